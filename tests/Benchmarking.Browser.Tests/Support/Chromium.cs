using Microsoft.Playwright;

namespace Benchmarking.Browser.Tests.Support;

/// <summary>The browser of the machine; nothing is downloaded.</summary>
public static class Chromium
{
    public const string HowToInstall = "No Chromium is installed here. To have these tests: sudo apt-get install chromium";

    // --no-sandbox: a container's root has no user namespaces; the pages are our own.
    private static readonly string[] Options =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Null where there is none.</summary>
    public static string? Program { get; } = (
        from name in new[] { "chromium", "chromium-browser", "google-chrome" }
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        let program = Path.Combine(folder, name)
        where File.Exists(program)
        select program).FirstOrDefault();

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(
        new BrowserTypeLaunchOptions { ExecutablePath = Program, Headless = true, Args = Options });
}
