using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.People;

/// <summary>Reads who belongs to the organisation acted for, and who is invited.</summary>
public sealed class ReadPeople(TenantDoor door, TimeProvider clock)
{
    private const int PerPage = 25;

    /// <summary>An invitation that ran out is shown as long as somebody may wonder what became of it.</summary>
    private static readonly TimeSpan ShownAfterwards = TimeSpan.FromDays(30);

    public async Task<PeoplePage> LoadAsync(Actor actor, PeopleView view, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var lines = view.Sort((await LinesAsync(db, actor, null, cancellation)).Where(view.Shows)).ToList();
        var (shown, pages) = Pagination.Place(page, lines.Count, PerPage);
        return new PeoplePage(
            actor.Hat!.Name, view, [.. lines.Skip((shown - 1) * PerPage).Take(PerPage)], lines.Count, shown, pages,
            await InvitationsAsync(db, cancellation));
    }

    /// <summary>One person; null where the organisation has no such.</summary>
    public async Task<PersonLine?> FindAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return (await LinesAsync(transaction.Db, actor, new UserId(id), cancellation)).SingleOrDefault();
    }

    /// <summary>One invitation that is not accepted or revoked; null where the organisation has no such.</summary>
    public async Task<InvitationLine?> FindInvitationAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return (await InvitationsAsync(transaction.Db, cancellation)).SingleOrDefault(line => line.Id == id);
    }

    private static async Task<List<PersonLine>> LinesAsync(BenchmarkingDb db, Actor actor, UserId? only, CancellationToken cancellation)
    {
        var organisation = actor.OrganisationId!.Value;
        var memberships = await db.Memberships.AsNoTracking()
            .Where(own => own.OrganisationId == organisation && (only == null || own.UserId == only)).ToListAsync(cancellation);
        var ids = memberships.Select(own => own.UserId.Value).Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id))
            .Select(user => new
            {
                user.Id,
                user.DisplayName,
                user.Email,
                user.SuspendedAt,
                SecondFactor = user.TwoFactorEnabled || db.Set<IdentityUserPasskey<Guid>>().Any(key => key.UserId == user.Id),
            })
            .ToListAsync(cancellation);
        var seen = await LastSeenAsync(db, [.. memberships.Select(own => own.UserId).Distinct()], cancellation);
        return
        [
            .. from person in people
               let id = new UserId(person.Id)
               let own = memberships.Where(row => row.UserId == id).ToList()
               let suspended = own.FirstOrDefault(row => row.Status == Membership.Suspended)
               select new PersonLine(
                   id, person.DisplayName, person.Email ?? "", [.. own.Select(row => Roles.FromStored(row.Role)).Order()],
                   suspended?.SuspendedAt ?? (suspended is null ? person.SuspendedAt : suspended.GrantedAt), suspended?.SuspendedWhy ?? "",
                   seen.TryGetValue(id, out var at) ? at : null, person.SecondFactor, id == actor.UserId),
        ];
    }

    /// <summary>By the organisation's own trail: when each last signed in for it, or put on its hat.</summary>
    private static async Task<Dictionary<UserId, DateTimeOffset>> LastSeenAsync(BenchmarkingDb db, List<UserId> people, CancellationToken cancellation) =>
        await db.AuditEntries.Where(line => people.Contains(line.UserId) && (line.Action == "signed in" || line.Action == "put on hat"))
            .GroupBy(line => line.UserId).Select(lines => new { lines.Key, At = lines.Max(line => line.At) })
            .ToDictionaryAsync(last => last.Key, last => last.At, cancellation);

    private async Task<List<InvitationLine>> InvitationsAsync(BenchmarkingDb db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var since = now - ShownAfterwards;
        var open = await db.Invitations.AsNoTracking()
            .Where(row => row.OrganisationId == db.Tenant && row.AcceptedAt == null && row.RevokedAt == null && row.ExpiresAt > since)
            .OrderByDescending(row => row.InvitedAt).ToListAsync(cancellation);
        var names = await db.NamesAsync(open.Select(row => row.InvitedBy), cancellation);
        return
        [
            .. open.Select(row => new InvitationLine(
                row.Id, row.Email, [.. row.Roles.Select(Roles.FromStored).Order()], row.InvitedAt,
                names.Of(row.InvitedBy) ?? "somebody who has left", row.ExpiresAt, row.ExpiresAt > now)),
        ];
    }
}
