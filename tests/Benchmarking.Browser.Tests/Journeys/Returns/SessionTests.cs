using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys.Returns;

/// <summary>What happens when a session ends while somebody is typing.</summary>
public sealed class SessionTests(DemonstrationSite site)
{
    [Fact]
    public async Task Nothing_typed_is_lost_when_the_session_ends_while_a_form_is_open()
    {
        var contributor = site.Account(await site.OrganisationAsync("in_progress"), Role.Contributor);
        await using var window = await site.SignInAsync(Window.Desktop, contributor);
        await window.FollowAsync("Continue the return");
        await window.FollowAsync("Core");
        var form = new CoreForm(window);
        await form.Box("complaints").FillAsync("4321");

        await window.EndSessionAsync();
        window.Allow(401);
        await window.PressAsync("Save");
        await window.LookAsync("Sign in");
        await Expect(window.Main).ToContainTextAsync("What you typed is kept");
        await window.SignInAsync(contributor);
        await window.LookAsync("What you typed is here");
        await window.PressAsync("Send it now");

        await Expect(window.Main).ToContainTextAsync("Saved");
        await window.FollowAsync("Core");
        await Expect(form.Box("complaints")).ToHaveValueAsync("4,321");
    }

    [Fact]
    public async Task A_wrong_password_is_refused_in_one_sentence_and_the_address_stays()
    {
        await using var window = await site.OpenAsync(Window.Phone);
        await window.GoAsync("/sign-in");
        await window.Page.GetByLabel("Email address").FillAsync("somebody@nowhere.example");
        await window.Page.GetByLabel("Password").FillAsync("not the password");
        await window.PressAsync("Sign in");

        await window.LookAsync("Sign in");
        await Expect(window.Page.Locator(".govuk-error-summary")).ToContainTextAsync("The email address or password is not right");
        await Expect(window.Page.GetByLabel("Email address")).ToHaveValueAsync("somebody@nowhere.example");
    }
}
