using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>Members that have not left, by name.</summary>
public static class PresentMembers
{
    public static Task<List<Organisation>> PresentMembersAsync(this BenchmarkingDb db, CancellationToken cancellation) =>
        db.Organisations.AsNoTracking().Where(own => own.LeftAt == null).OrderBy(own => own.Name).ToListAsync(cancellation);

    /// <summary>Groups that have numbers in the next publication, in order.</summary>
    public static Task<List<PeerGroupRow>> LiveGroupsAsync(this BenchmarkingDb db, CancellationToken cancellation) =>
        db.PeerGroups.AsNoTracking().Where(row => row.State == PeerGroupState.Live).OrderBy(row => row.Position).ToListAsync(cancellation);
}
