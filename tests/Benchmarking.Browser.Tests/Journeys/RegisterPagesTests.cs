using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Tenancy;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>Every page of a register in use: on a desk and on a phone, looked over by axe, and without scripts.</summary>
public sealed class RegisterPagesTests(DemonstrationSite site)
{
    private static readonly (string Path, string Heading)[] Pages =
    [
        ("/register", "Involvement register"),
        ("/register/activities", "Activities"),
        ("/register/activities/import", "Bring in a file of activities"),
        ("/register/recommendations", "Recommendations"),
        ("/register/changes", "Service changes"),
        ("/register/panels", "Panels and forums"),
        ("/register/counts", "Counts"),
        ("/register/profile", "Who lives in your homes"),
        ("/register/social-value", "Social value"),
        ("/register/value", "Cost and value"),
        ("/register/reach", "Ladder and representation"),
        ("/register/answers", "For your return"),
        ("/register/said", "You said, we did"),
        ("/register/assessments", "Impact assessments"),
        ("/register/opportunities", "Ways to take part"),
        ("/register/plans", "Action plans"),
    ];

    private DemonstrationAccount Contributor => site.Account("Gentoo", Role.Contributor);

    [Fact]
    public async Task Each_page_reads_well_at_both_widths()
    {
        await FilledAsync();
        await using var window = await site.SignInAsync(Window.Desktop, Contributor);
        foreach (var (path, heading) in Pages)
        {
            await window.GoAsync(path);
            await window.LookAtBothWidthsAsync(heading);
        }

        await window.GoAsync("/register/panels");
        await window.FollowAsync("Scrutiny panel");
        await window.LookAtBothWidthsAsync("Scrutiny panel");
        await window.GoAsync("/register/plans");
        await window.FollowAsync("Involvement plan");
        await window.LookAtBothWidthsAsync("Involvement plan");
        await window.FollowAsync("Start from templates");
        await window.LookAtBothWidthsAsync("Start from templates");
    }

    [Fact]
    public async Task An_impact_assessment_is_begun_read_both_ways_and_printed()
    {
        await FilledAsync();
        await using var window = await site.SignInAsync(Window.Desktop, Contributor);
        await window.GoAsync("/register/assessments");
        await window.Page.GetByLabel("What is it about?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await window.PressAsync("Make a draft");
        await window.LookAtBothWidthsAsync("");
        var address = "/register/documents/" + IdOf(window.Page.Url);
        await window.GoAsync($"/register/assessments/{IdOf(window.Page.Url)}/edit");
        await window.LookAtBothWidthsAsync("Your own words");
        await window.GoAsync(address);
        await Expect(window.Main).ToContainTextAsync("£");
        await window.GoAsync($"{address}?read=easy");
        await window.LookAtBothWidthsAsync("");
        await window.GoAsync($"{address}/print?read=easy");
        await window.LookAsync("");
    }

    [Fact]
    public async Task The_pages_work_without_scripts()
    {
        await FilledAsync();
        await using var phone = await site.SignInAsync(Window.Phone, Contributor, scripts: false);
        foreach (var (path, heading) in Pages)
        {
            await phone.GoAsync(path);
            await phone.LookAsync(heading);
        }
    }

    private static string IdOf(string url) => new Uri(url).Segments.Select(part => part.Trim('/')).First(part => Guid.TryParse(part, out _));

    /// <summary>The demonstration's register is filled a moment after the site opens its doors.</summary>
    private async Task FilledAsync()
    {
        Assert.SkipUnless(Chromium.Program is not null, Chromium.HowToInstall);
        await using var window = await site.SignInAsync(Window.Desktop, Contributor);
        for (var tries = 0; tries < 60; tries++)
        {
            await window.GoAsync("/register");
            if (await window.Page.GetByText("Nothing is written down yet").CountAsync() == 0)
                return;
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        }

        await Expect(window.Main).Not.ToContainTextAsync("Nothing is written down yet");
    }
}
