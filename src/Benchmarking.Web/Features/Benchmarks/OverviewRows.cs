using Benchmarking.Engine;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Features.Targets;
using Benchmarking.Web.Shared;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>Turns a metric over time into its row of the overview.</summary>
public static class OverviewRows
{
    public static OverviewRow Of(MetricSeries series, Timeline timeline, Perspective perspective)
    {
        var (subject, point) = (series.Subject, series.Latest);
        return new OverviewRow(
            subject.Name,
            perspective.Metric(subject.Code, timeline.Group.Code),
            point.Own is { Value: { } own } ? subject.Text(own) : point.Own?.Note ?? "",
            HasOwn: point.Own?.Value is not null,
            point.Cell?.Median is { } median ? subject.Published(median, point.Cell) : null,
            MiddleHalf(series),
            Strips.Of(series),
            Words(series, perspective),
            Changes.Since(series),
            point.Cell?.N?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Trend(series),
            Instead(series, timeline, perspective),
            WhyNotShown.ReasonOf(point.Cell)?.Link(),
            Target(series, timeline.Group));
    }

    /// <summary>"3 points below the target of 75%"; null without a target, or where this group does not tell how far it is.</summary>
    public static string? Target(MetricSeries series, GroupOption group)
    {
        if (series.Target is not { } aim || TargetJudge.Latest(series, group) is not { } distance)
            return null;

        return aim.Value is { } value ? $"{Raised(distance.Words)} of {series.Subject.Text(value)}" : $"Target: {distance.Words}";
    }

    /// <summary>Where the viewer stands, and why a number is missing where one is.</summary>
    public static string Words(MetricSeries series, Perspective perspective)
    {
        var why = WhyNotShown.InRow(series.Latest.Cell, series.Latest.Quarter);
        if (!perspective.IsMember)
            return why ?? Spread(series);

        var placed = series.Band == Band.NotPlaced ? null : Bands.Words(series.Band, series.Subject.Metric.Polarity);
        return (placed, why) switch
        {
            ({ } band, null) => Raised(band),
            ({ } band, { } reason) => $"{Raised(band)}. {reason}",
            (null, { } reason) => reason,
            _ => "No figure of yours",
        };
    }

    /// <summary>"median 66%", or why there is none.</summary>
    public static string Median(MetricSeries series) => series.Latest.Cell is { Median: { } median } cell
        ? $"median {series.Subject.Published(median, cell)}"
        : WhyNotShown.Brief(series.Latest.Cell, series.Latest.Quarter);

    /// <summary>How far members lie apart, which the steering group looks for.</summary>
    private static string Spread(MetricSeries series)
    {
        var apart = Engine.Change.Between(series.Latest.Cell?.UpperQuartile, series.Latest.Cell?.LowerQuartile, series.Subject.Metric);
        return apart is null ? "" : $"Middle half spans {Finding.Size(apart)}";
    }

    private static string? MiddleHalf(MetricSeries series) =>
        series.Latest.Cell is { LowerQuartile: { } lower, UpperQuartile: { } upper }
            ? PublishedText.Range(lower, upper, series.Latest.Cell, series.Subject.Metric)
            : null;

    /// <summary>The own figure, or the median where nobody’s own is shown, as a line; null before there are two.</summary>
    public static SparkModel? Trend(MetricSeries series)
    {
        var isOwn = series.Latest.Own is not null;
        var values = series.Points.Select(point => isOwn ? point.Own?.Value : point.Cell?.Median).ToList();
        var known = values.OfType<decimal>().ToList();
        if (known.Count < 2)
            return null;

        var text = series.Subject.Text;
        var whose = isOwn ? "Your figure" : "Median";
        return new SparkModel(values, $"{whose} over {values.Count} quarters, from {text(known[0])} to {text(known[^1])}", isOwn);
    }

    private static PageLink? Instead(MetricSeries series, Timeline timeline, Perspective perspective) =>
        !timeline.Group.IsAll && series.Latest is { Cell: null or { Median: null }, ForAll.Median: not null }
            ? new PageLink("See all members", perspective.Metric(series.Subject.Code, PeerGroup.All))
            : null;
}
