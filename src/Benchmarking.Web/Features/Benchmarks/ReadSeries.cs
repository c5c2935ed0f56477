using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>
/// Reads metrics over time: published cells, and beside them the figures of the organisation acted for. In one query,
/// whatever the number of metrics and quarters; cells that were read a moment ago are not read again, own figures are.
/// </summary>
public static class ReadSeries
{
    /// <summary>Without an organisation nothing is anybody's own.</summary>
    /// <param name="alone">The one metric whose page it is, read with the core figures; null for every metric.</param>
    public static async Task<IReadOnlyList<MetricSeries>> ReadSeriesAsync(
        this BenchmarkingDb db, Timeline timeline, Perspective perspective, string? alone, CancellationToken cancellation)
    {
        var all = await db.ReadAllAsync(timeline, perspective, cancellation);
        return alone is null ? all : [.. all.Where(metric => metric.Subject.IsCore || metric.Subject.Code == alone)];
    }

    private static async Task<List<MetricSeries>> ReadAllAsync(
        this BenchmarkingDb db, Timeline timeline, Perspective perspective, CancellationToken cancellation)
    {
        var publications = timeline.Quarters.Select(quarter => quarter.Id).ToList();
        var collections = timeline.Quarters.Select(quarter => quarter.Collection).ToList();
        var key = $"{perspective.Root} {timeline.Group.Code} {string.Join(' ', publications)}";
        if (db.Kept?.Find<PublishedSet>(db.Tenant, key) is { } kept)
        {
            var own = perspective.IsMember
                ? await db.OwnFigures().Where(row => collections.Contains(row.Collection)).ToListAsync(cancellation)
                : [];
            return Series(kept, own, timeline, perspective);
        }

        string[] groups = [timeline.Group.Code, PeerGroup.All];
        var rows = await db.CellsWithOwn()
            .Where(row => publications.Contains(row.Cell.PublicationId) && groups.Contains(row.Cell.GroupCode))
            .AsNoTracking().ToListAsync(cancellation);
        var read = Published(rows);
        db.Kept?.Keep(db.Tenant, key, read, rows.Count);
        return Series(read, rows.Select(row => row.Own).OfType<OwnRow>(), timeline, perspective);
    }

    private static PublishedSet Published(List<SeriesRow> rows) => new(
    [
        .. from row in rows
           group row by row.Cell.MetricCode into metric
           let subject = metric.MaxBy(row => row.Cell.Period, StringComparer.Ordinal)!.Subject
           orderby subject.ModulePosition, subject.Position
           select new PublishedSeries(
               subject, metric.ToDictionary(row => (row.Cell.PublicationId, row.Cell.GroupCode), row => row.Cell.ForEngine())),
    ]);

    private static List<MetricSeries> Series(
        PublishedSet published, IEnumerable<OwnRow> rows, Timeline timeline, Perspective perspective)
    {
        var steps = timeline.Steps().ToList();
        // The cell of the group and that of everyone come with the same own figure.
        var own = rows.DistinctBy(row => (row.Collection, row.MetricCode)).ToDictionary(row => (row.Collection, row.MetricCode));
        var targets = own.Values.Where(row => row.Target is not null).DistinctBy(row => row.MetricCode)
            .ToDictionary(row => row.MetricCode);
        return [.. published.Metrics.Select(metric => new MetricSeries(
            metric.Subject, [.. steps.Select(step => Point(metric, step.Period, step.Quarter))])
        {
            Target = targets.GetValueOrDefault(metric.Subject.Code)?.Target,
            TargetGroup = targets.GetValueOrDefault(metric.Subject.Code)?.TargetGroup,
        })];

        SeriesPoint Point(PublishedSeries metric, Period period, PublishedQuarter? quarter)
        {
            if (quarter is null)
                return new SeriesPoint(period, null, null, null, null);

            var figure = perspective.IsMember
                ? OwnFigures.Of(quarter.OwnReturn, own.GetValueOrDefault((quarter.Collection, metric.Subject.Code)))
                : null;
            return new SeriesPoint(
                period,
                quarter,
                metric.Cells.GetValueOrDefault((quarter.Id, timeline.Group.Code)),
                metric.Cells.GetValueOrDefault((quarter.Id, PeerGroup.All)),
                figure);
        }
    }
}
