using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>The page before somebody leaves for a provider.</summary>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Host">Where it is, such as login.microsoftonline.com.</param>
/// <param name="Address">Where the browser goes.</param>
public sealed record Departure(string Organisation, string Host, string Address, Attempt Attempt)
{
    public bool IsTest => Attempt.Tester is not null;
}

/// <summary>From a work address to the provider of the organisation whose domain it has.</summary>
public sealed class StartSignOn(TenantDoor door, Providers providers)
{
    /// <param name="email">What was typed.</param>
    /// <param name="redirect">Where the provider sends the browser back to.</param>
    /// <returns>Null where no organisation signs its people in so: nothing tells whether the address has an account.</returns>
    /// <exception cref="SignOnRefused">The provider does not answer.</exception>
    public async Task<Departure?> HandleAsync(string email, string redirect, string? returnUrl, CancellationToken cancellation)
    {
        if (MailDomain.Of(email) is not { } domain || await FindAsync(domain, cancellation) is not var (settings, name))
            return null;

        var attempt = Attempt.Begin(settings.OrganisationId, settings.Version, null, returnUrl);
        var provider = await providers.FindAsync(settings.Issuer, cancellation);
        var address = attempt.AddressAt(provider, settings.ClientId, redirect, email.Trim());
        return new Departure(name, new Uri(provider.AuthorizationEndpoint).Host, address, attempt);
    }

    private async Task<(SingleSignOnRow Settings, string Name)?> FindAsync(string domain, CancellationToken cancellation)
    {
        OrganisationId? holder;
        await using (var anybody = await door.OpenPublicAsync(cancellation))
        {
            holder = await anybody.Db.DomainHolders.Where(row => row.Domain == domain)
                .Select(row => (OrganisationId?)row.Holder).SingleOrDefaultAsync(cancellation);
        }

        if (holder is not { } organisation)
            return null;

        await using var transaction = await door.OpenForOrganisationAsync(organisation, null, cancellation);
        var settings = await transaction.Db.SingleSignOn.AsNoTracking().SingleOrDefaultAsync(row => row.SwitchedOn, cancellation);
        if (settings is null)
            return null;

        var name = await transaction.Db.Organisations.Where(row => row.Id == organisation).Select(row => row.Name).SingleAsync(cancellation);
        return (settings, name);
    }
}
