using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>A member's manager narrows the figures down, looks back over the quarters and takes papers to the board.</summary>
public sealed class BoardPapersTests(DemonstrationSite site)
{
    [Fact]
    public async Task From_a_filtered_overview_to_the_grid_and_to_one_sheet_for_the_board()
    {
        await site.HistoryAsync();
        await using var window = await site.SignInAsync(Window.Desktop, site.Account("Great Places Housing Group", Role.Approver));
        await window.GoAsync("/benchmarks");
        await window.Page.GetByLabel("Find a figure").FillAsync("resident");
        await window.Page.GetByLabel("Module").SelectOptionAsync(new SelectOptionValue { Label = "Scrutiny and influence" });
        await window.PressAsync("Apply filters");
        await Expect(window.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("module=scrutiny.*q=resident|q=resident.*module=scrutiny"));
        await Expect(window.Main.GetByRole(AriaRole.Status)).ToContainTextAsync("Showing");
        await Expect(window.Main.Locator("table.overview")).ToHaveCountAsync(1);
        await window.LookAtBothWidthsAsync("Benchmarks: ");

        await window.FollowAsync("Show all figures");
        await window.FollowAsync("All figures over time");
        await window.LookAtBothWidthsAsync("All figures over time");
        await window.Page.GoBackAsync();

        await window.FollowAsync("One-page board summary");
        await window.LookAtBothWidthsAsync("Great Places Housing Group: resident involvement");
        Assert.Equal(1, await window.SheetsAsync());

        await window.FollowAsync("The whole board pack");
        await window.LookAsync("Great Places Housing Group: resident involvement");
        var figures = await window.Main.Locator(".board-page").CountAsync();
        // The summary, a sheet for each core figure, and a few for all figures over time.
        Assert.InRange(await window.SheetsAsync(), figures + 1, figures + 5);
    }
}
