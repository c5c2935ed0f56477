using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>What the page posts about a provider.</summary>
public sealed class ProviderForm
{
    private const int Longest = 500;

    public string? Issuer { get; set; }

    public string? ClientId { get; set; }

    /// <summary>Empty keeps the one that is there.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>As copied: without spaces, and without the discovery document's own path, which many consoles show in its place.</summary>
    public string TrimmedIssuer
    {
        get
        {
            const string Document = "/.well-known/openid-configuration";
            var typed = (Issuer ?? "").Trim();
            return typed.EndsWith(Document, StringComparison.OrdinalIgnoreCase) ? typed[..^Document.Length] : typed;
        }
    }

    public string TrimmedClientId => (ClientId ?? "").Trim();

    public string TrimmedSecret => (ClientSecret ?? "").Trim();

    /// <summary>What must be put right before the provider is asked.</summary>
    /// <param name="needsSecret">True while none is kept.</param>
    public IEnumerable<FormError> Problems(ProviderHttp http, bool needsSecret)
    {
        if (TrimmedIssuer.Length is 0 or > Longest || !http.MayCall(TrimmedIssuer) || TrimmedIssuer.Contains('?'))
            yield return new FormError(nameof(Issuer), "Enter the issuer: an address that begins with https://, without a question mark");
        else if (TrimmedIssuer.Contains("/common/", StringComparison.OrdinalIgnoreCase) || TrimmedIssuer.Contains("/organizations/", StringComparison.OrdinalIgnoreCase))
            yield return new FormError(nameof(Issuer), "Enter the issuer of your own tenant: in place of “common” or “organizations” stands your tenant’s id");
        if (TrimmedClientId.Length is 0 or > Longest || TrimmedClientId.Any(char.IsControl))
            yield return new FormError(nameof(ClientId), "Enter the client id that your provider gave this site");
        if (TrimmedSecret.Length > Longest)
            yield return new FormError(nameof(ClientSecret), $"Enter a client secret of at most {Longest} characters");
        else if (needsSecret && TrimmedSecret.Length == 0)
            yield return new FormError(nameof(ClientSecret), "Enter the client secret that your provider gave this site");
    }
}
