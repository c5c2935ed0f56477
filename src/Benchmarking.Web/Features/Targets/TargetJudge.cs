using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Targets;

/// <summary>How far a figure is from a target.</summary>
/// <param name="Reached">Null where it cannot be told.</param>
/// <param name="Words">A few words, or why it cannot be told.</param>
public sealed record TargetDistance(bool? Reached, string Words);

/// <summary>
/// Judges a quarter's own figure against a target: a number by the metric's direction, a band by that quarter's published
/// quartiles and by nothing else. What the publication does not show cannot be told.
/// </summary>
public static class TargetJudge
{
    /// <summary>
    /// How far the latest figure is from the current target, for a page about one peer group. Null without a target,
    /// where it cannot be told, and where it is a band of another group: that one's numbers are not on the page.
    /// </summary>
    public static TargetDistance? Latest(MetricSeries series, GroupOption group) =>
        series.Target is { } aim && IsJudgedBy(group, aim, series.TargetGroup)
        && Of(aim, series.Latest, series.Subject) is { Reached: not null } distance
            ? distance
            : null;

    private static bool IsJudgedBy(GroupOption group, TargetAim aim, string? own) =>
        aim.Kind != TargetKind.Band || (own ?? PeerGroup.All) == group.Code;

    public static TargetDistance Of(TargetAim aim, SeriesPoint point, MetricSubject subject)
    {
        if (point.Quarter is null)
            return new(null, "nothing was published");
        if (point.Own?.Value is not { } own)
            return new(null, point.Own?.Note ?? OwnFigures.NotCollected);

        return (aim.Kind, aim.Value, aim.Band) switch
        {
            (TargetKind.Number, { } value, _) => OfNumber(own, value, subject.Metric),
            (TargetKind.Band, _, { } band) => OfBand(own, band, point, subject),
            _ => new(null, "no target to reach"),
        };
    }

    /// <summary>Where no direction is good, only the number itself is the target.</summary>
    public static bool IsReached(decimal beyond, Polarity polarity) => polarity switch
    {
        Polarity.HigherIsBetter => beyond >= 0,
        Polarity.LowerIsBetter => beyond <= 0,
        _ => beyond == 0,
    };

    private static TargetDistance OfNumber(decimal own, decimal value, Metric metric)
    {
        var beyond = Change.Between(own, value, metric)!;
        return new(
            IsReached(beyond.Amount, metric.Polarity),
            beyond.Amount == 0 ? "at the target" : $"{Apart(beyond)} the target");
    }

    private static TargetDistance OfBand(decimal own, TargetBand band, SeriesPoint point, MetricSubject subject)
    {
        var metric = subject.Metric;
        var cell = point.Cell;
        if (cell is null || IsMissing(band, cell, metric.Polarity))
            return new(null, $"cannot be told: {Lowered(WhyNotShown.Sentence(cell, point.Quarter) ?? WhyNotShown.Neutral).TrimEnd('.')}");

        var placed = Bands.Place(own, cell, metric);
        return band switch
        {
            TargetBand.BestQuarter => OfQuarter(own, placed, cell, subject),
            TargetBand.BetterHalf => OfHalf(own, placed, cell, subject),
            _ => OfMiddle(own, placed, cell, subject),
        };
    }

    private static bool IsMissing(TargetBand band, Cell cell, Polarity polarity) => band switch
    {
        TargetBand.BetterHalf => cell.Median is null,
        TargetBand.BestQuarter => cell.Median is null || (polarity == Polarity.LowerIsBetter ? cell.LowerQuartile : cell.UpperQuartile) is null,
        _ => cell.Median is null || cell.LowerQuartile is null || cell.UpperQuartile is null,
    };

    private static TargetDistance OfQuarter(decimal own, Band placed, Cell cell, MetricSubject subject)
    {
        var lower = subject.Metric.Polarity == Polarity.LowerIsBetter;
        var edge = (lower ? cell.LowerQuartile : cell.UpperQuartile)!.Value;
        var quartile = $"the {(lower ? "lower" : "upper")} quartile, {subject.Published(edge, cell)}";
        var beyond = Change.Between(own, edge, subject.Metric)!;
        if (placed == (lower ? Band.BottomQuarter : Band.TopQuarter))
            return new(true, $"{Apart(beyond)} {quartile}");
        return new(false, beyond.Amount == 0
            ? $"at {quartile}, not beyond it"
            : IsReached(beyond.Amount, subject.Metric.Polarity) ? "around the median: the quarters lie too close to tell apart" : $"{Apart(beyond)} {quartile}");
    }

    private static TargetDistance OfHalf(decimal own, Band placed, Cell cell, MetricSubject subject)
    {
        var median = cell.Median!.Value;
        var beyond = Change.Between(own, median, subject.Metric)!;
        var reached = placed == Band.AroundMedian || Bands.IsGood(placed, subject.Metric.Polarity) == true;
        var named = $"the median, {subject.Published(median, cell)}";
        return new(reached, placed == Band.AroundMedian || beyond.Amount == 0 ? $"around {named}" : $"{Apart(beyond)} {named}");
    }

    private static TargetDistance OfMiddle(decimal own, Band placed, Cell cell, MetricSubject subject)
    {
        var (lower, upper) = (cell.LowerQuartile!.Value, cell.UpperQuartile!.Value);
        var half = $"the middle half, {PublishedText.Range(lower, upper, cell, subject.Metric)}";
        return placed switch
        {
            Band.TopQuarter => new(false, $"{Apart(Change.Between(own, upper, subject.Metric)!)} {half}"),
            Band.BottomQuarter => new(false, $"{Apart(Change.Between(own, lower, subject.Metric)!)} {half}"),
            _ => new(true, $"in {half}"),
        };
    }

    /// <summary>"3 points below", "£0.80 above".</summary>
    private static string Apart(Change beyond) => $"{Finding.Size(beyond)} {(beyond.Amount > 0 ? "above" : "below")}";
}
