namespace Benchmarking.Web.Features.Releases.Files;

public enum ColumnType
{
    Text,
    Whole,
    Number,
    Day,
}

/// <summary>A column that a release may hold: what is not one of these leaves in no file.</summary>
/// <param name="Name">Its header in every file: small letters, digits and underscores.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Definition">What stands in it.</param>
public sealed record ReleaseColumn(string Name, string Title, string Definition, ColumnType Type = ColumnType.Text)
{
    public string Unit { get; init; } = "";

    /// <summary>Symbols that may stand in it, and what they mean.</summary>
    public string Symbols { get; init; } = "";

    public string Rounding { get; init; } = "";

    /// <summary>By which version of a metric's definition its numbers are to be read.</summary>
    public string MetricVersion { get; init; } = "";

    /// <summary>Whether it helps to tell a row from every other.</summary>
    public bool IsKey { get; init; }

    public bool IsNumber => Type is ColumnType.Whole or ColumnType.Number;
}

/// <summary>A table of a release, the same in every format.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Rows">Cells of string, decimal, int, DateOnly or null, one for each column, in a settled order.</param>
public sealed record ReleaseTable(
    string Name, string Title, string Description, IReadOnlyList<ReleaseColumn> Columns, IReadOnlyList<object?[]> Rows)
{
    public string FileName => $"{Name}.csv";

    /// <summary>Names of the columns that together tell a row from every other.</summary>
    public IEnumerable<string> Key => Columns.Where(column => column.IsKey).Select(column => column.Name);

    /// <summary>What is compared with the version before. Null: the key is. (Pseudonyms are new each time.)</summary>
    public IReadOnlyList<string>? ComparedBy { get; init; }
}
