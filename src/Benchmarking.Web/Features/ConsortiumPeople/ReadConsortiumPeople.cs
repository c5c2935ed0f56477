using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.ConsortiumPeople;

/// <summary>Somebody with a role of their own: an administrator of the consortium, or a researcher.</summary>
public sealed record ConsortiumPerson(
    UserId Id, string Name, string Email, Role Role, DateTimeOffset Since, PersonRoleState State, DateTimeOffset? ChangedAt, string Why,
    string? Affiliation, bool IsSelf);

/// <summary>An invitation to administer the consortium that is not accepted.</summary>
public sealed record ConsortiumInvitationLine(Guid Id, string Email, DateTimeOffset ExpiresAt, bool IsOpen);

/// <summary>Both lists; researchers page by page, as anybody can become one.</summary>
public sealed record ConsortiumPeoplePage(
    IReadOnlyList<ConsortiumPerson> Administrators, IReadOnlyList<ConsortiumInvitationLine> Invitations,
    IReadOnlyList<ConsortiumPerson> Researchers, string Search, int Count, int Page, int Pages)
{
    public string? Done { get; init; }

    public string Url(int page) => $"/consortium-people?search={Uri.EscapeDataString(Search)}&page={page}#researchers";
}

/// <summary>Reads who answers for the consortium, and who takes research data.</summary>
public sealed class ReadConsortiumPeople(TenantDoor door, TimeProvider clock)
{
    private const int PerPage = 25;

    public async Task<ConsortiumPeoplePage> LoadAsync(Actor actor, string? search, int page, CancellationToken cancellation)
    {
        var all = await AllAsync(actor, null, cancellation);
        var sought = (search ?? "").Trim();
        var researchers = all.Where(person => person.Role == Role.Researcher && (sought.Length == 0
            || person.Name.Contains(sought, StringComparison.CurrentCultureIgnoreCase) || person.Email.Contains(sought, StringComparison.OrdinalIgnoreCase)
            || person.Affiliation?.Contains(sought, StringComparison.CurrentCultureIgnoreCase) == true)).ToList();
        var (shown, pages) = Pagination.Place(page, researchers.Count, PerPage);
        return new ConsortiumPeoplePage(
            [.. all.Where(person => person.Role == Role.ConsortiumAdmin)], await InvitationsAsync(actor, cancellation),
            [.. researchers.Skip((shown - 1) * PerPage).Take(PerPage)], sought, researchers.Count, shown, pages);
    }

    /// <summary>Null where nobody has that role of their own.</summary>
    public async Task<ConsortiumPerson?> FindAsync(Actor actor, Guid id, Role role, CancellationToken cancellation) =>
        (await AllAsync(actor, new UserId(id), cancellation)).SingleOrDefault(person => person.Role == role);

    public async Task<ConsortiumInvitationLine?> FindInvitationAsync(Actor actor, Guid id, CancellationToken cancellation) =>
        (await InvitationsAsync(actor, cancellation)).SingleOrDefault(line => line.Id == id);

    private async Task<List<ConsortiumPerson>> AllAsync(Actor actor, UserId? only, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var roles = await db.PersonRoles.AsNoTracking().Where(row => only == null || row.UserId == only).ToListAsync(cancellation);
        var ids = roles.Select(row => row.UserId.Value).Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id))
            .Select(user => new { user.Id, user.DisplayName, user.Email }).ToDictionaryAsync(user => user.Id, cancellation);
        var affiliations = await db.Researchers.AsNoTracking().Where(row => only == null || row.UserId == only)
            .ToDictionaryAsync(row => row.UserId, row => row.Affiliation, cancellation);
        return
        [
            .. roles.Select(row => new ConsortiumPerson(
                    row.UserId, people[row.UserId.Value].DisplayName, people[row.UserId.Value].Email ?? "", Roles.FromStored(row.Role), row.GrantedAt,
                    row.State, row.ChangedAt, row.Why, affiliations.GetValueOrDefault(row.UserId), row.UserId == actor.UserId))
                .OrderBy(person => person.State).ThenBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    private async Task<List<ConsortiumInvitationLine>> InvitationsAsync(Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.ConsortiumInvitations.AsNoTracking().Where(row => row.AcceptedAt == null && row.RevokedAt == null)
            .OrderByDescending(row => row.InvitedAt)
            .Select(row => new ConsortiumInvitationLine(row.Id, row.Email, row.ExpiresAt, row.ExpiresAt > now)).ToListAsync(cancellation);
    }
}
