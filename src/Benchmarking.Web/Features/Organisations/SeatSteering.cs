using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Invitations;
using Benchmarking.Web.Features.People;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Organisations;

/// <summary>Appoints active people of an organisation to the steering group, and dismisses them.</summary>
public sealed class SeatSteering(TenantDoor door, TimeProvider clock)
{
    private static readonly string Stored = Role.Steering.Stored();

    /// <returns>False where the person cannot be appointed: not active there, seated already, or oneself.</returns>
    public async Task<bool> HandleAsync(Actor actor, Guid id, Guid person, CancellationToken cancellation)
    {
        var (organisation, to, now) = (new OrganisationId(id), new UserId(person), clock.GetUtcNow());
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        await db.StandInLineAsync(organisation, cancellation);
        var roles = await db.Memberships.Where(own => own.OrganisationId == organisation && own.UserId == to && own.Status == Membership.Active)
            .Select(own => own.Role).ToListAsync(cancellation);
        if (roles.Count == 0 || roles.Contains(Stored) || !Grants.MayHandOut(actor, Role.Steering, to, hasAdministrator: true))
            return false;

        db.Memberships.Add(new Membership { OrganisationId = organisation, UserId = to, Role = Stored, Status = Membership.Active, GrantedAt = now });
        transaction.AuditBoth(actor, organisation, now, "appointed to the steering group", $"person {to}");
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <returns>False where the person has no seat, or is oneself.</returns>
    public async Task<bool> DismissAsync(Actor actor, Guid id, Guid person, CancellationToken cancellation)
    {
        var (organisation, from) = (new OrganisationId(id), new UserId(person));
        if (from == actor.UserId)
            return false;
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var gone = await transaction.Db.Memberships
            .Where(own => own.OrganisationId == organisation && own.UserId == from && own.Role == Stored).ExecuteDeleteAsync(cancellation);
        if (gone == 0)
            return false;

        transaction.AuditBoth(actor, organisation, clock.GetUtcNow(), "dismissed from the steering group", $"person {from}");
        await transaction.CommitAsync(cancellation);
        return true;
    }
}

/// <summary>Invites the first administrator of an organisation that has none, and takes such an invitation back.</summary>
public sealed class InviteFirstAdministrator(SendInvitation send, TenantDoor door, TimeProvider clock)
{
    public async Task<InviteResult> HandleAsync(Actor actor, Guid id, InviteForm form, CancellationToken cancellation)
    {
        var organisation = new OrganisationId(id);
        await using var transaction = await door.OpenAsync(actor, cancellation);
        await transaction.Db.StandInLineAsync(organisation, cancellation);
        if (await transaction.Db.Organisations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == organisation, cancellation) is not { } found)
            return new InviteResult.NotThere();
        if (form.Problems().FirstOrDefault() is { } problem)
            return new InviteResult.Wrong(problem);
        if (await send.HandleAsync(transaction, actor, found, form.TrimmedEmail, [Role.OrganisationAdmin], cancellation) is { } wrong)
            return new InviteResult.Wrong(new FormError(nameof(InviteForm.Email), wrong));
        transaction.AuditConsortium(actor, clock.GetUtcNow(), "invited the first administrator", $"organisation {organisation}");
        await transaction.CommitAsync(cancellation);
        send.Ring();
        return new InviteResult.Sent(form.TrimmedEmail);
    }

    /// <returns>False where there is no such invitation any more.</returns>
    public async Task<bool> RevokeAsync(Actor actor, Guid id, Guid invitation, CancellationToken cancellation)
    {
        var (organisation, now) = (new OrganisationId(id), clock.GetUtcNow());
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        // Whom an organisation with an administrator invites is its own.
        if (await db.HasAdministratorAsync(organisation, cancellation))
            return false;
        var gone = await db.Invitations.Where(row => row.OrganisationId == organisation && row.Id == invitation && row.AcceptedAt == null && row.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, now).SetProperty(row => row.RevokedBy, actor.UserId), cancellation);
        if (gone == 0)
            return false;

        transaction.AuditBoth(actor, organisation, now, "revoked an invitation", $"invitation {invitation}");
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
