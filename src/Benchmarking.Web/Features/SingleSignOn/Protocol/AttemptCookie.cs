using System.Security.Cryptography;
using System.Text.Json;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.DataProtection;

namespace Benchmarking.Web.Features.SingleSignOn.Protocol;

/// <summary>
/// Keeps an attempt in the browser that began it: sealed, for ten minutes, for one answer. Nobody else's browser can finish it,
/// so a link with somebody else's code in it signs nobody in.
/// </summary>
public sealed class AttemptCookie(IDataProtectionProvider protection, IHostEnvironment environment)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("single-sign-on-attempt").ToTimeLimitedDataProtector();

    private string Name => environment.IsProduction() ? "__Host-bm-sign-on" : "bm-sign-on";

    public void Put(HttpContext context, Attempt attempt) =>
        context.Response.Cookies.Append(Name, _seal.Protect(JsonSerializer.Serialize(Kept.Of(attempt)), Lasts), Options(context));

    /// <summary>Takes it out of the browser; null where there is none that is still good.</summary>
    public Attempt? Take(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } sealedAttempt)
            return null;

        context.Response.Cookies.Delete(Name, Options(context));
        try
        {
            return JsonSerializer.Deserialize<Kept>(_seal.Unprotect(sealedAttempt))?.Attempt;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Lax: the provider sends the browser back by a link from its own site.</summary>
    private CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        Secure = environment.IsProduction() || context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = Lasts,
        IsEssential = true,
    };

    private sealed record Kept(string State, string Nonce, string Verifier, Guid Organisation, int Version, Guid? Tester, string? ReturnUrl)
    {
        public Attempt Attempt => new(
            State, Nonce, Verifier, new OrganisationId(Organisation), Version, Tester is { } tester ? new UserId(tester) : null, ReturnUrl);

        public static Kept Of(Attempt own) =>
            new(own.State, own.Nonce, own.Verifier, own.Organisation.Value, own.Version, own.Tester?.Value, own.ReturnUrl);
    }
}
