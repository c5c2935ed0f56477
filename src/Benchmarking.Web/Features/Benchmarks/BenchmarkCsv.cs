using Benchmarking.Engine;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The numbers of a page as a file: rounded as on the page, without signs and units; missing ones empty, with the reason.</summary>
public static class BenchmarkCsv
{
    /// <summary>The overview: each metric in the latest quarter.</summary>
    public static Task<byte[]> OfAsync(OverviewPage page, CancellationToken cancellation) => CsvFile.OfAsync(
        [
            "metric", "name", "unit", "period", "publication", "kind", "group",
            .. page.Perspective.IsMember ? ["you", "you_note"] : Array.Empty<string>(),
            "lower_quartile", "median", "upper_quartile", "n", "status", "reason", "base", "bounds", "held_from",
        ],
        from series in page.Series
        where series.Latest.Quarter is not null
        select (Action<CsvOutput>)(csv => Write(csv, series.Subject, series.Latest, series.Latest.Quarter!, page.Timeline.Group)),
        cancellation);

    /// <summary>One metric in each quarter of which something is published: the table of its chart.</summary>
    public static Task<byte[]> OfAsync(MetricPage page, CancellationToken cancellation) => ChartFile.OfAsync(page.Chart, cancellation);

    private static void Write(
        CsvOutput csv, MetricSubject subject, SeriesPoint point, PublishedQuarter quarter, GroupOption group)
    {
        csv.Text(subject.Code).Text(subject.Name).Text(subject.Metric.Unit)
            .Text(point.Period.ToString()).Number(quarter.Number).Text(quarter.Kind.ToString().ToLowerInvariant())
            .Text(group.Code);
        if (point.Own is { } own)
            csv.Number(ChartFigures.Value(own.Value, subject)).Text(own.Value is null ? own.Note : null);
        var cell = point.Cell;
        csv.Number(ChartFigures.Value(cell?.LowerQuartile, subject))
            .Number(ChartFigures.Value(cell?.Median, subject))
            .Number(ChartFigures.Value(cell?.UpperQuartile, subject))
            .Number(cell?.N)
            .Text(cell?.Status.Code())
            .Text(cell?.Reason?.ToString())
            .Number(cell?.Base)
            .Text(ChartFigures.Bounds(cell, subject))
            .Text(cell?.HeldFrom);
    }
}
