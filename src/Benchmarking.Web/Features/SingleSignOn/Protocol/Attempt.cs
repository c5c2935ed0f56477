using System.Security.Cryptography;
using System.Text;
using Benchmarking.Web.Tenancy;
using Microsoft.IdentityModel.Tokens;

namespace Benchmarking.Web.Features.SingleSignOn.Protocol;

/// <summary>One way to a provider and back, as the browser that began it keeps it, sealed.</summary>
/// <param name="State">Comes back with the answer: it belongs to this attempt.</param>
/// <param name="Nonce">Comes back inside the token: it was made for this attempt.</param>
/// <param name="Verifier">Shows that who redeems the code is who asked for it (PKCE).</param>
/// <param name="Version">Of the settings that it began with.</param>
/// <param name="Tester">The administrator who tries the settings out; null where somebody signs in.</param>
/// <param name="ReturnUrl">Where they were going.</param>
public sealed record Attempt(
    string State, string Nonce, string Verifier, OrganisationId Organisation, int Version, UserId? Tester, string? ReturnUrl)
{
    public static Attempt Begin(OrganisationId organisation, int version, UserId? tester, string? returnUrl) =>
        new(Random(), Random(), Random(), organisation, version, tester, returnUrl);

    public byte[] StateHash => SHA256.HashData(Encoding.ASCII.GetBytes(State));

    public bool Belongs(string? state) => Same(State, state);

    public bool IsFor(string? nonce) => Same(Nonce, nonce);

    /// <summary>Where the browser is sent.</summary>
    /// <param name="redirect">Where it comes back to.</param>
    /// <param name="address">What the person typed; the provider need not ask for it again.</param>
    public string AddressAt(Provider provider, string clientId, string redirect, string? address) =>
        Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(provider.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = clientId,
            ["redirect_uri"] = redirect,
            ["scope"] = "openid email",
            ["state"] = State,
            ["nonce"] = Nonce,
            ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
            ["login_hint"] = address,
        });

    private static bool Same(string ours, string? theirs) =>
        theirs is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(ours), Encoding.UTF8.GetBytes(theirs));

    private static string Random() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
}
