namespace Benchmarking.Web.Features.SignIn;

/// <summary>
/// What a browser calls itself, in words that its owner knows it by: "Firefox on Windows". No more of what it sends is kept.
/// </summary>
public static class BrowserWords
{
    // In this order: most browsers also carry the names of those that they want to be taken for.
    private static readonly (string Sign, string Words)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("FxiOS", "Firefox"), ("Firefox", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Chromium", "Chromium"), ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Words)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    public static string Of(HttpContext context) => Of(context.Request.Headers.UserAgent.ToString());

    public static string Of(string userAgent)
    {
        var browser = First(Browsers, userAgent) ?? "A browser";
        return First(Systems, userAgent) is { } system ? $"{browser} on {system}" : browser;
    }

    private static string? First((string Sign, string Words)[] known, string text) =>
        known.Where(own => text.Contains(own.Sign, StringComparison.Ordinal)).Select(own => own.Words).FirstOrDefault();
}
