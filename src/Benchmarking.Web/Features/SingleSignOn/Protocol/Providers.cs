using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Benchmarking.Web.Features.SingleSignOn.Protocol;

/// <summary>What a provider says of itself.</summary>
/// <param name="SaysIssuer">It promises to name itself in every answer (RFC 9207).</param>
/// <param name="SecretInHeader">It takes our secret in the header; otherwise in the form.</param>
public sealed record Provider(
    string Issuer, string AuthorizationEndpoint, string TokenEndpoint, string? UserInfoEndpoint,
    IReadOnlyList<SecurityKey> Keys, bool SaysIssuer, bool SecretInHeader);

/// <summary>
/// Reads the discovery document of a provider and its keys, and keeps both for an hour. Keys are read anew before that when a
/// token names one that is not among them: providers change them.
/// </summary>
public sealed class Providers(ProviderHttp http, TimeProvider clock)
{
    private const int MostKept = 1000;

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, (Provider Provider, DateTimeOffset At)> _kept = new(StringComparer.Ordinal);

    /// <param name="anew">True where what is kept is known to be out of date.</param>
    /// <exception cref="SignOnRefused">It cannot be read, or is not what it must be.</exception>
    public async Task<Provider> FindAsync(string issuer, CancellationToken cancellation, bool anew = false)
    {
        var now = clock.GetUtcNow();
        if (!anew && _kept.TryGetValue(issuer, out var kept) && now - kept.At < KeptFor)
            return kept.Provider;

        var read = await FetchAsync(issuer, cancellation);
        if (_kept.Count >= MostKept)
            _kept.Clear();
        _kept[issuer] = (read, now);
        return read;
    }

    private async Task<Provider> FetchAsync(string issuer, CancellationToken cancellation)
    {
        var said = await GetAsync($"{issuer.TrimEnd('/')}/.well-known/openid-configuration", cancellation);
        var document = OpenIdConnectConfiguration.Create(said.GetRawText());
        if (!string.Equals(document.Issuer, issuer, StringComparison.Ordinal))
            throw Wrong($"the provider calls itself {document.Issuer}, not {issuer}");
        foreach (var address in new[] { document.AuthorizationEndpoint, document.TokenEndpoint, document.JwksUri })
        {
            if (!http.MayCall(address))
                throw Wrong($"\"{address}\" in its document is no https address");
        }

        var keys = JsonWebKeySet.Create((await GetAsync(document.JwksUri, cancellation)).GetRawText()).GetSigningKeys();
        var ways = document.TokenEndpointAuthMethodsSupported;
        return new Provider(
            issuer, document.AuthorizationEndpoint, document.TokenEndpoint,
            http.MayCall(document.UserInfoEndpoint) ? document.UserInfoEndpoint : null,
            [.. keys],
            said.TryGetProperty("authorization_response_iss_parameter_supported", out var says) && says.ValueKind == JsonValueKind.True,
            ways.Count == 0 || ways.Contains("client_secret_basic") || !ways.Contains("client_secret_post"));
    }

    private async Task<JsonElement> GetAsync(string address, CancellationToken cancellation)
    {
        if (!http.MayCall(address))
            throw Wrong($"{address} is no https address");

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await http.AskAsync(request, cancellation);
    }

    private static SignOnRefused Wrong(string detail) => new(SignOnProblem.Unreachable, detail);
}
