using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Invitations;

/// <summary>An invitation that can be accepted now.</summary>
/// <param name="Organisation">Null for the consortium itself.</param>
/// <param name="InvitedBy">Null where the operator's command did.</param>
public sealed record OpenInvitation(
    Guid Id, OrganisationId? Organisation, string OrganisationName, string Email, string NormalizedEmail, IReadOnlyList<Role> Roles,
    string? InvitedBy, DateTimeOffset ExpiresAt);

/// <summary>
/// Looks up what a letter's secret opens. Unknown, used, revoked, too old, and sent by somebody who could not send it any
/// more are one and the same: nothing.
/// </summary>
public sealed class FindInvitation(TenantDoor door, TimeProvider clock)
{
    public async Task<OpenInvitation?> ReadAsync(InvitationCode code, CancellationToken cancellation) =>
        await ToOrganisationAsync(code.Hash, cancellation) ?? await ToConsortiumAsync(code.Hash, cancellation);

    private async Task<OpenInvitation?> ToOrganisationAsync(byte[] hash, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        Invitation? found;
        await using (var outside = await door.OpenForSecretAsync(hash, cancellation))
        {
            found = await outside.Db.Invitations.AsNoTracking().SingleOrDefaultAsync(
                row => row.CodeHash == hash && row.AcceptedAt == null && row.RevokedAt == null && row.ExpiresAt > now, cancellation);
        }

        if (found is null)
            return null;

        // Who may invite is known inside the organisation's wall alone.
        await using var inside = await door.OpenForSecretAsync(hash, cancellation, found.OrganisationId);
        var (db, organisation, inviter) = (inside.Db, found.OrganisationId.Value, found.InvitedBy.Value);
        if (!await db.Database.SqlQuery<bool>($"""select could_invite({organisation}, {inviter}, {found.Roles}) as "Value" """).SingleAsync(cancellation))
            return null;

        var name = await db.Organisations.Where(row => row.Id == found.OrganisationId).Select(row => row.Name).SingleAsync(cancellation);
        return new OpenInvitation(
            found.Id, found.OrganisationId, name, found.Email, found.NormalizedEmail, [.. found.Roles.Select(Roles.FromStored).Order()],
            (await db.NamesAsync([found.InvitedBy], cancellation)).Of(found.InvitedBy), found.ExpiresAt);
    }

    private async Task<OpenInvitation?> ToConsortiumAsync(byte[] hash, CancellationToken cancellation)
    {
        var (now, role) = (clock.GetUtcNow(), Role.ConsortiumAdmin.Stored());
        await using var transaction = await door.OpenForSecretAsync(hash, cancellation);
        var db = transaction.Db;
        var found = await db.ConsortiumInvitations.AsNoTracking().SingleOrDefaultAsync(
            row => row.CodeHash == hash && row.AcceptedAt == null && row.RevokedAt == null && row.ExpiresAt > now, cancellation);
        if (found is null)
            return null;

        var stillGood = found.InvitedBy is { } inviter
            ? await db.PersonRoles.AnyAsync(own => own.Role == role && own.UserId == inviter, cancellation)
            : !await db.PersonRoles.AnyAsync(own => own.Role == role, cancellation);
        return stillGood
            ? new OpenInvitation(
                found.Id, null, "the consortium", found.Email, found.NormalizedEmail, [Role.ConsortiumAdmin],
                (await db.NamesAsync(found.InvitedBy is { } known ? [known] : [], cancellation)).Of(found.InvitedBy), found.ExpiresAt)
            : null;
    }
}
