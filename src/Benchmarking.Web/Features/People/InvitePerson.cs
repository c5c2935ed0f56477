using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Invitations;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.People;

/// <summary>Invites somebody to the organisation acted for, sends an invitation again under a new secret, or takes it back.</summary>
public sealed class InvitePerson(SendInvitation send, TenantDoor door, TimeProvider clock)
{
    /// <param name="form">One that has no problems.</param>
    public async Task<InviteResult> HandleAsync(Actor actor, InvitePersonForm form, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await SendAsync(transaction, actor, form.TrimmedEmail, form.ChosenRoles, cancellation);
    }

    /// <summary>The old secret is worth nothing from then on, and the three days begin anew.</summary>
    public async Task<InviteResult> AgainAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await EndAsync(transaction, actor, id, cancellation) is not { } old)
            return new InviteResult.NotThere();
        return await SendAsync(transaction, actor, old.Email, [.. old.Roles.Select(Roles.FromStored)], cancellation);
    }

    /// <returns>Whose invitation it was; null where there is no such.</returns>
    public async Task<string?> RevokeAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await EndAsync(transaction, actor, id, cancellation) is not { } old)
            return null;
        transaction.Audit(actor, clock.GetUtcNow(), "revoked an invitation", $"invitation {id}");
        await transaction.CommitAsync(cancellation);
        return old.Email;
    }

    private async Task<InviteResult> SendAsync(
        TenantTransaction transaction, Actor actor, string email, IReadOnlyList<Role> roles, CancellationToken cancellation)
    {
        var db = transaction.Db;
        if (!await db.StandInLineAsync(actor, cancellation))
            return new InviteResult.NotThere();
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == actor.OrganisationId, cancellation);
        if (await send.HandleAsync(transaction, actor, organisation, email, roles, cancellation) is { } wrong)
            return new InviteResult.Wrong(new FormError(nameof(InviteForm.Email), wrong));
        await transaction.CommitAsync(cancellation);
        send.Ring();
        return new InviteResult.Sent(email);
    }

    private async Task<Invitation?> EndAsync(TenantTransaction transaction, Actor actor, Guid id, CancellationToken cancellation)
    {
        var (db, now) = (transaction.Db, clock.GetUtcNow());
        var open = db.Invitations.Where(row => row.OrganisationId == actor.OrganisationId && row.Id == id && row.AcceptedAt == null && row.RevokedAt == null);
        var old = await open.AsNoTracking().SingleOrDefaultAsync(cancellation);
        // None where somebody else was quicker.
        return old is not null && await open.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.RevokedAt, now).SetProperty(row => row.RevokedBy, actor.UserId), cancellation) == 1
            ? old
            : null;
    }
}
