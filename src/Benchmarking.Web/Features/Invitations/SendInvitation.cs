using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Invitations;

/// <summary>
/// Writes an invitation and its letter into a transaction. Neither the trail nor the letter has anything that somebody
/// typed: the trail is never changed, so no address may stand in it.
/// </summary>
public sealed class SendInvitation(ILookupNormalizer names, Outbox outbox, TimeProvider clock)
{
    /// <summary>More letters than these in a day nobody means to send.</summary>
    private const int MostPerDay = 100;

    /// <param name="to">An address that has been looked at.</param>
    /// <returns>What is wrong; null where the invitation is written.</returns>
    public async Task<string?> HandleAsync(
        TenantTransaction transaction, Actor actor, Organisation organisation, string to, IReadOnlyList<Role> roles, CancellationToken cancellation)
    {
        var (db, now, address) = (transaction.Db, clock.GetUtcNow(), names.NormalizeEmail(to)!);
        var hasAdministrator = await db.HasAdministratorAsync(organisation.Id, cancellation);
        if (!roles.All(role => Grants.MayHandOut(actor, role, null, hasAdministrator)))
            return "You cannot hand out these roles";
        var someday = now.AddDays(-1);
        if (await db.Invitations.CountAsync(row => row.OrganisationId == organisation.Id && row.InvitedAt > someday, cancellation) >= MostPerDay)
            return $"{MostPerDay} invitations were sent in a day. Send more tomorrow";
        if (await db.IsMemberAsync(organisation.Id, address, cancellation))
            return $"{to} belongs to {organisation.Name} already. Change their roles on their page";
        if (await db.Invitations.AnyAsync(row => row.OrganisationId == organisation.Id && row.NormalizedEmail == address
            && row.AcceptedAt == null && row.RevokedAt == null && row.ExpiresAt > now, cancellation))
            return $"{to} is invited already. Send that invitation again, or revoke it first";

        var code = InvitationCode.Make();
        var made = new Invitation
        {
            OrganisationId = organisation.Id,
            Email = to,
            NormalizedEmail = address,
            Roles = [.. roles.Select(role => role.Stored())],
            CodeHash = code.Hash,
            InvitedAt = now,
            InvitedBy = actor.UserId,
            ExpiresAt = now + InvitationCode.Lasts,
        };
        db.Invitations.Add(made);
        transaction.Audit(organisation.Id, actor.UserId, now, "invited somebody", $"invitation {made.Id}", $"offered: {string.Join(", ", made.Roles)}");
        await outbox.PutOnceAsync(transaction, MailKind.Invitation, $"invitation/{made.Id}", InvitationLetter.To(organisation.Name, code), to, cancellation);
        return null;
    }

    /// <summary>The same for somebody who shall administer the consortium.</summary>
    public async Task<string?> HandleAsync(TenantTransaction transaction, Actor actor, string to, CancellationToken cancellation)
    {
        var (db, now, address) = (transaction.Db, clock.GetUtcNow(), names.NormalizeEmail(to)!);
        var role = Role.ConsortiumAdmin.Stored();
        var known = await db.Users.Where(user => user.NormalizedEmail == address).Select(user => user.Id).ToListAsync(cancellation);
        var ids = known.Select(id => new UserId(id)).ToList();
        if (await db.PersonRoles.AnyAsync(own => own.Role == role && ids.Contains(own.UserId), cancellation))
            return $"{to} administers the consortium already";
        if (await db.ConsortiumInvitations.AnyAsync(
            row => row.NormalizedEmail == address && row.AcceptedAt == null && row.RevokedAt == null && row.ExpiresAt > now, cancellation))
            return $"{to} is invited already. Send that invitation again, or revoke it first";

        var code = InvitationCode.Make();
        var made = new ConsortiumInvitation
        {
            Email = to,
            NormalizedEmail = address,
            CodeHash = code.Hash,
            InvitedAt = now,
            InvitedBy = actor.UserId,
            ExpiresAt = now + InvitationCode.Lasts,
        };
        db.ConsortiumInvitations.Add(made);
        transaction.AuditConsortium(actor, now, "invited somebody", $"invitation {made.Id}", $"offered: {role}");
        await outbox.PutOnceAsync(transaction, MailKind.Invitation, $"invitation/{made.Id}", InvitationLetter.ToConsortium(code), to, cancellation);
        return null;
    }

    /// <summary>Once the transaction is committed: there is a letter to send.</summary>
    public void Ring() => outbox.Ring();
}

/// <summary>What is asked before somebody is let in.</summary>
public static class Belonging
{
    /// <summary>As the walls ask it.</summary>
    public static Task<bool> HasAdministratorAsync(this BenchmarkingDb db, OrganisationId organisation, CancellationToken cancellation) =>
        db.Database.SqlQuery<bool>($"""select has_administrator({organisation.Value}) as "Value" """).SingleAsync(cancellation);

    /// <summary>Whether an address has an account that belongs to the organisation, active or suspended.</summary>
    public static async Task<bool> IsMemberAsync(this BenchmarkingDb db, OrganisationId organisation, string address, CancellationToken cancellation)
    {
        var known = await db.Users.Where(user => user.NormalizedEmail == address).Select(user => user.Id).ToListAsync(cancellation);
        var ids = known.Select(id => new UserId(id)).ToList();
        return await db.Memberships.AnyAsync(own => own.OrganisationId == organisation && ids.Contains(own.UserId), cancellation);
    }
}
