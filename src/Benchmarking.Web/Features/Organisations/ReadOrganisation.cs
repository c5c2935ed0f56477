using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Organisations;

/// <summary>Somebody of an organisation, by name alone: addresses and roles are their administrator's to see.</summary>
public sealed record NamedPerson(UserId Id, string Name);

/// <summary>An invitation to be an organisation's first administrator.</summary>
public sealed record FirstInvitation(Guid Id, string Email, DateTimeOffset ExpiresAt, bool IsOpen);

/// <summary>The page of one organisation.</summary>
/// <param name="MergedFrom">Those that were merged into this one.</param>
/// <param name="Steering">Its people on the steering group.</param>
/// <param name="Candidates">Its other active people, who could be appointed. Never the viewer.</param>
/// <param name="Invitations">Not accepted yet.</param>
public sealed record OrganisationPage(
    OrganisationLine Organisation, IReadOnlyList<OrganisationLine> MergedFrom, IReadOnlyList<NamedPerson> Administrators,
    IReadOnlyList<NamedPerson> Steering, IReadOnlyList<NamedPerson> Candidates, IReadOnlyList<FirstInvitation> Invitations)
{
    public string? Done { get; init; }

    public string? Email { get; init; }

    public IReadOnlyList<FormError> Errors { get; init; } = [];
}

public sealed class ReadOrganisation(TenantDoor door, TimeProvider clock)
{
    /// <summary>Null where there is no such organisation.</summary>
    public async Task<OrganisationPage?> LoadAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        var organisation = new OrganisationId(id);
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var all = await db.OrganisationLinesAsync(null, cancellation);
        if (all.SingleOrDefault(line => line.Id == organisation) is not { } found)
            return null;

        var members = await db.Memberships.AsNoTracking().Where(own => own.OrganisationId == organisation && own.Status == Membership.Active)
            .Select(own => new { own.UserId, own.Role }).ToListAsync(cancellation);
        var names = await db.NamesAsync(members.Select(own => own.UserId), cancellation);
        NamedPerson[] Of(Func<string, bool> roles) =>
            [.. members.Where(own => roles(own.Role)).Select(own => own.UserId).Distinct()
                .Select(person => new NamedPerson(person, names.Of(person) ?? "somebody who has left")).OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase)];
        var steering = Of(role => role == Role.Steering.Stored());
        var now = clock.GetUtcNow();
        var invited = await db.Invitations.AsNoTracking()
            .Where(row => row.OrganisationId == organisation && row.AcceptedAt == null && row.RevokedAt == null)
            .OrderByDescending(row => row.InvitedAt).ToListAsync(cancellation);
        return new OrganisationPage(
            found, [.. all.Where(line => line.MergedInto == organisation)], Of(role => role == Role.OrganisationAdmin.Stored()), steering,
            [.. Of(_ => true).Where(person => person.Id != actor.UserId && steering.All(seated => seated.Id != person.Id))],
            // Once it has an administrator, whom it invites is its own.
            found.HasAdministrator ? [] : [.. invited.Select(row => new FirstInvitation(row.Id, row.Email, row.ExpiresAt, row.ExpiresAt > now))]);
    }

    /// <summary>For a form about it; null where there is no such organisation.</summary>
    public async Task<(OrganisationLine Line, AttributeChoices Choices, IReadOnlyList<OrganisationLine> Others)?> FormAsync(
        Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var all = await transaction.Db.OrganisationLinesAsync(null, cancellation);
        return all.SingleOrDefault(line => line.Id.Value == id) is { } found
            ? (found, await transaction.Db.AttributeChoicesAsync(cancellation),
                [.. all.Where(line => line.Id != found.Id && line.LeftAt is null).OrderBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase)])
            : null;
    }

    public async Task<AttributeChoices> ChoicesAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.AttributeChoicesAsync(cancellation);
    }
}
