using System.Text.RegularExpressions;
using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Tenancy;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>From a metric to a target with actions, and on to a page that residents hold in their hands.</summary>
public sealed partial class TargetAndScorecardTests(DemonstrationSite site)
{
    private DemonstrationAccount Administrator => site.Account("Stockport Homes", Role.OrganisationAdmin);

    [Fact]
    public async Task A_target_is_set_from_a_metric_and_a_scorecard_is_approved_made_public_and_printed()
    {
        await using var window = await site.SignInAsync(Window.Desktop, Administrator);
        await SetTargetAsync(window);
        var address = await ApproveAsync(window);
        await SeenByEverybodyAsync(address);
        await window.GoAsync("/scorecard/print?version=1");
        Assert.Equal(1, await window.SheetsAsync());
        await OnAPhoneAsync(window, address);
    }

    private static async Task SetTargetAsync(Window window)
    {
        await window.GoAsync("/benchmarks/views-listened-to");
        await window.FollowAsync("Set a target");
        await window.LookAsync("Set a target: Views listened to and acted on");
        await Expect(window.Main).ToContainTextAsync("Middle half");
        await Expect(window.Main).ToContainTextAsync("Top quarter");
        await window.Page.GetByLabel("The figure you want to reach").FillAsync("75%");
        await window.Page.GetByLabel("By when?").SelectOptionAsync(new SelectOptionValue { Index = 3 });
        await window.Page.GetByLabel("Action 1", new() { Exact = true }).FillAsync("Ring back within two days");
        await window.Page.GetByLabel("Kind of action 1").SelectOptionAsync("improvement");
        await window.Page.GetByLabel("Action 2", new() { Exact = true }).FillAsync("Residents read every letter first");
        await window.Page.GetByLabel("Kind of action 2").SelectOptionAsync("new");
        await window.PressAsync("Set the target");

        await window.LookAsync("Targets");
        var row = window.Page.GetByRole(AriaRole.Row, new() { Name = "Views listened to and acted on" });
        await Expect(row).ToContainTextAsync("75%");
        await Expect(row).ToContainTextAsync(Distance());
        await Expect(row).ToContainTextAsync("0 of 2 actions done");
    }

    /// <returns>The public address.</returns>
    private static async Task<string> ApproveAsync(Window window)
    {
        await window.GoAsync("/you-said-we-did/new");
        await window.LookAsync("Write an entry");
        await window.Page.GetByLabel("You said").FillAsync("The lifts are slow.");
        await window.Page.GetByLabel("We did").FillAsync("We mended both lifts.");
        foreach (var (box, typed) in new[] { ("Day", "14"), ("Month", "5"), ("Year", "2026") })
            await window.Page.GetByLabel(box, new() { Exact = true }).FillAsync(typed);
        await window.PressAsync("Save");
        await window.LookAsync("You said, we did");

        await window.GoAsync("/scorecard/edit");
        await window.LookAsync("Choose figures and words");
        await window.Page.GetByLabel("In words: Kept informed").FillAsync("[figure] people said they know what is going on");
        await window.PressAsync("Save the draft");
        await Expect(window.Main).ToContainTextAsync("people said they know what is going on.");
        await window.FollowAsync("Approve the draft");
        await window.LookAsync("Approve this page as version 1?");
        await window.PressAsync("Approve");
        await window.PressAsync("Make a public page");
        await window.LookAsync("Scorecard for residents");
        return new Uri(await window.Page.Locator("#address").InputValueAsync()).AbsolutePath;
    }

    private async Task SeenByEverybodyAsync(string address)
    {
        await using var everybody = await site.OpenAsync(Window.Phone);
        await everybody.GoAsync(address);
        await everybody.LookAsync("How we are doing: Stockport Homes");
        await Expect(everybody.Main).ToContainTextAsync(new Regex("[Aa]bout|out of 10"));
        await Expect(everybody.Main).ToContainTextAsync("people said they know what is going on.");
    }

    private static async Task OnAPhoneAsync(Window window, string address)
    {
        await window.ResizeAsync(Window.Phone);
        foreach (var (path, heading) in new[]
                 {
                     ("/targets", "Targets"), ("/targets/views-listened-to", "Change the target"), ("/targets/views-listened-to/history", "Targets so far"),
                     ("/scorecard", "Scorecard for residents"), ("/scorecard/edit", "Choose figures and words"), ("/you-said-we-did", "You said, we did"),
                 })
        {
            await window.GoAsync(path);
            await window.LookAsync(heading);
        }

        await window.GoAsync("/scorecard/link/revoke");
        await window.LookAsync("Take the public page away?");
        await window.PressAsync("Take it away");
        window.Allow(404);
        await window.GoAsync(address);
        await Expect(window.Heading).ToContainTextAsync("There is no page here");
    }

    [GeneratedRegex("points? (above|below) the target|at the target")]
    private static partial Regex Distance();
}
