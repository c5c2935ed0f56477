using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Benchmarking.Web.Tests.Features.SingleSignOn;

/// <summary>A provider that misbehaves as it is told: it makes the tokens that a certified one refuses to make.</summary>
public sealed class ForgingProvider : IAsyncDisposable
{
    public const string ClientId = "forged-client";
    public const string ClientSecret = "forged-secret-that-is-long-enough-to-sign";

    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "k1" };

    private ForgingProvider(WebApplication app) => _app = app;

    public string Issuer => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>What it calls itself in its discovery document.</summary>
    public string? Called { get; set; }

    /// <summary>Claims of the next token, over those of a good one; null takes one out.</summary>
    public Dictionary<string, object?> Claims { get; } = [];

    public string Nonce { get; set; } = "";

    /// <summary>Signs the next token; null for a good signature.</summary>
    public Func<string, string>? Sign { get; set; }

    /// <summary>What its userinfo answers.</summary>
    public object UserInfo { get; set; } = new { };

    /// <summary>Where discovery is answered by a redirect.</summary>
    public string? Elsewhere { get; set; }

    /// <summary>Happens while its discovery document is asked for.</summary>
    public Func<Task>? WhileAsked { get; set; }

    /// <summary>The last secret and verifier that it was shown.</summary>
    public (string? Authorization, string? Verifier) Shown { get; private set; }

    public static async Task<ForgingProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new ForgingProvider(builder.Build());
        provider.Map();
        await provider._app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    /// <summary>A token as it is now told to make one.</summary>
    public string Token()
    {
        var now = DateTimeOffset.UtcNow;
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Issuer,
            ["aud"] = ClientId,
            ["sub"] = "forged-subject",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
            ["nonce"] = Nonce,
        };
        foreach (var (name, value) in Claims)
            claims[name] = value;
        var payload = JsonSerializer.Serialize(claims.Where(claim => claim.Value is not null).ToDictionary());
        return Sign is { } sign ? sign(payload) : new JsonWebTokenHandler().CreateToken(payload, new SigningCredentials(_key, SecurityAlgorithms.RsaSha256));
    }

    /// <summary>Signed by what both sides know, as a thief of the client's secret could.</summary>
    public static string SharedSecret(string payload) => new JsonWebTokenHandler().CreateToken(
        payload, new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(ClientSecret)) { KeyId = "k1" }, SecurityAlgorithms.HmacSha256));

    /// <summary>Signed by nobody.</summary>
    public static string Unsigned(string payload) =>
        $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Base64UrlEncoder.Encode(payload)}.";

    /// <summary>Signed by a key that the provider does not show.</summary>
    public static string StrangeKey(string payload) => new JsonWebTokenHandler().CreateToken(
        payload, new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", async () =>
        {
            if (WhileAsked is { } happens)
                await happens();
            return Elsewhere is { } elsewhere ? Results.Redirect(elsewhere) : Results.Json(new
            {
                issuer = Called ?? Issuer,
                authorization_endpoint = $"{Issuer}/authorize",
                token_endpoint = $"{Issuer}/token",
                userinfo_endpoint = $"{Issuer}/userinfo",
                jwks_uri = $"{Issuer}/keys",
            });
        });
        _app.MapGet("/keys", () =>
        {
            var shown = _key.Rsa.ExportParameters(false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "k1", n = Base64UrlEncoder.Encode(shown.Modulus), e = Base64UrlEncoder.Encode(shown.Exponent) } } });
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            Shown = (request.Headers.Authorization, form["code_verifier"]);
            return Results.Json(new { access_token = "key", token_type = "Bearer", id_token = Token() });
        });
        _app.MapGet("/userinfo", () => Results.Json(UserInfo));
    }
}
