using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Disclosure;

/// <summary>Reads a publication's report with the names of its metrics and groups.</summary>
public sealed class LoadReport(TenantDoor door)
{
    /// <summary>Null where there is no publication of that number.</summary>
    public async Task<ReportPage?> LoadAsync(Actor actor, int number, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var publication = await db.Publications.AsNoTracking().SingleOrDefaultAsync(row => row.Number == number, cancellation);
        if (publication is null)
            return null;

        var kept = await db.PublicationReports.Where(row => row.PublicationId == publication.Id)
            .Select(row => row.Report).SingleOrDefaultAsync(cancellation);
        if (kept is null)
            return new ReportPage(publication, null, [], null);

        var report = DisclosureReport.Parse(kept);
        return new ReportPage(
            publication, report, await LinesAsync(db, publication, report, cancellation), await ExampleAsync(db, publication, cancellation));
    }

    private static async Task<IReadOnlyList<WithheldLine>> LinesAsync(
        BenchmarkingDb db, Publication publication, DisclosureReport report, CancellationToken cancellation)
    {
        var codes = report.Withheld.Select(one => one.Metric).Distinct().ToList();
        var metrics = await db.Metrics.Where(row => codes.Contains(row.Code)).ToDictionaryAsync(row => row.Code, row => row.Name, cancellation);
        var groups = await db.PublishedGroups.Where(row => row.PublicationId == publication.Id)
            .ToDictionaryAsync(row => row.Code, row => row.Name, cancellation);
        return [.. report.Withheld.Select(one => new WithheldLine(
            metrics.GetValueOrDefault(one.Metric, one.Metric),
            groups.GetValueOrDefault(one.Group, one.Group),
            Statistics.TryRead(one.Statistic, out var statistic) ? statistic.Words() : one.Statistic,
            Enum.Parse<Reason>(one.Reason),
            one.Instead is { } instead && groups.TryGetValue(instead, out var name)
                ? new(name, $"/sector/{one.Metric}?group={Uri.EscapeDataString(instead)}")
                : null))];
    }

    /// <summary>A metric to say the promise by: the first whose radius is in its own unit.</summary>
    private static async Task<RadiusExample?> ExampleAsync(BenchmarkingDb db, Publication publication, CancellationToken cancellation)
    {
        var asked = await db.CollectionMetrics.AsNoTracking().Where(row => row.CollectionId == publication.CollectionId)
            .OrderBy(row => row.Position).Include(row => row.Definition).ThenInclude(row => row.Metric).ToListAsync(cancellation);
        return asked
            .Where(row => row.Definition.ForEngine() is { Sensitivity: Sensitivity.Protected, Tolerance: { Share: 0 } })
            .Select(row => new RadiusExample(row.Definition.Metric.Name, row.Definition.ForEngine()))
            .FirstOrDefault();
    }
}
