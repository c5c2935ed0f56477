using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>A contributor sends a return by the form.</summary>
public sealed class ReturnByFormTests(DemonstrationSite site)
{
    [Theory, InlineData(Window.Desktop), InlineData(Window.Phone)]
    public async Task A_contributor_fills_in_half_comes_back_and_sends(int width)
    {
        var member = await site.OrganisationAsync("not_started");
        var contributor = site.Account(member, Role.Contributor);
        await using (var today = await site.SignInAsync(width, contributor))
            await FillInHalfAsync(today);

        await using var tomorrow = await site.SignInAsync(width, contributor);
        await FinishAsync(tomorrow);
        await SendAsync(tomorrow);
    }

    private static async Task FillInHalfAsync(Window window)
    {
        await window.FollowAsync("Start the return");
        await window.LookAsync("Your return for");
        await window.FollowAsync("Core");
        await window.LookAsync("Core");
        Assert.NotEqual(0, await window.Page.Locator(".number-field__before").CountAsync());

        var form = new CoreForm(window);
        await form.FillAsLastQuarterAsync(leave: ["learning-actions", "complaints", "residents-trained"]);
        await form.MarkAsync("residents-trained", "x");
        await window.PressAsync("Save");
        await window.LookAsync("Your return for");
        await Expect(window.Main).ToContainTextAsync("Saved");
        await Expect(window.Main).ToContainTextAsync("2 core answers still to give");
    }

    private static async Task FinishAsync(Window window)
    {
        await window.LookAsync("");
        await window.FollowAsync("Continue the return");
        await window.FollowAsync("Core");
        var form = new CoreForm(window);
        await Expect(form.Box("complaints")).ToHaveValueAsync("");
        await Expect(form.Box("learning-actions")).ToHaveValueAsync("");
        await Expect(form.Box("homes")).Not.ToHaveValueAsync("");
        await Expect(form.Reason("residents-trained", "x")).ToBeCheckedAsync();

        // Three times last quarter's cost is possible, and odd.
        await form.Box("complaints").FillAsync("120");
        await form.Box("learning-actions").FillAsync("24");
        var cost = await form.Box("involvement-cost").InputValueAsync();
        await form.Box("involvement-cost").FillAsync($"{3 * decimal.Parse(cost)}");
        await window.PressAsync("Save");
    }

    private static async Task SendAsync(Window window)
    {
        await window.FollowAsync("Check your answers");
        await window.LookAsync("Check your answers");
        await Expect(window.Main).ToContainTextAsync("not collected");
        foreach (var words in await window.Main.GetByRole(Microsoft.Playwright.AriaRole.Textbox).AllAsync())
            await words.FillAsync("A second officer joined the team.");
        await window.PressAsync("Send for sign-off");
        await window.LookAsync("has been sent");
        await Expect(window.Main).ToContainTextAsync("Reference");
        await window.FollowAsync("Back to the return");
        await window.LookAsync("Your return for");
        await Expect(window.Main).ToContainTextAsync("An approver of your organisation signs it off or sends it back");
    }
}
