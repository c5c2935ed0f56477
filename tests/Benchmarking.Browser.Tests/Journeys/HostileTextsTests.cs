using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using Microsoft.Playwright;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>
/// Hostile texts as a real browser reads them, once they are in the database: nothing runs, nothing is refused (so
/// nothing was tried), nothing is asked for elsewhere.
/// </summary>
public sealed class HostileTextsTests(DemonstrationSite site)
{
    [Fact]
    public async Task Two_hundred_hostile_texts_make_the_browser_do_nothing()
    {
        Assert.SkipUnless(Chromium.Program is not null, Chromium.HowToInstall);
        await using var contents = await HostileContents.MakeAsync(site.World);
        Assert.True(HostileContents.Texts.Count >= 200, $"{HostileContents.Texts.Count} texts");

        var pages = await AsAnybodyAsync(contents) + await AsMemberAsync(contents) + await AsAdministratorAsync();

        TestContext.Current.SendDiagnosticMessage($"{HostileContents.Texts.Count} texts on {pages} pages, {contents.Studies.Count} of them case studies.");
        Assert.True(pages >= contents.Studies.Count + 30, $"{pages} pages");
    }

    /// <summary>What would run does spring the traps: on a page without the site's policy, and on one with it.</summary>
    [Fact]
    public async Task A_text_that_did_run_would_be_caught()
    {
        await using var window = await site.OpenAsync(Window.Desktop);
        var traps = await Traps.SetAsync(window, site.Address);
        Assert.Empty(await traps.OpenAsync("/about"));

        await window.Page.EvaluateAsync("document.querySelector('main').innerHTML = '<img src=https://evil.example/x onerror=alert(1)><a id=bmHurt href=javascript:alert(1)>x</a>'");
        await window.Page.WaitForFunctionAsync("bmRefused.length > 0");
        var sprung = await traps.SprungAsync("/about");
        Assert.Contains(sprung, one => one.Contains("refused by the policy", StringComparison.Ordinal));
        Assert.Contains(sprung, one => one.Contains("window.bmHurt", StringComparison.Ordinal));
        Assert.Contains(sprung, one => one.Contains("javascript:", StringComparison.Ordinal));

        await window.Page.GotoAsync("about:blank");
        await window.Page.SetContentAsync("<script>window.bmHurt = 1; alert(1)</script>");
        Assert.Contains(await traps.SprungAsync("blank"), one => one.Contains("a dialog: 1", StringComparison.Ordinal));
    }

    private async Task<int> AsAnybodyAsync(HostileContents contents)
    {
        await using var window = await site.OpenAsync(Window.Desktop);
        return await LookAsync(window,
            contents.Studies.Select(study => $"/case-studies/{study}")
                .Concat(Enumerable.Range(1, 3).Select(page => $"/case-studies?page={page}"))
                .Concat(["/case-studies?q=script", "/case-studies?q=alert", "/case-studies?q=onerror"])
                // And what stands in the address itself, on pages that say it again.
                .Concat(HostileContents.Texts.Where((_, at) => at % 12 == 0).Select(Uri.EscapeDataString)
                    .SelectMany((text, at) => at % 2 == 0 ? new[] { $"/metrics?text={text}" } : [$"/case-studies?q={text}&tag={text}"])),
            "/case-studies/");
    }

    private async Task<int> AsMemberAsync(HostileContents contents)
    {
        await using var window = await site.SignInAsync(Window.Desktop, contents.Insider);
        return await LookAsync(window,
            [
                $"/case-studies/{contents.Studies[0]}", "/case-studies/own", "/case-studies/own/readers", "/benchmarks/views-listened-to",
                .. EachPage("/you-said-we-did", 6), .. EachPage("/proposals", 4), "/scorecard/edit",
                "/tokens", .. EachPage("/people", 2), "/audit", "/",
            ]);
    }

    private async Task<int> AsAdministratorAsync()
    {
        await using var window = await site.SignInAsync(Window.Desktop, site.Account(null, Role.ConsortiumAdmin));
        return await LookAsync(window,
            [.. EachPage("/organisations", 4), .. EachPage("/proposals/waiting", 4), "/collections/board", "/view-as", "/case-studies/queue"]);
    }

    private static IEnumerable<string> EachPage(string path, int pages) => Enumerable.Range(1, pages).Select(page => $"{path}?page={page}");

    /// <param name="mustShow">Pages whose address begins so answer 200: their texts were really there.</param>
    private async Task<int> LookAsync(Window window, IEnumerable<string> paths, string mustShow = "none")
    {
        var traps = await Traps.SetAsync(window, site.Address);
        var sprung = new List<string>();
        foreach (var path in paths)
        {
            sprung.AddRange(await traps.OpenAsync(path));
            if (path.StartsWith(mustShow, StringComparison.Ordinal))
                await Assertions.Expect(window.Main).ToContainTextAsync("You said: the problem");
        }

        Assert.True(sprung.Count == 0, string.Join("\n", sprung.Take(20)));
        return traps.Pages;
    }
}
