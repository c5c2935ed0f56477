using System.Text.Json.Serialization;

namespace Benchmarking.Web.Shared;

/// <summary>
/// One figure of a chart beside the benchmark: a period, a rung, a group. Whatever is null is a gap, and the note
/// beside it says why.
/// </summary>
public abstract record ChartPoint
{
    public ShownFigure? Own { get; init; }

    public ShownFigure? Median { get; init; }

    public ShownRange? MiddleHalf { get; init; }

    /// <summary>How many members the benchmark rests on; null where that is not told.</summary>
    public ShownFigure? Members { get; init; }

    /// <summary>Why there is no own figure: "not collected".</summary>
    public string? OwnNote { get; init; }

    /// <summary>Why a number of the benchmark is missing: "not shown".</summary>
    public string? Note { get; init; }

    /// <summary>The house's symbol for what is missing: <c>[c]</c> withheld, <c>[x]</c> not collected, <c>[z]</c> not applicable.</summary>
    public string? Symbol { get; init; }

    /// <summary>True where the benchmark rests on fewer members than quartiles need: the point is drawn hollow.</summary>
    public bool SmallN { get; init; }

    /// <summary>Where the code for what is missing is explained; for the table alone.</summary>
    [JsonIgnore]
    public PageLink? Why { get; init; }

    /// <summary>Of which period or publication a held number is; for the table alone.</summary>
    [JsonIgnore]
    public string? HeldFrom { get; init; }

    /// <summary>How few members are few, "fewer than 12"; for the table alone.</summary>
    [JsonIgnore]
    public string? SmallNote { get; init; }

    /// <summary>What the file says of it besides figures.</summary>
    [JsonIgnore]
    public IReadOnlyList<ChartRemark> Remarks { get; init; } = [];

    /// <summary>The note after its symbol: "[c] not shown".</summary>
    [JsonIgnore]
    public string? Missing => Note is null ? null : Symbol is null ? Note : $"{Symbol} {Note}";
}

/// <summary>The columns that every chart's table has.</summary>
public static class ChartColumns
{
    private static readonly string[] Before = ["metric", "name", "unit", "period", "publication", "kind", "group"];
    private static readonly string[] After = ["lower_quartile", "median", "upper_quartile", "n", "status", "reason", "base", "bounds", "held_from"];

    /// <summary>Names and order of the file's columns, the same for every kind; a kind may add its own at the end.</summary>
    public static IEnumerable<string> InFile(string? ownName) =>
        [.. Before, .. ownName is null ? Array.Empty<string>() : [ChartTable.OwnName, ChartTable.OwnNote], .. After];

    /// <summary>Of <see cref="Cells"/>, in the same order.</summary>
    public static IEnumerable<ChartColumn> Of(string? ownName)
    {
        if (ownName is not null)
            yield return new ChartColumn(ownName, ChartTable.OwnName);
        yield return new ChartColumn("Median", "median");
        yield return new ChartColumn("Middle half", "lower_quartile", "upper_quartile");
    }

    /// <summary>The last column, after whatever a kind puts between.</summary>
    public static ChartColumn Members { get; } = new("Members", "n");

    public static IEnumerable<ChartCell> Cells(ChartPoint point, string? ownName)
    {
        if (ownName is not null)
            yield return new ChartCell(point.Own?.Text ?? point.OwnNote, point.Own?.Value) { IsOwn = true };
        yield return new ChartCell(point.Median?.Text ?? point.Missing, point.Median?.Value)
        {
            Why = point.Median is null ? point.Why : null,
            Note = point.HeldFrom is { } from ? $"of {from}" : null,
        };
        yield return new ChartCell(point.MiddleHalf?.Text ?? point.Missing, point.MiddleHalf?.Lower, point.MiddleHalf?.Upper)
        {
            Why = point.Median is not null ? point.Why : null,
        };
    }

    public static ChartCell CellOfMembers(ChartPoint point) => new(point.Members?.Text, point.Members?.Value) { Note = point.SmallNote is { } few ? $"({few})" : null };
}
