using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>
/// Keeps who the provider is. Other settings than those that were tested are switched off until they are tested too; nobody is
/// locked out by that, since passwords and passkeys go on to work.
/// </summary>
public sealed class SaveProvider(TenantDoor door, Providers providers, ProviderHttp http, SealedSecret secrets, TimeProvider clock)
{
    /// <returns>What is wrong; nothing where it is saved.</returns>
    public async Task<IReadOnlyList<FormError>> HandleAsync(Actor actor, ProviderForm form, CancellationToken cancellation)
    {
        var organisation = actor.OrganisationId!.Value;
        var before = await FindAsync(actor, cancellation);
        // A secret belongs to the provider that gave it: it is not handed to another one.
        var movesOn = before is not null && (before.Issuer != form.TrimmedIssuer || before.ClientId != form.TrimmedClientId);
        var problems = form.Problems(http, before is null || movesOn).ToList();
        if (problems.Count > 0)
            return problems;
        if (before is not null && !movesOn && form.TrimmedSecret.Length == 0)
            return [];
        if (await WhatIsWrongAsync(form.TrimmedIssuer, cancellation) is { } wrong)
            return [wrong];

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var row = await transaction.Db.SingleSignOn.SingleOrDefaultAsync(cancellation);
        if (row is null)
        {
            row = new SingleSignOnRow { OrganisationId = organisation, Issuer = "", ClientId = "", SecretSealed = "" };
            transaction.Db.SingleSignOn.Add(row);
        }

        (row.Issuer, row.ClientId, row.Version, row.SwitchedOn) = (form.TrimmedIssuer, form.TrimmedClientId, row.Version + 1, false);
        (row.SecretSealed, row.ChangedAt, row.ChangedBy) = (secrets.Seal(organisation, form.TrimmedSecret), clock.GetUtcNow(), actor.UserId);
        transaction.Audit(actor, clock.GetUtcNow(), "changed single sign-on", "single sign-on", $"issuer {row.Issuer}, client {row.ClientId}, version {row.Version}");
        await transaction.CommitAsync(cancellation);
        return [];
    }

    private async Task<SingleSignOnRow?> FindAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.SingleSignOn.AsNoTracking().SingleOrDefaultAsync(cancellation);
    }

    private async Task<FormError?> WhatIsWrongAsync(string issuer, CancellationToken cancellation)
    {
        try
        {
            var provider = await providers.FindAsync(issuer, cancellation, anew: true);
            return provider.Keys.Count > 0 ? null : new FormError(nameof(ProviderForm.Issuer), "The provider shows no keys to check its signatures with");
        }
        catch (SignOnRefused refused)
        {
            return new FormError(nameof(ProviderForm.Issuer), $"The provider’s discovery document cannot be used: {refused.Detail}");
        }
    }
}
