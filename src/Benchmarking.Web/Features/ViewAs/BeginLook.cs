using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.ViewAs;

/// <summary>Begins and ends a look, on the trails of the member and of the consortium.</summary>
public sealed class BeginLook(TenantDoor door, TimeProvider clock)
{
    private const int ShownPast = 20;

    public async Task<LookPage> LoadAsync(Actor actor, LookForm form, FormError? wrong, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var members = await db.Organisations.OrderBy(row => row.Name).Select(row => new LookChoice(row.Slug, row.Name)).ToListAsync(cancellation);
        var past = await db.MemberLooks.Where(look => look.UserId == actor.UserId)
            .OrderByDescending(look => look.StartedAt).Take(ShownPast)
            .Join(db.Organisations, look => look.OrganisationId, row => row.Id, (look, row) => new PastLook(row.Name, look.Reason, look.StartedAt, look.EndedAt ?? look.EndsAt))
            .ToListAsync(cancellation);
        return new LookPage(form, wrong is null ? [] : [wrong], members, [.. past.OrderByDescending(look => look.StartedAt)]);
    }

    /// <returns>The key of the look's hat, or what is wrong with the form.</returns>
    public async Task<(string? Hat, FormError? Wrong)> HandleAsync(Actor actor, LookForm form, CancellationToken cancellation)
    {
        var (reason, now) = (form.Reason?.Trim() ?? "", clock.GetUtcNow());
        if (await MemberAsync(actor, form.Organisation, cancellation) is not { } member)
            return (null, new FormError(nameof(form.Organisation), "Choose the member whose pages you want to see"));
        if (reason.Length is < 10 or > 500)
            return (null, new FormError(nameof(form.Reason), "Say why you look, in 10 to 500 characters: the member reads it"));
        if (!LookForm.Lengths.Contains(form.Minutes))
            return (null, new FormError("Minutes-0", "Choose how long you need"));
        return (await BeginAsync(actor, member, reason, now, now.AddMinutes(form.Minutes), cancellation), null);
    }

    /// <summary>Ends the look that the actor is in.</summary>
    public async Task EndAsync(Actor actor, CancellationToken cancellation)
    {
        if (actor.Look is not { } look || actor.OrganisationId is not { } member)
            return;

        var now = clock.GetUtcNow();
        await using var transaction = await door.OpenForOrganisationAsync(member, actor.UserId, cancellation);
        await transaction.Db.MemberLooks.Where(row => row.Id == look.Id && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancellation);
        transaction.Audit(member, actor.UserId, now, "ended a look", Subject(look.Id));
        transaction.AuditConsortium(actor, now, "ended a look", $"member {look.Organisation}");
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Writes a page that was looked at on the member's trail.</summary>
    public async Task RecordAsync(Actor actor, string address, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForOrganisationAsync(actor.OrganisationId!.Value, actor.UserId, cancellation);
        transaction.Audit(actor.OrganisationId.Value, actor.UserId, clock.GetUtcNow(), "looked at", $"page {address}", Subject(actor.Look!.Id));
        await transaction.CommitAsync(cancellation);
    }

    private static string Subject(Guid look) => $"look {look}";

    private async Task<Organisation?> MemberAsync(Actor actor, string? slug, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(slug))
            return null;
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.Organisations.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, cancellation);
    }

    private async Task<string> BeginAsync(
        Actor actor, Organisation member, string reason, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation)
    {
        var look = new MemberLook { OrganisationId = member.Id, Id = Guid.NewGuid(), UserId = actor.UserId, Reason = reason, StartedAt = now, EndsAt = until };
        await using var transaction = await door.OpenForOrganisationAsync(member.Id, actor.UserId, cancellation);
        transaction.Db.MemberLooks.Add(look);
        transaction.Audit(member.Id, actor.UserId, now, "began a look as the consortium's administrator", Subject(look.Id), $"until {LondonTime.Moment(until)}: {reason}");
        transaction.AuditConsortium(actor, now, "began a look", $"member {member.Name}", reason);
        await transaction.CommitAsync(cancellation);
        return Looks.KeyOf(look.Id);
    }
}
