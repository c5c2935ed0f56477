using Benchmarking.Web.Features.Invitations;
using Benchmarking.Web.Features.People;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.ConsortiumPeople;

/// <summary>Invites somebody to administer the consortium, takes an invitation back, or the role away: never one's own, never the last.</summary>
public sealed class ChangeAdministrators(SendInvitation send, TenantDoor door, TimeProvider clock)
{
    private static readonly string Stored = Role.ConsortiumAdmin.Stored();

    /// <param name="form">One that has no problems.</param>
    public async Task<InviteResult> HandleAsync(Actor actor, InviteForm form, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await SendAsync(transaction, actor, form.TrimmedEmail, cancellation);
    }

    /// <summary>The old secret is worth nothing from then on, and the three days begin anew.</summary>
    public async Task<InviteResult> AgainAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await EndAsync(transaction, actor, id, cancellation) is { } email
            ? await SendAsync(transaction, actor, email, cancellation)
            : new InviteResult.NotThere();
    }

    /// <returns>Whose invitation it was; null where there is no such.</returns>
    public async Task<string?> RevokeAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await EndAsync(transaction, actor, id, cancellation) is not { } email)
            return null;
        transaction.AuditConsortium(actor, clock.GetUtcNow(), "revoked an invitation", $"invitation {id}");
        await transaction.CommitAsync(cancellation);
        return email;
    }

    public async Task<PersonOutcome> TakeAwayAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        var person = new UserId(id);
        if (person == actor.UserId)
            return PersonOutcome.Oneself;
        await using var transaction = await door.OpenAsync(actor, cancellation);
        try
        {
            if (await transaction.Db.PersonRoles.Where(row => row.UserId == person && row.Role == Stored).ExecuteDeleteAsync(cancellation) == 0)
                return PersonOutcome.NotThere;
        }
        catch (Exception kept) when (kept.KeptTheLast())
        {
            return PersonOutcome.LastAdministrator;
        }

        transaction.AuditConsortium(actor, clock.GetUtcNow(), "took a role away", $"person {person}", $"{Stored} → no role");
        await transaction.CommitAsync(cancellation);
        return PersonOutcome.Done;
    }

    private async Task<InviteResult> SendAsync(TenantTransaction transaction, Actor actor, string email, CancellationToken cancellation)
    {
        if (await send.HandleAsync(transaction, actor, email, cancellation) is { } wrong)
            return new InviteResult.Wrong(new FormError(nameof(InviteForm.Email), wrong));
        await transaction.CommitAsync(cancellation);
        send.Ring();
        return new InviteResult.Sent(email);
    }

    private async Task<string?> EndAsync(TenantTransaction transaction, Actor actor, Guid id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var open = transaction.Db.ConsortiumInvitations.Where(row => row.Id == id && row.AcceptedAt == null && row.RevokedAt == null);
        var email = await open.Select(row => row.Email).SingleOrDefaultAsync(cancellation);
        return email is not null && await open.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.RevokedAt, now).SetProperty(row => row.RevokedBy, actor.UserId), cancellation) == 1
            ? email
            : null;
    }
}
