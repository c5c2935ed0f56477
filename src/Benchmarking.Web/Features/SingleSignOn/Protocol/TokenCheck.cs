using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Benchmarking.Web.Features.SingleSignOn.Protocol;

/// <summary>
/// Reads an id token and believes it where it is signed by one of the provider's keys, made by that provider, for us, for this
/// attempt, and now (OpenID Connect Core, 3.1.3.7).
/// </summary>
public sealed class TokenCheck(Providers providers, TimeProvider clock)
{
    private static readonly TimeSpan ClocksMayDiffer = TimeSpan.FromMinutes(2);

    /// <summary>Signatures by keys of two halves. With one shared half, or none, whoever knows our secret could sign too.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = 64 * 1024 };

    /// <exception cref="SignOnRefused">It is not to be believed.</exception>
    public async Task<Assertion> BelieveAsync(string token, Provider provider, string clientId, Attempt attempt, CancellationToken cancellation)
    {
        var read = await _handler.ValidateTokenAsync(token, Demands(provider, clientId));
        if (read.Exception is SecurityTokenSignatureKeyNotFoundException)
            read = await _handler.ValidateTokenAsync(token, Demands(await providers.FindAsync(provider.Issuer, cancellation, anew: true), clientId));
        if (!read.IsValid || read.SecurityToken is not JsonWebToken good)
            throw Wrong(Words(read.Exception));

        var audiences = good.Audiences.ToList();
        if ((audiences.Count > 1 || good.TryGetPayloadValue<string>("azp", out _)) && good.Azp != clientId)
            throw Wrong("it was made for another program (azp)");
        if (!attempt.IsFor(good.TryGetPayloadValue<string>("nonce", out var nonce) ? nonce : null))
            throw Wrong("it was made for another attempt (nonce)");
        if (string.IsNullOrWhiteSpace(good.Subject) || good.Subject.Length > 255)
            throw Wrong("it names nobody (sub)");

        return new Assertion(provider.Issuer, good.Subject, Text(good, "email"), Verified(good), Methods(good));
    }

    /// <summary>"true" as a text counts too: some providers write it so.</summary>
    public static bool? Verified(JsonElement said) => said.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.String => said.GetString() == "true",
        JsonValueKind.Null => null,
        _ => false,
    };

    private TokenValidationParameters Demands(Provider provider, string clientId) => new()
    {
        ValidIssuer = provider.Issuer,
        ValidAudience = clientId,
        IssuerSigningKeys = provider.Keys,
        ValidAlgorithms = Algorithms,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateIssuerSigningKey = true,
        LifetimeValidator = (from, until, _, _) =>
            until > clock.GetUtcNow().UtcDateTime - ClocksMayDiffer && !(from > clock.GetUtcNow().UtcDateTime + ClocksMayDiffer),
    };

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var text) && text.Length is > 0 and <= 254 ? text : null;

    /// <summary>Anything else than yes is no, where it is said at all.</summary>
    private static bool? Verified(JsonWebToken token) =>
        token.Claims.FirstOrDefault(claim => claim.Type == "email_verified") is { } said
            ? string.Equals(said.Value, "true", StringComparison.OrdinalIgnoreCase)
            : null;

    private static List<string> Methods(JsonWebToken token) =>
        [.. token.Claims.Where(claim => claim.Type == "amr").Select(claim => claim.Value).Where(method => method.Length <= 20).Take(10)];

    private static string Words(Exception? cause) => cause switch
    {
        SecurityTokenInvalidIssuerException => "another provider made it (iss)",
        SecurityTokenInvalidAudienceException => "it was made for another program (aud)",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNoExpirationException or SecurityTokenNotYetValidException => "it is too old, or not good yet (exp)",
        SecurityTokenSignatureKeyNotFoundException => "it is signed by none of the provider’s keys",
        SecurityTokenInvalidAlgorithmException or SecurityTokenInvalidSignatureException => "its signature is none, is wrong, or is of a kind that is not taken",
        _ => "it cannot be read",
    };

    private static SignOnRefused Wrong(string why) => new(SignOnProblem.TokenNotGood, why);
}
