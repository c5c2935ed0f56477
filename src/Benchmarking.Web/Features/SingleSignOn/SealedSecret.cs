using System.Security.Cryptography;
using System.Text;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.DataProtection;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>Seals what a provider knows us by. A seal of one organisation opens nothing of another's.</summary>
public sealed class SealedSecret(IDataProtectionProvider protection)
{
    public string Seal(OrganisationId organisation, string secret) =>
        Convert.ToBase64String(SealOf(organisation).Protect(Encoding.UTF8.GetBytes(secret)));

    /// <summary>
    /// Also by keys that were revoked since: revoking ends sessions, it must not lose what organisations keep here. Null where
    /// the key is gone.
    /// </summary>
    public string? Open(OrganisationId organisation, string sealedSecret)
    {
        try
        {
            var opened = ((IPersistedDataProtector)SealOf(organisation)).DangerousUnprotect(
                Convert.FromBase64String(sealedSecret), ignoreRevocationErrors: true, out _, out _);
            return Encoding.UTF8.GetString(opened);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector SealOf(OrganisationId organisation) => protection.CreateProtector("single-sign-on-secret", organisation.ToString());
}
