using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.ApiTokens;

/// <summary>A token works only as long as its maker could still sign in and act for the organisation.</summary>
public static class TokenMakers
{
    /// <summary>Those of some people who are not suspended and have an active membership behind this wall.</summary>
    public static async Task<HashSet<UserId>> StillThereAsync(
        this BenchmarkingDb db, IReadOnlyList<UserId> makers, CancellationToken cancellation)
    {
        var ids = makers.Select(maker => maker.Value).ToList();
        var known = await db.Users.Where(user => ids.Contains(user.Id) && user.SuspendedAt == null)
            .Select(user => user.Id).ToListAsync(cancellation);
        var members = await db.Memberships
            .Where(own => own.OrganisationId == db.Tenant && own.Status == Membership.Active && makers.Contains(own.UserId))
            .Select(own => own.UserId).Distinct().ToListAsync(cancellation);
        return [.. members.Where(member => known.Contains(member.Value))];
    }
}
