
namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// Browsers in which an account was signed in to before, by a sealed cookie that opens nothing. Wrong passwords from elsewhere
/// do not count against them, so that nobody can lock an account's owner out by guessing at it (OWASP: device cookies).
/// </summary>
public sealed class KnownBrowsers(Sealing sealing, IHostEnvironment environment)
{
    private const string Purpose = "known-browser";

    /// <summary>Accounts that one browser may be known to.</summary>
    private const int MostAccounts = 8;

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    /// <summary>What failures from this browser are counted by; null where the account was never signed in to in it.</summary>
    /// <param name="address">Normalised.</param>
    public string? Find(HttpContext context, string address) =>
        Read(context) is var (id, accounts) && accounts.Contains(Mark(address)) ? id : null;

    /// <summary>From now on the browser is known to the account.</summary>
    public void Remember(HttpContext context, string address)
    {
        var (id, accounts) = Read(context) ?? (Guid.NewGuid().ToString("N"), []);
        var known = accounts.Where(own => own != Mark(address)).Append(Mark(address)).TakeLast(MostAccounts);
        var builder = new CookieBuilder();
        SignInServices.Own(builder, "bm-browser", environment);
        builder.MaxAge = Lasts;
        context.Response.Cookies.Append(
            builder.Name!, sealing.SealFor(Purpose, $"{id} {string.Join(' ', known)}", Lasts), builder.Build(context));
    }

    private (string Id, string[] Accounts)? Read(HttpContext context)
    {
        var builder = new CookieBuilder();
        SignInServices.Own(builder, "bm-browser", environment);
        return sealing.OpenPage(Purpose, context.Request.Cookies[builder.Name!]) is { } text && text.Split(' ') is [var id, .. var accounts]
            ? (id, accounts)
            : null;
    }

    private static string Mark(string address) => Convert.ToHexStringLower(Sealing.HashOf(address))[..32];
}
