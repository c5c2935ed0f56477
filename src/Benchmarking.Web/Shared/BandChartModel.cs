using System.Text.Json.Serialization;

namespace Benchmarking.Web.Shared;

/// <summary>One period of a chart over time.</summary>
/// <param name="Short">As on the axis, "Q1 24".</param>
/// <param name="Period">In words, "Q1, April to June 2024".</param>
public sealed record BandPoint(string Short, string Period) : ChartPoint
{
    /// <summary>The national median of the year that the period belongs to.</summary>
    public ShownFigure? National { get; init; }

    /// <summary>The national middle half of that year.</summary>
    public ShownRange? NationalHalf { get; init; }

    /// <summary>That year, "2024/25"; with "part-year" where not all of its quarters are drawn.</summary>
    public string? NationalYear { get; init; }

    /// <summary><c>[p]</c> where the numbers are provisional, <c>[r]</c> where they are revised.</summary>
    public string? Mark { get; init; }

    /// <summary>The number of the publication, as read with its mark; null where nothing was published.</summary>
    [JsonIgnore]
    public string? Publication { get; init; }
}

/// <summary>The middle half and the median of the members over time, with the viewer's own figure in it.</summary>
public sealed record BandChartModel : ChartModel
{
    private static readonly string[] NationalColumns = ["national_year", "national_lower_quartile", "national_median", "national_upper_quartile"];

    public override string Kind => "band";

    public required ChartAxis Axis { get; init; }

    public required IReadOnlyList<BandPoint> Points { get; init; }

    public ShownFigure? Target { get; init; }

    /// <summary>Name of the national line, "National median (TSM TP06)"; drawn where a point has such a figure.</summary>
    public string NationalName { get; init; } = "National median";

    [JsonIgnore]
    public override string Still => "/Shared/_BandChartStill.cshtml";

    [JsonIgnore]
    public bool HasNational => Points.Any(p => p.National is not null);

    public override ChartTable ToTable() => new(Figure, "Period", [.. Columns()], [.. Points.Select(Row)],
    [
        .. ChartColumns.InFile(OwnName), .. HasNational ? NationalColumns : [],
    ]);

    private IEnumerable<ChartColumn> Columns()
    {
        foreach (var column in ChartColumns.Of(OwnName))
            yield return column;
        if (HasNational)
        {
            yield return new ChartColumn(NationalName, "national_median");
            yield return new ChartColumn("National middle half", "national_lower_quartile", "national_upper_quartile");
        }

        yield return ChartColumns.Members;
        yield return new ChartColumn("Publication");
    }

    private ChartRow Row(BandPoint point) => new(point.Period, [.. Cells(point)], point.Remarks, InFile: point.Publication is not null);

    private IEnumerable<ChartCell> Cells(BandPoint point)
    {
        foreach (var cell in ChartColumns.Cells(point, OwnName))
            yield return cell;
        if (HasNational)
        {
            yield return new ChartCell(point.National?.Text, point.National?.Value) { Note = point.NationalYear };
            yield return new ChartCell(point.NationalHalf?.Text, point.NationalHalf?.Lower, point.NationalHalf?.Upper);
        }

        yield return ChartColumns.CellOfMembers(point);
        yield return new ChartCell(point.Publication);
    }
}
