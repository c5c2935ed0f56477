using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys.Returns;

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
        var explanation = $"A second officer joined the {(width == Window.Phone ? "evening" : "day")} team.";
        await SendAsync(tomorrow, explanation);

        await using var approver = await site.SignInAsync(width, site.Account(member, Role.Approver));
        await approver.FollowAsync("Look at it and decide");
        await Expect(approver.Main).ToContainTextAsync(explanation);
        await using var steering = await site.SignInAsync(width, site.Account("Affinity Sutton", Role.Steering));
        await IsReadWithoutFigureAsync(steering, member, explanation);
    }

    [Fact]
    public async Task A_form_saves_itself_works_out_the_figure_and_outlives_a_lost_connection()
    {
        await using var window = await site.SignInAsync(
            Window.Desktop, site.Account("Forum Housing Association", Role.Contributor));
        await window.FollowAsync("return");
        await window.FollowAsync("Core");
        var form = new CoreForm(window);
        await form.Box("involvement-cost").FillAsync("£12,000");
        await form.Box("households").FillAsync("800");
        await Expect(window.Page.Locator("#figure-cost-per-household .figure-group__derived")).ToContainTextAsync("That makes £15.00.");

        await window.LoseConnectionAsync(true);
        await window.PressAsync("Save");
        await Expect(window.Page.Locator("[data-draft-state]")).ToContainTextAsync("What you type stays on this page");
        await Expect(form.Box("households")).ToHaveValueAsync("800");
        await window.LoseConnectionAsync(false);
        await Expect(window.Page.Locator("[data-draft-state]")).ToContainTextAsync("Saved at");
        await window.LookAsync("Core");
        await window.FollowAsync("Back to the return");
        await window.FollowAsync("Core");
        await Expect(form.Box("households")).ToHaveValueAsync("800");
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

    private static async Task SendAsync(Window window, string explanation)
    {
        await window.FollowAsync("Check your answers");
        await window.LookAsync("Check your answers");
        await Expect(window.Main).ToContainTextAsync("not collected");
        foreach (var words in await window.Main.GetByRole(Microsoft.Playwright.AriaRole.Textbox).AllAsync())
            await words.FillAsync(explanation);
        await window.PressAsync("Send for sign-off");
        await window.LookAsync("has been sent");
        await Expect(window.Main).ToContainTextAsync("Reference");
        await window.FollowAsync("Back to the return");
        await window.LookAsync("Your return for");
        await Expect(window.Main).ToContainTextAsync("An approver of your organisation signs it off or sends it back");
    }

    private static async Task IsReadWithoutFigureAsync(Window window, string member, string explanation)
    {
        await window.GoAsync("/");
        await window.Page.GetByRole(Microsoft.Playwright.AriaRole.Navigation).GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Data quality" }).ClickAsync();
        await window.LookAsync("Data quality");
        await Expect(window.Main).ToContainTextAsync(explanation);
        await Expect(window.Main).ToContainTextAsync("Changed a lot since last quarter");
        await Expect(window.Main).Not.ToContainTextAsync(member);
        await Expect(window.Main).Not.ToContainTextAsync("£");
    }
}
