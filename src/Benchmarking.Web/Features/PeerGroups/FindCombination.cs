using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>Finds the group that a combination is, which has another code than its attributes make where it was made again.</summary>
public sealed class FindCombination(TenantDoor door)
{
    /// <summary>Its code; the one that its attributes make where there is no such group.</summary>
    public async Task<string> LoadAsync(Actor actor, Combination combination, CancellationToken cancellation)
    {
        if (combination.Singles.Count < 2)
            return combination.Code;

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var latest = db.LatestPublication();
        return combination.CodeAmong(
            await db.PeerGroups.OrderBy(group => group.Position).AsEveryoneKnows().ToListAsync(cancellation),
            await db.PublishedGroups.Where(row => latest.Contains(row.PublicationId)).Select(row => row.Code).ToHashSetAsync(cancellation));
    }
}

public static class LatestPublications
{
    /// <summary>The newest publication of members' figures; none while nothing is published.</summary>
    public static IQueryable<PublicationId> LatestPublication(this BenchmarkingDb db) =>
        db.Publications.Where(row => row.Kind != PublicationKind.National)
            .OrderByDescending(row => row.Period).ThenByDescending(row => row.Number).Select(row => row.Id).Take(1);
}
