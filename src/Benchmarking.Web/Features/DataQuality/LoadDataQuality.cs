using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.DataQuality;

public sealed class LoadDataQuality(TenantDoor door)
{
    /// <param name="period">Of the collection to show; null for the newest with something to show, or else the newest.</param>
    /// <returns>The page; null where there is no collection of that period.</returns>
    public async Task<DataQualityPage?> LoadAsync(Actor actor, Period? period, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var collections = await db.Collections.AsNoTracking().Where(row => row.State != CollectionState.Planned)
            .OrderByDescending(row => row.Period)
            .Select(row => new { row.Id, row.Period, Any = db.QualityNotes.Any(note => note.CollectionId == row.Id) || db.CompletionTimes.Any(time => time.CollectionId == row.Id) })
            .ToListAsync(cancellation);
        var periods = collections.Select(row => Period.Parse(row.Period)).ToList();
        var chosen = period is null
            ? collections.Find(row => row.Any) ?? collections.FirstOrDefault()
            : collections.Find(row => row.Period == period.ToString());
        if (chosen is null)
            return period is null ? new DataQualityPage(periods, null, [], CompletionMinutes.Of([])) : null;

        var minutes = await db.CompletionTimes.Where(row => row.CollectionId == chosen.Id).Select(row => row.Minutes).ToListAsync(cancellation);
        return new DataQualityPage(
            periods, Period.Parse(chosen.Period), await MetricsAsync(db, chosen.Id, cancellation), CompletionMinutes.Of(minutes));
    }

    private static async Task<List<QualityMetric>> MetricsAsync(BenchmarkingDb db, CollectionId collection, CancellationToken cancellation)
    {
        var notes = await (
                from note in db.QualityNotes
                where note.CollectionId == collection
                join metric in db.Metrics on note.MetricCode equals metric.Code
                select new { metric.Position, metric.Code, metric.Name, note.FindingCode, note.Explanation })
            .AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. from note in notes
               group note by (note.Position, note.Code, note.Name) into ofMetric
               orderby ofMetric.Key.Position
               select new QualityMetric(
                   ofMetric.Key.Code,
                   ofMetric.Key.Name,
                   [
                       .. from note in ofMetric
                          group note.Explanation by note.FindingCode into ofFinding
                          orderby ofFinding.Count() descending, ofFinding.Key
                          select new QualityFinding(ofFinding.Key, [.. ofFinding.Order(StringComparer.Ordinal)]),
                   ]),
        ];
    }
}
