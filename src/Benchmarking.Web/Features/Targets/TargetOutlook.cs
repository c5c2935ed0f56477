using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Targets;

/// <summary>One quarter of the table from which a target is chosen.</summary>
/// <param name="Distance">To the current target; null where there is none, or the quarter lies before it.</param>
public sealed record OutlookRow(string Quarter, string Own, bool HasOwn, string Median, string MiddleHalf, string? Distance);

/// <summary>What is in view while a target is set: where the member and the members stand, how it went, and how it was a year ago.</summary>
public sealed record TargetOutlook(
    MetricSeries Series, IReadOnlyList<KeyFact> Facts, IReadOnlyList<OutlookRow> Rows, SparkModel? Trend, StripModel? YearAgo, string? YearAgoWords)
{
    public static TargetOutlook Of(MetricSeries series, TargetProgress? progress)
    {
        var yearAgo = series.YearBefore is { } point ? series with { Points = [point] } : null;
        return new TargetOutlook(
            series,
            [.. KeyFacts.Of(series, null).Where(fact => fact.Label != "Source"), .. BestQuarter(series)],
            [.. series.Points.Select(point => Row(point, series.Subject, progress))],
            OverviewRows.Trend(series),
            yearAgo is null ? null : Strips.Of(yearAgo),
            yearAgo is null ? null : $"{yearAgo.Latest.Period.Words}: {Spread(yearAgo)}");
    }

    /// <summary>Where the best quarter of members begins, as far as it is published; nothing where no direction is good.</summary>
    private static IEnumerable<KeyFact> BestQuarter(MetricSeries series) => (series.Subject.Metric.Polarity, series.Latest.Cell) switch
    {
        (Polarity.HigherIsBetter, { UpperQuartile: { } upper } cell) => [new("Top quarter", $"above {series.Subject.Published(upper, cell)}")],
        (Polarity.LowerIsBetter, { LowerQuartile: { } lower } cell) => [new("Best quarter", $"below {series.Subject.Published(lower, cell)}")],
        _ => [],
    };

    private static OutlookRow Row(SeriesPoint point, MetricSubject subject, TargetProgress? progress)
    {
        var (cell, brief) = (point.Cell, WhyNotShown.Brief(point.Cell, point.Quarter));
        return new OutlookRow(
            point.Period.Words,
            point.Own switch { null => "not published", { Value: { } own } => subject.Text(own), { Note: var note } => note },
            point.Own?.Value is not null,
            cell?.Median is { } median ? subject.Published(median, cell) : brief,
            cell is { LowerQuartile: { } lower, UpperQuartile: { } upper }
                ? PublishedText.Range(lower, upper, cell, subject.Metric)
                : cell?.Median is null ? brief : "not shown",
            progress?.Points.FirstOrDefault(known => known.Period == point.Period)?.Distance.Words);
    }

    private static string Spread(MetricSeries series)
    {
        var (subject, point) = (series.Subject, series.Latest);
        return point.Cell switch
        {
            { LowerQuartile: { } lower, Median: { } median, UpperQuartile: { } upper } cell =>
                $"the middle half of members was {PublishedText.Range(lower, upper, cell, subject.Metric)}, the median {subject.Published(median, cell)}.",
            { Median: { } median } cell => $"the median was {subject.Published(median, cell)}; the quartiles are not shown.",
            _ => $"{(WhyNotShown.Sentence(point.Cell, point.Quarter) ?? WhyNotShown.Neutral).TrimEnd('.')}.",
        };
    }
}
