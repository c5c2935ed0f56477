using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Targets;

/// <summary>Ends a target without another in its place. It stays in the history.</summary>
public sealed class EndTarget(TenantDoor door, TimeProvider clock)
{
    /// <returns>False where that target does not stand any more: ended or replaced by somebody else, or never there.</returns>
    public async Task<bool> HandleAsync(Actor actor, string metric, Guid standing, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var ended = await transaction.Db.Targets
            .Where(row => row.MetricCode == metric && row.Id == standing && row.EndedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.EndedAt, clock.GetUtcNow())
                    .SetProperty(row => row.EndedBy, actor.UserId)
                    .SetProperty(row => row.EndReason, Target.Ended),
                cancellation);
        if (ended == 0)
            return false;

        transaction.Audit(actor, clock.GetUtcNow(), "ended a target", $"metric {metric}");
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
