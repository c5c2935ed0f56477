using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.People;

/// <summary>
/// Shuts somebody out of the organisation for a while, from their next click on, and lets them in again. A seat on the
/// steering group ends with it, for whoever restores them could not give it.
/// </summary>
public sealed class SuspendPerson(TenantDoor door, TimeProvider clock)
{
    private static readonly string[] Own = [.. Grants.OfOrganisation.Select(role => role.Stored())];

    public async Task<PersonOutcome> HandleAsync(Actor actor, Guid id, string? why, CancellationToken cancellation)
    {
        var reason = (why ?? "").Trim();
        if (reason.Length is 0 or > PeopleChanges.LongestReason)
            return PersonOutcome.NoReason;

        return await ChangeAsync(actor, id, Membership.Active, async (transaction, theirs, now) =>
        {
            await theirs.Where(row => row.Role == "steering").ExecuteDeleteAsync(cancellation);
            await theirs.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, Membership.Suspended).SetProperty(row => row.SuspendedAt, now)
                    .SetProperty(row => row.SuspendedWhy, reason), cancellation);
            // Not the reason: the trail is never changed, and what is said of somebody must be.
            transaction.Audit(actor, now, "suspended a person", $"person {id}", "active → suspended");
        }, cancellation);
    }

    public Task<PersonOutcome> RestoreAsync(Actor actor, Guid id, CancellationToken cancellation) =>
        ChangeAsync(actor, id, Membership.Suspended, async (transaction, theirs, now) =>
        {
            await theirs.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, Membership.Active).SetProperty(row => row.SuspendedAt, (DateTimeOffset?)null)
                    .SetProperty(row => row.SuspendedWhy, ""), cancellation);
            transaction.Audit(actor, now, "restored a person", $"person {id}", "suspended → active");
        }, cancellation);

    private async Task<PersonOutcome> ChangeAsync(
        Actor actor, Guid id, string from, Func<TenantTransaction, IQueryable<Membership>, DateTimeOffset, Task> change, CancellationToken cancellation)
    {
        var (organisation, person) = (actor.OrganisationId!.Value, new UserId(id));
        if (person == actor.UserId)
            return PersonOutcome.Oneself;
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (!await db.StandInLineAsync(actor, cancellation))
            return PersonOutcome.NotThere;
        var theirs = db.Memberships.Where(own => own.OrganisationId == organisation && own.UserId == person);
        var rows = await theirs.AsNoTracking().ToListAsync(cancellation);
        if (rows.Count == 0)
            return PersonOutcome.NotThere;
        if (rows.Any(own => own.Status != from) || !rows.Any(own => Own.Contains(own.Role)))
            return PersonOutcome.WrongState;

        try
        {
            await change(transaction, theirs, clock.GetUtcNow());
        }
        catch (Exception kept) when (kept.KeptTheLast())
        {
            return PersonOutcome.LastAdministrator;
        }

        await transaction.CommitAsync(cancellation);
        return PersonOutcome.Done;
    }
}
