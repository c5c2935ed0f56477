using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>
/// Reads metrics over time: published cells, and beside them the figures of the organisation acted for. In one query,
/// whatever the number of metrics and quarters; cells that were read a moment ago are not read again, own figures are.
/// </summary>
public sealed class SeriesReader(OrganisationCache cache)
{
    /// <summary>Without an organisation nothing is anybody's own.</summary>
    public async Task<IReadOnlyList<MetricSeries>> ReadAsync(
        BenchmarkingDb db, Timeline timeline, Perspective perspective, CancellationToken cancellation)
    {
        var publications = timeline.Quarters.Select(quarter => quarter.Id).ToList();
        var key = $"{perspective.Root} {timeline.Group.Code} {string.Join(' ', publications)}";
        if (cache.Find<PublishedSet>(db.Tenant, key) is { } kept)
        {
            var own = perspective.IsMember
                ? await db.OwnFigures().Where(row => publications.Contains(row.Publication)).ToListAsync(cancellation)
                : [];
            return Series(kept, own, timeline, perspective);
        }

        string[] groups = [timeline.Group.Code, PeerGroup.All];
        var rows = await db.CellsWithOwn()
            .Where(row => publications.Contains(row.Cell.PublicationId) && groups.Contains(row.Cell.GroupCode))
            .AsNoTracking().ToListAsync(cancellation);
        var read = Published(rows);
        cache.Keep(db.Tenant, key, read, rows.Count);
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
        var own = rows.DistinctBy(row => (row.Publication, row.MetricCode)).ToDictionary(row => (row.Publication, row.MetricCode));
        return [.. published.Metrics.Select(metric => new MetricSeries(
            metric.Subject, [.. steps.Select(step => Point(metric, step.Period, step.Quarter))]))];

        SeriesPoint Point(PublishedSeries metric, Period period, PublishedQuarter? quarter)
        {
            if (quarter is null)
                return new SeriesPoint(period, null, null, null, null);

            var figure = perspective.IsMember
                ? OwnFigures.Of(quarter.OwnReturn, own.GetValueOrDefault((quarter.Id, metric.Subject.Code)))
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
