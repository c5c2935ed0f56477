using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>Takes a group out of the publications to come, or back while it waits for its check. Nothing published changes.</summary>
public sealed class RetirePeerGroup(TenantDoor door, TimeProvider clock)
{
    /// <returns>What was done, in words; null where it is none that may be retired, or somebody else was first.</returns>
    public async Task<string?> HandleAsync(Actor actor, string code, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var group = await transaction.Db.PeerGroups.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellation);
        if (group is not { WasAskedFor: true })
            return null;

        var now = clock.GetUtcNow();
        var retired = await transaction.Db.PeerGroups
            .Where(row => row.Code == code && (row.State == PeerGroupState.Live || row.State == PeerGroupState.Asked))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, PeerGroupState.Retired).SetProperty(row => row.RetiredAt, now)
                    .SetProperty(row => row.RetiredBy, actor.UserId),
                cancellation);
        if (retired == 0)
            return null;

        var wasLive = group.State == PeerGroupState.Live;
        transaction.AuditGroup(actor, now, wasLive ? "retired peer group" : "withdrew peer group", group, group.Name);
        await transaction.CommitAsync(cancellation);
        return wasLive
            ? $"“{group.Name}” is retired. What is published keeps its numbers."
            : $"“{group.Name}” is withdrawn and is not checked any further.";
    }
}

/// <summary>Asks for the check of a group once more, where an earlier one broke off.</summary>
public sealed class RecheckPeerGroup(TenantDoor door, JobBell bell, TimeProvider clock)
{
    /// <returns>False where the group is not waiting for a check. A check that is under way already is good enough.</returns>
    public async Task<bool> HandleAsync(Actor actor, string code, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var group = await transaction.Db.PeerGroups.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Code == code && row.State == PeerGroupState.Asked, cancellation);
        if (group is null)
            return false;

        var now = clock.GetUtcNow();
        transaction.Db.ConsortiumJobs.Add(AskForPeerGroup.Check(group, actor, now));
        transaction.AuditGroup(actor, now, "asked for the check of peer group", group, "");
        if (await transaction.CommitUnlessUnderWayAsync(cancellation))
            bell.Ring();
        return true;
    }
}
