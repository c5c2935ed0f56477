using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.People;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.ConsortiumPeople;

/// <summary>
/// Suspends a researcher, lets them in again, or takes the role away for good. Only this role is meant: what they hold in an
/// organisation is that organisation's.
/// </summary>
public sealed class ChangeResearcher(TenantDoor door, TimeProvider clock)
{
    private static readonly string Stored = Role.Researcher.Stored();

    /// <param name="to">Active where they are restored, which needs no reason.</param>
    public async Task<PersonOutcome> HandleAsync(Actor actor, Guid id, PersonRoleState to, string? why, CancellationToken cancellation)
    {
        var (person, reason, now) = (new UserId(id), (why ?? "").Trim(), clock.GetUtcNow());
        if (person == actor.UserId)
            return PersonOutcome.Oneself;
        if (to != PersonRoleState.Active && reason.Length is 0 or > PeopleChanges.LongestReason)
            return PersonOutcome.NoReason;

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var theirs = db.PersonRoles.Where(row => row.UserId == person && row.Role == Stored);
        if (await theirs.AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } row)
            return PersonOutcome.NotThere;
        if (row.State == PersonRoleState.Removed || row.State == to || (to == PersonRoleState.Active && row.State != PersonRoleState.Suspended))
            return PersonOutcome.WrongState;

        var from = row.State;
        var kept = to == PersonRoleState.Active ? "" : reason;
        // None where somebody else was quicker.
        if (await theirs.Where(own => own.State == from).ExecuteUpdateAsync(
            set => set.SetProperty(own => own.State, to).SetProperty(own => own.ChangedAt, now)
                .SetProperty(own => own.ChangedBy, actor.UserId).SetProperty(own => own.Why, kept), cancellation) == 0)
            return PersonOutcome.WrongState;

        // Not the reason, which stands beside the role: the trail is never changed, and what is said of somebody must be.
        transaction.AuditConsortium(actor, now, "changed a researcher", $"person {person}", $"{Words(from)} → {Words(to)}");
        await transaction.CommitAsync(cancellation);
        return PersonOutcome.Done;
    }

    private static string Words(PersonRoleState state) => Database.SnakeCase.Of(state.ToString());
}
