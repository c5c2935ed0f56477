using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.People;

/// <summary>
/// Takes every role away that somebody has in an organisation, from their next click on. Their account, what they hold
/// elsewhere and what they did stay; their tokens stop, as a token works no longer than its maker belongs there.
/// </summary>
public sealed class RemovePerson(TenantDoor door, TimeProvider clock)
{
    public Task<PersonOutcome> HandleAsync(Actor actor, Guid id, CancellationToken cancellation) =>
        id == actor.UserId.Value
            ? Task.FromResult(PersonOutcome.Oneself)
            : EndAsync(actor, new UserId(id), "removed a person", cancellation);

    /// <summary>The same of oneself: whoever acts for an organisation may leave it.</summary>
    public Task<PersonOutcome> LeaveAsync(Actor actor, CancellationToken cancellation) =>
        EndAsync(actor, actor.UserId, "left the organisation", cancellation);

    private async Task<PersonOutcome> EndAsync(Actor actor, UserId person, string action, CancellationToken cancellation)
    {
        var organisation = actor.OrganisationId!.Value;
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        // One's own roles anybody gives up; another's only who is an administrator still.
        if (!await db.StandInLineAsync(actor, cancellation) && person != actor.UserId)
            return PersonOutcome.NotThere;
        var theirs = db.Memberships.Where(own => own.OrganisationId == organisation && own.UserId == person);
        // Whoever is suspended leaves no more than they act: what stands against them stays.
        if (person == actor.UserId)
            theirs = theirs.Where(own => own.Status == Membership.Active);
        var had = await theirs.Select(own => own.Role).ToListAsync(cancellation);
        if (had.Count == 0)
            return PersonOutcome.NotThere;

        transaction.Audit(actor, clock.GetUtcNow(), action, $"person {person}", $"{string.Join(", ", had.Order(StringComparer.Ordinal))} → no role");
        try
        {
            await theirs.ExecuteDeleteAsync(cancellation);
        }
        catch (Exception kept) when (kept.KeptTheLast())
        {
            return PersonOutcome.LastAdministrator;
        }

        await transaction.CommitAsync(cancellation);
        return PersonOutcome.Done;
    }
}
