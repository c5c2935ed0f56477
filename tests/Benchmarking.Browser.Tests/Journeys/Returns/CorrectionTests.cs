using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys.Returns;

/// <summary>A member has a signed return back, corrects it, and signs it off as the next revision.</summary>
public sealed class CorrectionTests(DemonstrationSite site)
{
    private const string Reason = "The number of homes is that of last year.";

    [Fact]
    public async Task A_signed_return_is_asked_back_reopened_corrected_and_signed_off_again()
    {
        var member = await site.OrganisationAsync("signed_off");
        await using var approver = await site.SignInAsync(Window.Desktop, site.Account(member, Role.Approver));
        await AskAsync(approver);

        await using var administrator = await site.SignInAsync(Window.Phone, site.Account(null, Role.ConsortiumAdmin));
        await AgreeAsync(administrator, member);

        await using var contributor = await site.SignInAsync(Window.Desktop, site.Account(member, Role.Contributor));
        await CorrectAsync(contributor);

        await approver.GoAsync("/");
        await approver.FollowAsync("Look at it and decide");
        await approver.FollowAsync("Show the biggest change first");
        await approver.LookAsync("Review the return for");
        await approver.PressAsync("Sign off");
        await approver.LookAsync("Your return for");
        await Expect(approver.Main).ToContainTextAsync("Revision 2");
        await Expect(approver.Main).ToContainTextAsync("Replaces revision 1 in the provisional benchmarks");
        await approver.FollowAsync("Revision 1");
        await approver.LookAsync("Revision 1 of your return for");
        await Expect(approver.Main).ToContainTextAsync("A signed revision never changes");
    }

    private static async Task AskAsync(Window window)
    {
        await window.FollowAsync("See what was signed off");
        await Expect(window.Main).ToContainTextAsync("Signed off by");
        await window.FollowAsync("Ask for it to be reopened");
        await window.LookAsync("Ask for the return for");

        window.Allow(409);
        await window.PressAsync("Ask for reopening");
        await window.LookAsync("Ask for the return for");
        await Expect(window.Page.Locator(".govuk-error-summary")).ToContainTextAsync("Say what is wrong with the return");

        await window.Page.GetByLabel("What is wrong, and why?").FillAsync(Reason);
        await window.PressAsync("Ask for reopening");
        await window.LookAsync("Your return for");
        await Expect(window.Main).ToContainTextAsync("has not answered yet");
        await window.FollowAsync("See the request");
        await window.LookAsync("is asked for");
    }

    private static async Task AgreeAsync(Window window, string member)
    {
        await window.FollowAsync("Answer");
        await window.LookAsync("Requests to reopen a return");
        await window.FollowAsync(member);
        await window.LookAsync($"{member} asks to reopen");
        await Expect(window.Main).ToContainTextAsync(Reason);

        await window.Page.Locator("#Until_Year").FillAsync("2020");
        await window.PressAsync("Agree and reopen");
        await window.LookAsync($"{member} asks to reopen");
        await Expect(window.Page.Locator(".govuk-error-summary")).ToContainTextAsync("must be in the future");

        await window.FollowAsync("All requests");
        await window.FollowAsync(member);
        await window.PressAsync("Agree and reopen");
        await window.LookAsync("Requests to reopen a return");
        await Expect(window.Main).ToContainTextAsync("Agreed, open until");
    }

    private static async Task CorrectAsync(Window window)
    {
        await Expect(window.Main).ToContainTextAsync("It is reopened until");
        await window.FollowAsync("Correct the return");
        await window.LookAsync("Your return for");
        await window.FollowAsync("Core");
        var homes = new CoreForm(window).Box("homes");
        var before = int.Parse((await homes.InputValueAsync()).Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
        await homes.FillAsync($"{before + 10}");
        await window.PressAsync("Save");
        await Expect(window.Main).ToContainTextAsync("Reopened");
        await window.FollowAsync("Check your answers");
        await window.PressAsync("Send for sign-off");
        await window.LookAsync("has been sent");
    }
}
