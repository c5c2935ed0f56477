using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Targets;

/// <summary>The member's metrics over time in one peer group.</summary>
/// <param name="Timeline">Null while nothing is published.</param>
public sealed record TargetSeries(Timeline? Timeline, IReadOnlyDictionary<string, MetricSeries> ByMetric)
{
    public MetricSeries? Of(string metric) => ByMetric.GetValueOrDefault(metric);
}

public static class TargetSeriesQueries
{
    /// <summary>
    /// A peer group that the latest publication does not have is not quietly replaced by another: its cells are missing,
    /// and a band in it cannot be told.
    /// </summary>
    /// <param name="alone">The one metric that is asked about; null for every metric.</param>
    public static async Task<TargetSeries> ReadTargetSeriesAsync(
        this BenchmarkingDb db, string? group, string? alone, CancellationToken cancellation)
    {
        if (await db.FindTimelineAsync(group, cancellation) is not { } timeline)
            return new TargetSeries(null, new Dictionary<string, MetricSeries>());

        var series = await db.ReadSeriesAsync(timeline, Perspective.Member, alone, cancellation);
        return new TargetSeries(timeline, series.ToDictionary(
            one => one.Subject.Code, one => timeline.Missing is null ? one : WithoutCells(one)));
    }

    /// <summary>The metric as it is defined now, for one of which nothing is published; null where there is none of that code.</summary>
    public static async Task<MetricSubject?> FindSubjectAsync(
        this BenchmarkingDb db, string metric, Period today, CancellationToken cancellation) =>
        (await db.ReadSubjectsAsync([metric], today, cancellation)).GetValueOrDefault(metric);

    public static async Task<IReadOnlyDictionary<string, MetricSubject>> ReadSubjectsAsync(
        this BenchmarkingDb db, IReadOnlyCollection<string> metrics, Period today, CancellationToken cancellation)
    {
        var versions = await db.MetricVersions.AsNoTracking().Include(row => row.Metric)
            .Where(row => metrics.Contains(row.MetricCode)).ToListAsync(cancellation);
        var modules = await db.Modules.AsNoTracking().ToDictionaryAsync(row => row.Code, cancellation);
        return versions.GroupBy(row => row.MetricCode).ToDictionary(rows => rows.Key, rows => Subject(rows.In(today), modules));
    }

    private static MetricSubject Subject(MetricVersion version, Dictionary<string, Module> modules) => new(
        version.ForEngine(),
        version.Metric.Name,
        version.Metric.Scope,
        version.Metric.Position,
        modules[version.Metric.Module].Name,
        modules[version.Metric.Module].Position,
        version.Source,
        version.AsksSampleSize,
        version.PlausibleLow,
        version.PlausibleHigh);

    private static MetricSeries WithoutCells(MetricSeries series) =>
        series with { Points = [.. series.Points.Select(point => point with { Cell = null })] };
}
