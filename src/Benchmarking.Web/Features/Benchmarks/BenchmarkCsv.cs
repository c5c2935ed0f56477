using System.Text;
using Benchmarking.Engine;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The numbers of a page as a file: rounded as on the page, without signs and units; missing ones empty, with the reason.</summary>
public static class BenchmarkCsv
{
    /// <summary>The overview: each metric in the latest quarter.</summary>
    public static Task<byte[]> OfAsync(OverviewPage page, CancellationToken cancellation) =>
        WriteAsync(page.Perspective, page.Timeline, page.Series.Select(series => (series, series.Latest)), cancellation);

    /// <summary>One metric in each quarter of which something is published: the table of its chart.</summary>
    public static Task<byte[]> OfAsync(MetricPage page, CancellationToken cancellation) => ChartFile.OfAsync(page.Chart, cancellation);

    private static async Task<byte[]> WriteAsync(
        Perspective perspective,
        Timeline timeline,
        IEnumerable<(MetricSeries Series, SeriesPoint Point)> rows,
        CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        memory.Write(Encoding.UTF8.Preamble); // tells Excel that the file is UTF-8
        var csv = new CsvOutput(memory);
        csv.Header("metric", "name", "unit", "period", "publication", "kind", "group");
        if (perspective.IsMember)
            csv.Header("you", "you_note");
        csv.Header("lower_quartile", "median", "upper_quartile", "n", "status", "reason", "base", "bounds", "held_from");
        await csv.EndRowAsync(cancellation);
        foreach (var (series, point) in rows)
        {
            if (point.Quarter is not { } quarter)
                continue;
            Write(csv, series.Subject, point, quarter, timeline.Group);
            await csv.EndRowAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
        return memory.ToArray();
    }

    private static void Write(
        CsvOutput csv, MetricSubject subject, SeriesPoint point, PublishedQuarter quarter, GroupOption group)
    {
        csv.Text(subject.Code).Text(subject.Name).Text(subject.Metric.Unit)
            .Text(point.Period.ToString()).Number(quarter.Number).Text(quarter.Kind.ToString().ToLowerInvariant())
            .Text(group.Code);
        if (point.Own is { } own)
            csv.Number(Number(own.Value, subject)).Text(own.Value is null ? own.Note : null);
        var cell = point.Cell;
        csv.Number(Number(cell?.LowerQuartile, subject))
            .Number(Number(cell?.Median, subject))
            .Number(Number(cell?.UpperQuartile, subject))
            .Number(cell?.N)
            .Text(cell?.Status.Code())
            .Text(cell?.Reason?.ToString())
            .Number(cell?.Base)
            .Text(ChartFigures.Bounds(cell, subject))
            .Text(cell?.HeldFrom);
    }

    private static decimal? Number(decimal? value, MetricSubject subject) =>
        value is { } known ? ChartFigures.Value(known, subject) : null;
}
