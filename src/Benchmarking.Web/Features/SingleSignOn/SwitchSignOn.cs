using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>Switches single sign-on on and off, and takes it away. Passwords and passkeys work in each case.</summary>
public sealed class SwitchSignOn(TenantDoor door, Outbox outbox, TimeProvider clock)
{
    /// <returns>False where these settings were not seen to work, or no domain is confirmed.</returns>
    public async Task<bool> HandleAsync(Actor actor, bool on, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var organisation = actor.OrganisationId!.Value;
        var row = await db.SingleSignOn.SingleOrDefaultAsync(cancellation);
        if (row is null || (on && (!row.IsTested || !await db.DomainHolders.AnyAsync(held => held.Holder == organisation, cancellation))))
            return false;
        if (row.SwitchedOn == on)
            return true;

        row.SwitchedOn = on;
        transaction.Audit(actor, clock.GetUtcNow(), on ? "switched single sign-on on" : "switched single sign-on off", "single sign-on", $"version {row.Version}");
        if (on)
            outbox.Put(transaction, MailKind.AccountChanged, $"single-sign-on/{Guid.NewGuid()}", SwitchedOn(actor.Hat!.Name, row.Issuer), await db.MembersAsync(organisation, [Role.OrganisationAdmin], cancellation));
        await transaction.CommitAsync(cancellation);
        outbox.Ring();
        return true;
    }

    /// <summary>To every administrator: whoever holds the provider can let themselves in from now on.</summary>
    private static Letter SwitchedOn(string organisation, string issuer) => new(
        $"Single sign-on is on for {organisation}",
        $"""
        Single sign-on was switched on for {organisation} at the Involvement Benchmark. Its people can sign in by {issuer} from now on.

        If you know of it, there is nothing to do. If not, switch it off at once and look at your audit trail:

        /single-sign-on
        """);

    /// <summary>Takes the settings away. Domains stay: they are the organisation's all the same.</summary>
    public async Task RemoveAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.SingleSignOn.ExecuteDeleteAsync(cancellation) > 0)
            transaction.Audit(actor, clock.GetUtcNow(), "removed single sign-on", "single sign-on");
        await transaction.CommitAsync(cancellation);
    }
}

/// <summary>Sends an administrator to the provider to see what comes back.</summary>
public sealed class TryOut(TenantDoor door, Providers providers)
{
    /// <returns>Null where there are no settings yet.</returns>
    /// <exception cref="SignOnRefused">The provider does not answer.</exception>
    public async Task<Departure?> HandleAsync(Actor actor, string redirect, CancellationToken cancellation)
    {
        if (await FindAsync(actor, cancellation) is not { } settings)
            return null;

        var attempt = Attempt.Begin(settings.OrganisationId, settings.Version, actor.UserId, null);
        var provider = await providers.FindAsync(settings.Issuer, cancellation, anew: true);
        var address = attempt.AddressAt(provider, settings.ClientId, redirect, null);
        return new Departure(actor.Hat!.Name, new Uri(provider.AuthorizationEndpoint).Host, address, attempt);
    }

    /// <summary>Closed again before the provider is asked, which may take its time.</summary>
    private async Task<SingleSignOnRow?> FindAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.SingleSignOn.AsNoTracking().SingleOrDefaultAsync(cancellation);
    }
}
