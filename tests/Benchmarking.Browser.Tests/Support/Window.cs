using System.Text;
using System.Text.RegularExpressions;
using Benchmarking.Web.Features.Demonstration;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Support;

/// <summary>
/// One person's browser window. Whatever goes wrong unseen (errors in the console, refusals by the content security
/// policy, answers of 400 and above that no test expected) is kept and fails the next look.
/// </summary>
public sealed class Window : IAsyncDisposable
{
    public const int Desktop = 1280;
    public const int Phone = 320;

    private readonly IBrowserContext _context;
    private readonly string _address;
    private readonly bool _scripts;
    private readonly List<string> _troubles = [];
    private readonly HashSet<int> _expected = [];
    private int _width;

    private Window(IBrowserContext context, IPage page, string address, int width, bool scripts)
    {
        (_context, Page, _address, _width, _scripts) = (context, page, address, width, scripts);
        page.Console += (_, message) =>
        {
            // An answer of 400 and above is written there too; it is judged below, by its status.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                _troubles.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => _troubles.Add($"script: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !_expected.Contains(response.Status))
                _troubles.Add($"{response.Status} for {response.Url}");
        };
    }

    public IPage Page { get; }

    public ILocator Main => Page.Locator("main");

    public ILocator Heading => Page.Locator("h1");

    public static async Task<Window> OpenAsync(IBrowser browser, string address, int width, bool scripts)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = HeightOf(width) },
            JavaScriptEnabled = scripts,
        });
        context.SetDefaultTimeout(20_000);
        return new Window(context, await context.NewPageAsync(), address, width, scripts);
    }

    /// <summary>The next answers may have this status: the journey is about a refusal.</summary>
    public void Allow(int status) => _expected.Add(status);

    public Task GoAsync(string path) => Page.GotoAsync(_address + path);

    /// <summary>Follows a link of the page by its words.</summary>
    public Task FollowAsync(string words) => Main.GetByRole(AriaRole.Link, new() { Name = words }).First.ClickAsync();

    public Task PressAsync(string words) => Main.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    /// <summary>Fills in the sign-in page that is in front.</summary>
    public async Task SignInAsync(DemonstrationAccount account)
    {
        await Page.GetByLabel("Email address").FillAsync(account.Person.Email);
        await Page.GetByLabel("Password").FillAsync(account.Password);
        await PressAsync("Sign in");
        if (account.TotpSecret.Length > 0)
        {
            await Page.GetByLabel("Code").FillAsync(AuthenticatorApp.Code(account));
            await PressAsync("Continue");
        }
    }

    /// <summary>Puts cookies into the browser that the site gave for this person.</summary>
    public Task TakeAsync(IEnumerable<(string Name, string Value)> cookies) => _context.AddCookiesAsync(
        cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = _address, HttpOnly = true }));

    public Task EndSessionAsync() => _context.ClearCookiesAsync(new() { Name = "bm-session" });

    /// <summary>Takes the network away, or gives it back.</summary>
    public Task LoseConnectionAsync(bool lost) => _context.SetOfflineAsync(lost);

    /// <summary>
    /// A careful look at the page in front: it says what it should, axe finds nothing, nothing sticks out sideways and
    /// nothing went wrong on the way.
    /// </summary>
    public async Task LookAsync(string heading)
    {
        await Expect(Heading).ToContainTextAsync(heading);
        // Before its style sheet has come a page has neither colours nor widths.
        await Expect(Page.Locator(".site-header")).ToHaveCSSAsync("background-color", "rgb(10, 74, 76)");
        if (_scripts && await Page.Locator("[data-chart]").CountAsync() > 0)
            await Expect(Page.Locator("[data-chart]").Last).ToHaveClassAsync(new Regex("is-drawn"));
        var found = new StringBuilder();
        var reach = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (reach > _width)
            found.AppendLine($"The page is {reach} px wide.");
        foreach (var trouble in _troubles)
            found.AppendLine(trouble);
        if (_scripts)
            found.Append(await AxeAsync());
        Assert.True(found.Length == 0, $"{Page.Url} at {_width} px:\n{found}");
    }

    /// <summary>The same look as on a desk and as on a phone; the page in front stays.</summary>
    public async Task LookAtBothWidthsAsync(string heading)
    {
        await LookAsync(heading);
        await ResizeAsync(Phone);
        await LookAsync(heading);
        await ResizeAsync(Desktop);
    }

    /// <summary>Makes the window as wide as that; the page in front stays.</summary>
    public async Task ResizeAsync(int width)
    {
        _width = width;
        await Page.SetViewportSizeAsync(width, HeightOf(width));
    }

    /// <summary>How many sheets of A4 the page takes when it is printed.</summary>
    public async Task<int> SheetsAsync()
    {
        var paper = await Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });
        return Regex.Count(Encoding.Latin1.GetString(paper), @"/Type\s*/Page\b");
    }

    /// <summary>What the next click downloads: its name and its bytes.</summary>
    public async Task<(string Name, byte[] Content)> DownloadAsync(ILocator from)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => from.ClickAsync());
        return (download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static int HeightOf(int width) => width == Phone ? 640 : 900;

    private async Task<string> AxeAsync()
    {
        var report = new StringBuilder();
        foreach (var violation in (await Page.RunAxe()).Violations)
        {
            report.AppendLine($"axe {violation.Id}: {violation.Help}");
            foreach (var node in violation.Nodes.Take(5))
                report.AppendLine($"  {node.Target}: {node.Html}");
        }

        return report.ToString();
    }
}
