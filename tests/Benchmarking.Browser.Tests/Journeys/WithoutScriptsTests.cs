using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>The same pages in a browser that runs no scripts.</summary>
public sealed class WithoutScriptsTests(DemonstrationSite site)
{
    [Theory, InlineData(Window.Desktop), InlineData(Window.Phone)]
    public async Task Without_scripts_a_chart_is_a_still_picture_with_its_table_open(int width)
    {
        await using var window = await site.SignInAsync(width, site.Account("Great Places Housing Group", Role.Approver), scripts: false);
        await window.FollowAsync("See where you stand");
        await window.LookAsync("Benchmarks: ");
        await window.FollowAsync("Views listened to and acted on");
        await window.LookAsync("Views listened to and acted on");

        await Expect(window.Page.Locator($"[data-chart=band] {(width == Window.Phone ? ".still--narrow" : ".still--wide")}")).ToBeVisibleAsync();
        await Expect(window.Page.Locator("[data-chart=band] canvas")).Not.ToBeVisibleAsync();
        await Expect(window.Page.Locator("[data-chart=band] tbody tr").First).ToBeVisibleAsync();
        await Expect(window.Page.Locator("[data-chart=band] [data-save-picture]")).Not.ToBeVisibleAsync();
    }

    [Theory, InlineData(Window.Desktop), InlineData(Window.Phone)]
    public async Task Without_scripts_a_return_is_filled_in_and_comes_back(int width)
    {
        await using var window = await site.SignInAsync(
            width, site.Account(await site.OrganisationAsync("not_started"), Role.Contributor), scripts: false);
        await window.FollowAsync("Start the return");
        await window.LookAsync("Your return for");
        await window.FollowAsync("Core");
        var form = new CoreForm(window);
        await form.Box("complaints").FillAsync("77");
        var survey = window.Page.Locator("#figure-views-listened-to [data-carry]");
        await survey.CheckAsync();
        await window.PressAsync("Save");
        await Expect(window.Main).ToContainTextAsync("Saved");
        await window.FollowAsync("Core");
        await Expect(form.Box("complaints")).ToHaveValueAsync("77");
        await Expect(survey).ToBeCheckedAsync();
        await Expect(form.Box("views-positive")).Not.ToHaveValueAsync("");
        await Expect(window.Page.Locator("#figure-views-listened-to .figure-group__derived")).ToContainTextAsync("That makes");
        await window.GoAsync("/returns");
        await window.LookAsync("Returns");
    }
}
