using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Metrics;
using Benchmarking.Web.Features.Releases.Public;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Api;

public sealed class ReadGuide(TenantDoor door, ApiLimits limits, TimeProvider clock)
{
    /// <param name="site">Scheme and host as the reader's browser has them.</param>
    public async Task<GuidePage> LoadAsync(string site, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var open = await transaction.Db.Collections.Where(row => row.State == CollectionState.Open)
            .OrderByDescending(row => row.Period).Select(row => row.Period).FirstOrDefaultAsync(cancellation);
        var period = open is null ? VersionInForce.Today(clock) : Period.Parse(open);
        var release = await transaction.Db.Known().Where(row => row.State == ReleaseState.Published && row.Open)
            .OrderByDescending(row => row.PublishedAt).FirstOrDefaultAsync(cancellation);
        return new GuidePage($"{site}/api/v1", period.Route, open is not null, limits) { Release = release?.Address() };
    }
}
