using Benchmarking.Workbooks;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Web.Features.History;

/// <summary>A column of a file of earlier figures.</summary>
public enum HistoryColumn
{
    Period,
    Metric,
    Area,
    Value,
    Numerator,
    Denominator,
    Marker,
}

/// <summary>Which column is where, as the heading of the file says. Other columns are left alone.</summary>
public sealed class HistoryColumns
{
    private readonly Dictionary<HistoryColumn, int> _places;

    private HistoryColumns(Dictionary<HistoryColumn, int> places) => _places = places;

    /// <summary>Its name in the heading.</summary>
    public static string Name(HistoryColumn column) => column.ToString().ToLowerInvariant();

    /// <summary>Finds the columns by their names, whatever their order and their letters' case.</summary>
    /// <returns>The columns, or why the heading will not do.</returns>
    public static (HistoryColumns? Columns, Refusal? Refusal) Read(SheetRow heading)
    {
        var places = new Dictionary<HistoryColumn, int>();
        foreach (var cell in heading.Cells)
        {
            if (!Enum.TryParse<HistoryColumn>(cell.Text?.Trim(), ignoreCase: true, out var column) || char.IsAsciiDigit(cell.Text!.Trim()[0]))
                continue;
            if (!places.TryAdd(column, cell.Column))
                return (null, Twice(column));
        }

        string[] missing =
        [
            .. new[] { HistoryColumn.Period, HistoryColumn.Metric }.Where(column => !places.ContainsKey(column)).Select(Name),
            .. places.ContainsKey(HistoryColumn.Value) || places.ContainsKey(HistoryColumn.Numerator) ? Array.Empty<string>() : ["value"],
        ];
        return missing.Length == 0 ? (new HistoryColumns(places), null) : (null, Missing(missing));
    }

    /// <summary>The cell of a row in that column; null where the row has none or the file has no such column.</summary>
    public SheetCell? Of(SheetRow row, HistoryColumn column) => _places.TryGetValue(column, out var place) ? row[place] : null;

    /// <summary>Where the column stands, counted from 1; the first where the file has none.</summary>
    public int Place(HistoryColumn column) => _places.GetValueOrDefault(column, 1);

    private static Refusal Missing(string[] names) => new(
        "no-heading",
        $"The first row does not name the column{(names.Length == 1 ? "" : "s")} {string.Join(", ", names.Select(name => $"“{name}”"))}.",
        "Start from the template: its first row names every column, and the order does not matter.");

    private static Refusal Twice(HistoryColumn column) => new(
        "heading-twice", $"The first row names the column “{Name(column)}” twice.", "Leave one of them, or start from the template.");
}
