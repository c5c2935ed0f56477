using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Home;

/// <summary>Reads what everybody may see on the first page.</summary>
public sealed class ReadWelcome(TenantDoor door)
{
    public async Task<WelcomePage> LoadAsync(CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var db = transaction.Db;
        var parts = await db.Modules
            .OrderBy(module => module.Position)
            .Select(module => new MeasuredPart(module.Code, module.Name, db.Metrics.Count(metric => metric.Module == module.Code)))
            .ToListAsync(cancellation);
        var studies = await db.PublishedStudiesHere().OrderByDescending(row => row.PublishedAt).ThenBy(row => row.Study).Take(3)
            .Select(row => new { row.Title, row.Study }).ToListAsync(cancellation);
        return new WelcomePage(
            await db.LatestAsync(cancellation), parts, [.. studies.Select(row => new PageLink(row.Title, $"/case-studies/{row.Study}"))]);
    }
}

public static class LatestPublications
{
    /// <summary>The benchmarks of the newest period, in their newest state: numbers follow the order of the work.</summary>
    public static Task<LatestPublication?> LatestAsync(this BenchmarkingDb db, CancellationToken cancellation) => db.Publications
        .Where(row => row.Kind != PublicationKind.National)
        .OrderByDescending(row => row.Period)
        .ThenByDescending(row => row.Number)
        .Select(row => new LatestPublication(row.Number, row.Kind, row.Period, row.PublishedAt))
        .FirstOrDefaultAsync(cancellation);
}
