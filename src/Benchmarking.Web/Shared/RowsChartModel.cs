using System.Text.Json.Serialization;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Shared;

/// <summary>One row: a rung, a share of a group, the metric itself.</summary>
/// <param name="Name">What stands before the row.</param>
public sealed record RowsPoint(string Name) : ChartPoint
{
    /// <summary>Where a new set of rows begins, its name; null within a set.</summary>
    public string? Group { get; init; }

    /// <summary>A few words beside that name: "you 12 points fewer".</summary>
    public string? GroupNote { get; init; }

    /// <summary>True where the own diamond is hollow: the figure that the other row of its set is held against.</summary>
    public bool IsBase { get; init; }

    /// <summary>This row less its base, of the own figures.</summary>
    public ShownFigure? OwnGap { get; init; }

    /// <summary>This row less its base, of the two published medians.</summary>
    public ShownFigure? MedianGap { get; init; }
}

/// <summary>
/// Figures one under the other on one axis: the middle half as a box without whiskers, the median as a line, the own
/// value as a diamond or a bar. Nobody else's value is ever drawn.
/// </summary>
public sealed record RowsChartModel : ChartModel
{
    public override string Kind => "rows";

    public required ChartAxis Axis { get; init; }

    public required IReadOnlyList<RowsPoint> Points { get; init; }

    /// <summary>What a row is, as head of the table's first column: "Rung".</summary>
    public required string RowHeading { get; init; }

    /// <summary>True where the own value is a length from nought, a share of a whole; else it is a diamond.</summary>
    public bool OwnAsBar { get; init; }

    /// <summary>True where rows are held against each other, so that the table has the differences too.</summary>
    public bool HasGaps { get; init; }

    /// <summary>What is written at the end of each row.</summary>
    public IReadOnlyList<string> Ends => [.. Points.Select(point => RowsChartWords.End(this, point))];

    [JsonIgnore]
    public override string Still => "/Shared/_RowsChartStill.cshtml";

    public override ChartTable ToTable() => new(Figure, RowHeading, [.. Columns()], [.. Points.Select(Row)],
    [
        .. ChartColumns.InFile(OwnName), .. !HasGaps ? [] : OwnName is null ? ["median_gap"] : new[] { "own_gap", "median_gap" },
    ]);

    private IEnumerable<ChartColumn> Columns()
    {
        foreach (var column in ChartColumns.Of(OwnName))
            yield return column;
        if (HasGaps && OwnName is not null)
            yield return new ChartColumn("Your gap", "own_gap");
        if (HasGaps)
            yield return new ChartColumn("Gap of medians", "median_gap");
        yield return ChartColumns.Members;
    }

    private ChartRow Row(RowsPoint point, int at)
    {
        var group = point.Group ?? Points.Take(at).LastOrDefault(before => before.Group is not null)?.Group;
        return new ChartRow(group is null ? point.Name : $"{group}: {Lowered(point.Name)}", [.. Cells(point)], point.Remarks);
    }

    private IEnumerable<ChartCell> Cells(RowsPoint point)
    {
        foreach (var cell in ChartColumns.Cells(point, OwnName))
            yield return cell;
        if (HasGaps && OwnName is not null)
            yield return new ChartCell(point.OwnGap?.Text, point.OwnGap?.Value);
        if (HasGaps)
            yield return new ChartCell(point.MedianGap?.Text, point.MedianGap?.Value);
        yield return ChartColumns.CellOfMembers(point);
    }
}
