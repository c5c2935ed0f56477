using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Tenancy;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>An approver signs in for the first time, sets up an app, adds a passkey, and signs in with each.</summary>
public sealed class SignInTests(DemonstrationSite site)
{
    [Fact]
    public async Task An_approver_sets_up_an_app_and_a_passkey_and_signs_in_with_either()
    {
        await using var window = await site.OpenAsync(Window.Desktop);
        var member = await site.World.MemberAsync();
        var person = await site.World.PersonAsync(member, Role.Approver);
        var account = new DemonstrationAccount(new DemonstrationPerson(person.Email, member.Name, [Role.Approver]), Web.Tests.World.Password);
        await using var device = await VirtualAuthenticator.AddAsync(window.Page);

        await window.GoAsync("/sign-in");
        await window.LookAtBothWidthsAsync("Sign in");
        await window.SignInAsync(account);
        await window.LookAtBothWidthsAsync("Set up a second factor first");
        await window.FollowAsync("Set up an authenticator app");
        await window.LookAtBothWidthsAsync("Set up an authenticator app");
        var secret = (await window.Main.Locator("code.secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await window.Page.GetByLabel("Six digits").FillAsync(AuthenticatorApp.Code(secret));
        await window.PressAsync("Continue");
        await window.LookAtBothWidthsAsync("Keep your recovery codes");
        await window.FollowAsync("I have kept them");
        await Expect(window.Page.Locator("details.account summary")).ToContainTextAsync($"{member.Name} · Approver");

        await window.GoAsync("/account/passkeys");
        await window.LookAtBothWidthsAsync("Passkeys");
        await window.Page.GetByLabel("Name").FillAsync("Work laptop");
        await window.PressAsync("Add a passkey");
        await Expect(window.Main).ToContainTextAsync("The passkey is added");
        await window.LookAtBothWidthsAsync("Passkeys");
        await SignOutAsync(window);

        await window.GoAsync("/sign-in?returnUrl=/account/sessions");
        await window.PressAsync("Sign in with a passkey");
        await window.LookAtBothWidthsAsync("Where you are signed in");
        await Expect(window.Main).ToContainTextAsync("passkey");
        await SignOutAsync(window);

        await window.GoAsync("/sign-in?returnUrl=/account/second-factor");
        await window.SignInAsync(account);
        await window.LookAtBothWidthsAsync("Enter your code");
        await window.Page.GetByLabel("Code").FillAsync(AuthenticatorApp.Code(secret));
        await window.PressAsync("Continue");
        await window.LookAtBothWidthsAsync("Second factor");
        await window.GoAsync("/account/password");
        await window.LookAtBothWidthsAsync("Choose a new password");
        await window.GoAsync("/sign-in/forgotten");
        await window.LookAtBothWidthsAsync("Forgotten your password?");
    }

    [Fact]
    public async Task Shortly_before_a_session_ends_one_press_lets_it_go_on()
    {
        await using var window = await site.SignInAsync(Window.Desktop, site.Account(null, Role.Researcher));
        await window.Page.Clock.InstallAsync();
        await window.GoAsync("/account/sessions");
        var dialog = window.Page.Locator("#session-warning");
        await Expect(dialog).Not.ToBeVisibleAsync();

        await window.Page.Clock.RunForAsync(26 * 60 * 1000);
        await Expect(dialog).ToContainTextAsync("you will be signed out in 4 minutes");
        await window.LookAtBothWidthsAsync("Where you are signed in");
        await window.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Stay signed in" }).ClickAsync();

        await Expect(dialog).Not.ToBeVisibleAsync();
        await window.Page.Clock.RunForAsync(20 * 60 * 1000);
        await Expect(dialog).Not.ToBeVisibleAsync();
    }

    private static async Task SignOutAsync(Window window)
    {
        await window.Page.Locator("details.account summary").ClickAsync();
        await window.Page.Locator("details.account").GetByText("Sign out").ClickAsync();
        await Expect(window.Page.Locator(".site-header__sign-in")).ToBeVisibleAsync();
    }
}
