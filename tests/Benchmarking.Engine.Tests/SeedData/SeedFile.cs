using System.Globalization;

namespace Benchmarking.Engine.Tests.SeedData;

/// <summary>One file of <c>seed-data/</c>, read strictly: a row of another width or a stray quote is an error.</summary>
internal sealed class SeedFile
{
    private SeedFile(string name, IReadOnlyList<string> columns, IReadOnlyList<SeedRow> rows) =>
        (Name, Columns, Rows) = (name, columns, rows);

    public string Name { get; }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<SeedRow> Rows { get; }

    public static string Folder { get; } = Path.Combine(ProjectRoot(), "seed-data");

    public static SeedFile Read(string name)
    {
        var lines = Rfc4180.Read(File.ReadAllText(Path.Combine(Folder, name))).ToList();
        var columns = lines[0].Cells;
        return new SeedFile(name, columns, [.. lines.Skip(1).Select(line => Row(name, columns, line.Line, line.Cells))]);
    }

    private static SeedRow Row(string name, IReadOnlyList<string> columns, int line, IReadOnlyList<string> cells) =>
        cells.Count == columns.Count
            ? new SeedRow($"{name} line {line}", columns.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second))
            : throw new FormatException($"{name} line {line}: {cells.Count} cells under {columns.Count} columns.");

    public HashSet<string> Set(string column) => [.. Rows.Select(row => row[column])];

    private static string ProjectRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Benchmarking.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException(
            $"No folder above {AppContext.BaseDirectory} holds Benchmarking.sln.");
    }
}

/// <summary>One row, by column, with the place it was read from for messages.</summary>
internal sealed record SeedRow(string Place, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells[column];

    /// <summary>The number in the cell, invariant; null where the cell is empty.</summary>
    public decimal? Number(string column) => Cells[column].Length == 0
        ? null
        : decimal.Parse(Cells[column], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public decimal Required(string column) =>
        Number(column) ?? throw new InvalidDataException($"{Place}: {column} is empty.");
}
