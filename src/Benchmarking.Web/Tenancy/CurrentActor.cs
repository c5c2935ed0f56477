using System.Security.Claims;
using Benchmarking.Web.Database.Tables;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Tenancy;

/// <summary>
/// Reads session, person, memberships and roles from the database at the start of each request, so that whoever was
/// removed or suspended, or signed out elsewhere, is out at the next click and no cookie's memory is trusted. One look-up;
/// it also stands in for Identity's own re-check of the security stamp.
/// </summary>
public sealed class CurrentActor(TenantDoor door, SessionRules rules, TimeProvider clock)
{
    public const string HatClaim = "hat";
    public const string SessionClaim = "session";

    /// <summary>Null where the cookie is worth nothing any more.</summary>
    public async Task<Actor?> FindAsync(ClaimsPrincipal principal, CancellationToken cancellation)
    {
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            || !Guid.TryParse(principal.FindFirstValue(SessionClaim), out var session))
        {
            return null;
        }

        var userId = new UserId(id);
        await using var transaction = await door.OpenForPersonAsync(userId, cancellation);
        var stamp = principal.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType);
        if (await PersonAsync(transaction, userId, new SessionId(session), cancellation) is not { Session: { } going } person || stamp != person.Stamp)
            return null;

        var acting = new ActingSession(
            going.Id, going.Method, going.SecondFactor, going.ProvenAt, clock.GetUtcNow() + rules.Idle, going.EndsAt, going.OnlyOrganisation);
        var actor = Of(userId, person, acting, principal.FindFirstValue(HatClaim));
        if (Looks.IdOf(principal.FindFirstValue(HatClaim)) is { } look)
            actor = await Looks.WearAsync(transaction, actor, look, clock.GetUtcNow(), cancellation);
        // Last, as it ends the transaction, and with it what the walls know of who asks.
        if (clock.GetUtcNow() - going.SeenAt >= SessionRules.SeenEvery)
            await SeenAsync(transaction, going.Id, cancellation);
        return actor;
    }

    /// <summary>The person as they will be in a session that is about to start; null where they are suspended or gone.</summary>
    /// <param name="transaction">Opened for that person.</param>
    public async Task<Actor?> FindAsync(TenantTransaction transaction, UserId userId, ActingSession session, string? hat, CancellationToken cancellation) =>
        await PersonAsync(transaction, userId, null, cancellation) is { } person ? Of(userId, person, session, hat) : null;

    private static Actor Of(UserId userId, PersonRow person, ActingSession session, string? wanted)
    {
        var hats = Hats(person.Memberships, person.PersonRoles)
            .Where(own => session.Only is null || own.OrganisationId == session.Only).ToList();
        var hat = hats.FirstOrDefault(own => own.Key == wanted) ?? hats.FirstOrDefault();
        var waits = hat is not null && !session.SecondFactor && hat.Demands();
        return new Actor(userId, person.Name, waits ? null : hat, hats) { Session = session, Waiting = waits ? hat : null };
    }

    private Task<PersonRow?> PersonAsync(TenantTransaction transaction, UserId userId, SessionId? session, CancellationToken cancellation)
    {
        var (db, id, now, seenSince) = (transaction.Db, userId.Value, clock.GetUtcNow(), clock.GetUtcNow() - rules.Idle);
        return db.Users
            .Where(user => user.Id == id && user.SuspendedAt == null)
            .Select(user => new PersonRow(
                user.DisplayName,
                user.SecurityStamp,
                db.Memberships
                    .Where(membership => membership.UserId == userId && membership.Status == Membership.Active)
                    .Select(membership => new MembershipRow(
                        membership.OrganisationId, membership.Organisation.Name, membership.Organisation.LeftAt, membership.Role))
                    .ToList(),
                db.PersonRoles.Where(role => role.UserId == userId && role.State == PersonRoleState.Active).Select(role => role.Role).ToList(),
                db.Sessions
                    .Where(row => row.Id == session && row.UserId == userId && row.EndedAt == null && row.EndsAt > now && row.SeenAt > seenSince)
                    .SingleOrDefault()))
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellation);
    }

    private async Task SeenAsync(TenantTransaction transaction, SessionId session, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await transaction.Db.Sessions.Where(row => row.Id == session)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SeenAt, now), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static List<Hat> Hats(IEnumerable<MembershipRow> memberships, IEnumerable<string> personRoles)
    {
        var hats = memberships
            .GroupBy(membership => (membership.OrganisationId, membership.OrganisationName, membership.LeftAt))
            .OrderBy(group => group.Key.OrganisationName, StringComparer.Ordinal)
            .Select(group => new Hat(
                group.Key.OrganisationId.ToString(),
                group.Key.OrganisationName,
                group.Key.OrganisationId,
                [.. group.Select(row => Roles.FromStored(row.Role)).Order()])
            { LeftAt = group.Key.LeftAt })
            .ToList();
        foreach (var role in personRoles.Select(Roles.FromStored).Order())
            hats.Add(new Hat(role == Role.ConsortiumAdmin ? "consortium" : "research", role.Words(), null, [role]));
        return hats;
    }

    private sealed record PersonRow(
        string Name, string? Stamp, List<MembershipRow> Memberships, List<string> PersonRoles, Session? Session);

    private sealed record MembershipRow(OrganisationId OrganisationId, string OrganisationName, DateTimeOffset? LeftAt, string Role);
}
