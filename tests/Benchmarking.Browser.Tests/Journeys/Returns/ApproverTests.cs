using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys.Returns;

/// <summary>An approver looks at what changed, sends a return back, and signs it off the second time.</summary>
public sealed class ApproverTests(DemonstrationSite site)
{
    private const string Comment = "Is the number of homes that of last quarter?";

    [Theory, InlineData(Window.Phone)]
    public async Task An_approver_sends_a_return_back_and_signs_it_off_when_it_comes_again(int width)
    {
        var member = await site.OrganisationAsync("sent");
        await using var approver = await site.SignInAsync(width, site.Account(member, Role.Approver));
        await SendBackAsync(approver);
        var letter = await site.LetterAsync(site.Account(member, Role.Contributor).Person.Email, "was sent back");
        Assert.DoesNotContain(Comment, letter.TextBody);

        await using var contributor = await site.SignInAsync(width, site.Account(member, Role.Contributor));
        await ReadAsync(contributor, letter);
        await SendAgainAsync(contributor);

        await approver.GoAsync("/");
        await approver.FollowAsync("Look at it and decide");
        await approver.PressAsync("Sign off");
        await approver.LookAsync("Your return for");
        await Expect(approver.Main).ToContainTextAsync("Signed off by");
        await Expect(approver.Main).ToContainTextAsync("ask the consortium's administrator to reopen it");
        await IsLockedAsync(contributor);
    }

    /// <summary>Follows the two links of a letter: to the return, and to the page that stops such letters.</summary>
    private static async Task ReadAsync(Window window, MimeKit.MimeMessage letter)
    {
        await window.GoAsync(PathOf(letter.Headers[MimeKit.HeaderId.ListUnsubscribe]!.Trim('<', '>')));
        await window.LookAsync("Stop letters of this kind?");
        await window.GoAsync(PathOf(letter.TextBody!.Split('\n', StringSplitOptions.TrimEntries).First(line => line.StartsWith("http", StringComparison.Ordinal))));
        await window.LookAsync("Your return for");
        await window.GoAsync("/");

        // The site listens under a number; this window knows it by name.
        static string PathOf(string address) => new Uri(address).PathAndQuery;
    }

    private static async Task SendBackAsync(Window window)
    {
        await window.FollowAsync("Look at it and decide");
        await window.LookAsync("Review the return for");
        await Expect(window.Main.GetByRole(Microsoft.Playwright.AriaRole.Columnheader, new() { Name = "Change" }).First).ToBeVisibleAsync();

        window.Allow(409);
        await window.PressAsync("Send back");
        await window.LookAsync("Review the return for");
        await Expect(window.Page.Locator(".govuk-error-summary")).ToContainTextAsync("Say what should be changed");

        await window.Page.GetByLabel("Or send it back").FillAsync(Comment);
        await window.PressAsync("Send back");
        await window.LookAsync("Your return for");
    }

    private static async Task SendAgainAsync(Window window)
    {
        await window.FollowAsync("Continue the return");
        await window.LookAsync("Your return for");
        await Expect(window.Main).ToContainTextAsync(Comment);
        await window.FollowAsync("Check your answers");
        await window.PressAsync("Send for sign-off");
        await window.LookAsync("has been sent");
    }

    private static async Task IsLockedAsync(Window window)
    {
        await window.FollowAsync("Back to the return");
        await window.FollowAsync("Core");
        await window.LookAsync("Core");
        await Expect(window.Main).ToContainTextAsync("Signed off by");
        await Expect(new CoreForm(window).Box("homes")).Not.ToBeEditableAsync();
        await Expect(window.Main.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Save" })).ToHaveCountAsync(0);
    }
}
