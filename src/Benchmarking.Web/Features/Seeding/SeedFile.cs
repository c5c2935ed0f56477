using System.Globalization;
using Benchmarking.Web.Database;
using CsvHelper;

namespace Benchmarking.Web.Features.Seeding;

/// <summary>The files of <c>seed-data/</c>, which travel inside the program.</summary>
public static class SeedFile
{
    /// <summary>The lines of one file, such as <c>metrics</c>, in order.</summary>
    public static IReadOnlyList<SeedRow> Read(string name)
    {
        var resource = $"seed-data/{name}.csv";
        using var stream = typeof(SeedFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} was not built into the site.");
        using var text = new StreamReader(stream);
        using var csv = CsvReader.Create(text, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
        csv.ReadHeader();
        string[] columns = [.. csv.Headers];
        var rows = new List<SeedRow>();
        while (csv.Read())
        {
            var fields = new Dictionary<string, string>(columns.Length);
            for (var at = 0; at < columns.Length; at++)
                fields.Add(columns[at], csv.GetString(at));
            rows.Add(new SeedRow($"{resource} line {csv.LineNumber}", rows.Count + 1, fields));
        }

        return rows;
    }
}

/// <summary>One line of a file.</summary>
/// <param name="Place">File and line, for messages.</param>
/// <param name="Position">1 for the first line under the header.</param>
public sealed record SeedRow(string Place, int Position, IReadOnlyDictionary<string, string> Fields)
{
    public string Text(string column) => Fields.TryGetValue(column, out var text)
        ? text
        : throw new FormatException($"{Place}: there is no column \"{column}\".");

    public string? TextOrNull(string column) => Text(column) is { Length: > 0 } text ? text : null;

    public decimal? NumberOrNull(string column) => TextOrNull(column) is { } text ? Parsed(column, text) : null;

    public decimal Number(string column) => Parsed(column, Text(column));

    public int Whole(string column) => (int)Number(column);

    public bool Flag(string column) => Text(column) switch
    {
        "yes" => true,
        "no" => false,
        var other => throw new FormatException($"{Place}: column \"{column}\" says \"{other}\", not yes or no."),
    };

    /// <summary>A word that names a member of an enum, in snake_case.</summary>
    public TEnum Word<TEnum>(string column)
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Cast<TEnum?>().SingleOrDefault(value => SnakeCase.Of($"{value}") == Text(column))
        ?? throw new FormatException($"{Place}: column \"{column}\" says \"{Text(column)}\", which is none of its words.");

    private decimal Parsed(string column, string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{Place}: \"{text}\" in column \"{column}\" is not a number.");
}
