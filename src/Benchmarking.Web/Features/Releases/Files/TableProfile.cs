using System.Text.Json;

namespace Benchmarking.Web.Features.Releases.Files;

/// <summary>What is in a column: counts, and of numbers where they lie. Of rows of the file, never of organisations.</summary>
/// <param name="Type">As data packages spell it.</param>
/// <param name="Count">Fields that are filled.</param>
/// <param name="Min">Of numbers; null otherwise.</param>
public sealed record ColumnProfile(
    string Name, string Title, string Definition, string Unit, string Type, string Symbols, string Rounding, string MetricVersion,
    int Count, int Missing, int Distinct, decimal? Min, decimal? Max, decimal? Median);

/// <summary>A table in a few lines, for whoever decides whether to download it.</summary>
/// <param name="Rows">Its first rows, field by field as in the file.</param>
public sealed record TableProfile(IReadOnlyList<ColumnProfile> Columns, IReadOnlyList<string[]> Rows)
{
    private const int RowsShown = 20;

    private static readonly JsonSerializerOptions Spelling = new(JsonSerializerDefaults.Web);

    public static TableProfile Of(ReleaseTable table) => new(
        [.. table.Columns.Select((column, place) => Of(column, [.. table.Rows.Select(row => row[place]).Where(IsFilled)], table.Rows.Count))],
        [.. table.Rows.Take(RowsShown).Select(row => row.Select(TableCsv.Text).ToArray())]);

    /// <summary>What the columns mean and nothing of what stands in them.</summary>
    public TableProfile WithoutContent() => new(
        [.. Columns.Select(column => column with { Count = 0, Missing = 0, Distinct = 0, Min = null, Max = null, Median = null })], []);

    public static TableProfile Parse(string json) =>
        JsonSerializer.Deserialize<TableProfile>(json, Spelling) ?? throw new InvalidOperationException("A profile is empty.");

    public string ToJson() => JsonSerializer.Serialize(this, Spelling);

    private static bool IsFilled(object? value) => value is not (null or "");

    private static ColumnProfile Of(ReleaseColumn column, List<object?> filled, int rows)
    {
        decimal[] numbers = column.IsNumber ? [.. filled.Select(value => Convert.ToDecimal(value, null)).Order()] : [];
        return new(
            column.Name, column.Title, column.Definition, column.Unit, DataPackageJson.TypeOf(column), column.Symbols, column.Rounding, column.MetricVersion,
            filled.Count, rows - filled.Count, filled.Distinct().Count(),
            numbers.Length == 0 ? null : numbers[0], numbers.Length == 0 ? null : numbers[^1], Middle(numbers));
    }

    private static decimal? Middle(decimal[] sorted) => sorted.Length == 0
        ? null
        : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
