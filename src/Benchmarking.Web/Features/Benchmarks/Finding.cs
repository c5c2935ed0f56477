using Benchmarking.Engine;
using Benchmarking.Web.Features.Targets;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The finding in a sentence: what a manager would say of the figure.</summary>
public static class Finding
{
    /// <summary>
    /// Heading of a metric's page: "Kept informed: your 72% is in the top quarter of 19 members". It never calls a
    /// direction good that is not, and says no more than the published cell.
    /// </summary>
    public static string Title(MetricSeries series, GroupOption group)
    {
        var point = series.Latest;
        var said = point.Own switch
        {
            null => Spread(series, group),
            { Value: { } value } => Standing(series, series.Subject.Text(value), group),
            { Note: OwnFigures.NotCollected } when point.Cell is { Status: CellStatus.NotCollected } => Lowered(Nothing(point, group)),
            { Note: var note } => $"{Lowered(Median(series, group))}; you have no figure ({note})",
        };
        return $"{series.Subject.Name}: {said}";
    }

    /// <summary>
    /// Title of the chart of the latest quarter: "Q4 25: you are in the middle half of 20 members, above the median".
    /// Without an own figure it is how the members spread.
    /// </summary>
    public static string Place(MetricSeries series, GroupOption group)
    {
        var (point, polarity) = (series.Latest, series.Subject.Metric.Polarity);
        var members = Members(point.Cell?.N, group);
        var half = point.Cell?.LowerQuartile is null ? "" : $"in the middle half of {members}, ";
        var placed = series.Band switch
        {
            Band.TopQuarter => $"you are in the {(Rises(polarity) ? "top" : "highest")} quarter of {members}",
            Band.BottomQuarter => $"you are in the {(Rises(polarity) ? "bottom" : "lowest")} quarter of {members}",
            Band.AboveMedian => half.Length > 0 ? $"you are {half}above the median" : $"you are above the median of {members}",
            Band.BelowMedian => half.Length > 0 ? $"you are {half}below the median" : $"you are below the median of {members}",
            Band.AroundMedian => $"you are around the median of {members}",
            _ => Spread(series, group),
        };
        var direction = series.Band is Band.NotPlaced or Band.AroundMedian ? "" : Direction(polarity);
        return $"{point.Period.Short}: {placed}{direction}";
    }

    /// <summary>How the own figure, or the median where nobody's own is shown, has moved; null where nothing can be said.</summary>
    public static string? Movement(MetricSeries series)
    {
        var isOwn = series.Latest.Own is not null;
        var metric = series.Subject.Metric;
        decimal? Value(SeriesPoint? point) => isOwn ? point?.Own?.Value : point?.Cell?.Median;

        var now = Value(series.Latest);
        var first = series.Points.FirstOrDefault(point => Value(point) is not null);
        var parts = new List<string>();
        if (Change.Between(now, Value(series.Before), metric) is { } lately)
            parts.Add($"{lately.Spoken} since last quarter");
        if (first is not null && first != series.Latest && first != series.Before
            && Change.Between(now, Value(first), metric) is { } overall)
            parts.Add($"{overall.Spoken} since {first.Period.Short}");
        if (parts.Count == 0)
            return null;

        var said = string.Join(", ", parts);
        return isOwn ? $"{Raised(said)}." : $"Median: {said}.";
    }

    /// <summary>
    /// How far the own figure is from the own target: "Your target, 75%, is not reached yet: you are 3 points below the
    /// target." Null where it cannot be told among the members looked at.
    /// </summary>
    public static string? Distance(MetricSeries series, GroupOption group) => TargetJudge.Latest(series, group) is { } distance
        ? $"Your target, {series.Target!.Words(series.Subject, "")}, is {(distance.Reached == true ? "reached" : "not reached yet")}: you are {distance.Words}."
        : null;

    private static string Standing(MetricSeries series, string own, GroupOption group)
    {
        var (point, polarity) = (series.Latest, series.Subject.Metric.Polarity);
        var members = Members(point.Cell?.N, group);
        return series.Band switch
        {
            Band.TopQuarter => $"your {own} is in the {(Rises(polarity) ? "top" : "highest")} quarter of {members}{Direction(polarity)}",
            Band.BottomQuarter => $"your {own} is in the {(Rises(polarity) ? "bottom" : "lowest")} quarter of {members}{Direction(polarity)}",
            Band.AboveMedian => $"your {own} is above the median of {members}{Direction(polarity)}",
            Band.BelowMedian => $"your {own} is below the median of {members}{Direction(polarity)}",
            Band.AroundMedian => $"your {own} is around the median of {members}",
            _ => $"you are at {own}; {Lowered(Nothing(point, group))}",
        };
    }

    private static string Spread(MetricSeries series, GroupOption group) => series.Latest.Cell switch
    {
        { LowerQuartile: { } lower, Median: { } median, UpperQuartile: { } upper, N: var n } =>
            $"the middle half of {Members(n, group)} is {PublishedText.Range(lower, upper, series.Latest.Cell, series.Subject.Metric)}, "
            + $"the median {series.Subject.Published(median, series.Latest.Cell)}",
        _ => Median(series, group),
    };

    private static string Median(MetricSeries series, GroupOption group) => series.Latest.Cell switch
    {
        { Median: { } median, N: var n } => $"the median of {Members(n, group)} is {series.Subject.Published(median, series.Latest.Cell)}",
        _ => Lowered(Nothing(series.Latest, group)),
    };

    // The neutral sentence is too long for a heading; it stands in full below it.
    private static string Nothing(SeriesPoint point, GroupOption group)
    {
        var why = WhyNotShown.Sentence(point.Cell, point.Quarter);
        var where = group.IsAll ? "" : $" ({group.Name})";
        return (why, WhyNotShown.ReasonOf(point.Cell)) switch
        {
            (null or WhyNotShown.Neutral, _) => $"the benchmark is not shown{where}",
            (_, Reason.N3) => $"the benchmark is not shown{where}: {Lowered(why)}",
            (_, Reason.N4) => $"the benchmark is {Lowered(why)}{where}",
            (_, Reason.N5) => $"no benchmark{where}: {Lowered(why)}",
            _ => why + where,
        };
    }

    private static string Members(int? n, GroupOption group)
    {
        // Of a held number the count is not told.
        var members = n switch { null => "members", 1 => "1 member", _ => $"{n} members" };
        return group.IsAll ? members : $"{members} ({group.Name})";
    }

    private static bool Rises(Polarity polarity) => polarity == Polarity.HigherIsBetter;

    private static string Direction(Polarity polarity) => polarity switch
    {
        Polarity.LowerIsBetter => ", and lower is better",
        Polarity.Neutral => ", and neither direction is better",
        _ => "",
    };

    /// <summary>How large a difference is, whichever way it goes: <c>3 points</c>, <c>£0.80</c>.</summary>
    public static string Size(Change difference) => difference.Amount == 0
        ? "0"
        : difference.Spoken[(difference.Spoken.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
