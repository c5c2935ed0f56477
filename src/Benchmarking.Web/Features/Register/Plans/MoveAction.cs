using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>Puts an action one place up or down. Its words stay, so nobody who edits them meanwhile is in conflict.</summary>
public sealed class MoveAction(TenantDoor door, TimeProvider clock)
{
    /// <returns>The plan it is in; null where there is no such action.</returns>
    public async Task<Guid?> HandleAsync(Actor actor, Guid id, bool up, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (await db.Actions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } action)
            return null;

        var actions = await db.Actions.Where(row => row.PlanId == action.PlanId).OrderBy(row => row.Position).ThenBy(row => row.Id).ToListAsync(cancellation);
        var at = actions.FindIndex(row => row.Id == id);
        var to = Math.Clamp(up ? at - 1 : at + 1, 0, actions.Count - 1);
        (actions[at], actions[to]) = (actions[to], actions[at]);
        for (var place = 0; place < actions.Count; place++)
            actions[place].Position = place + 1;
        transaction.Audit(actor, clock.GetUtcNow(), "moved an action", $"{EditAction.Noun} {id}");
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A colleague changed one of them at this moment; the order stays as it is and can be changed again.
        }

        return action.PlanId;
    }
}
