using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.SingleSignOn;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>An administrator brings in the organisation's own sign-in, and a colleague signs in by it.</summary>
public sealed class SingleSignOnTests(DemonstrationSite site)
{
    private const string Name = "Aspire Housing";

    [Fact]
    public async Task An_administrator_sets_it_up_tests_it_switches_it_on_and_a_colleague_signs_in()
    {
        var administrator = site.Account(Name, Role.OrganisationAdmin);
        await using var window = await site.SignInAsync(Window.Desktop, administrator);
        await using var provider = await OidcProvider.StartAsync($"{site.Address}/sign-in/organisation/answer");
        await window.GoAsync("/single-sign-on");
        await window.LookAtBothWidthsAsync("Single sign-on");
        await window.Page.GetByLabel("Issuer").FillAsync(provider.Issuer);
        await window.Page.GetByLabel("Client id").FillAsync(OidcProvider.ClientId);
        window.Allow(422);
        await window.PressAsync("Save the provider’s details");
        await window.LookAtBothWidthsAsync("Single sign-on");
        await Expect(window.Page.GetByLabel("Issuer")).ToHaveValueAsync(provider.Issuer);
        await window.Page.GetByLabel("Client secret").FillAsync(OidcProvider.ClientSecret);
        await window.PressAsync("Save the provider’s details");
        await Expect(window.Main).ToContainTextAsync("The provider’s details are saved");

        var domain = administrator.Person.Email.Split('@')[1];
        await window.Page.GetByLabel("Ask for a domain").FillAsync(domain);
        await window.PressAsync("Ask for this domain");
        await Expect(window.Main).ToContainTextAsync("Waits for the consortium");
        await ConfirmAsync(domain);

        await provider.SignsInAsync(administrator.Person.Email);
        await window.PressAsync("Test these settings");
        await window.LookAtBothWidthsAsync("Test your provider");
        await window.PressAsync("Continue to 127.0.0.1");
        await window.LookAtBothWidthsAsync("The test worked");
        await Expect(window.Main).ToContainTextAsync(administrator.Person.Email);
        await window.PressAsync("Back to the settings");
        await window.PressAsync("Switch on");
        await window.LookAtBothWidthsAsync("Switch single sign-on on?");
        await window.PressAsync("Switch on");
        await Expect(window.Main).ToContainTextAsync("Single sign-on is on.");
        await window.LookAtBothWidthsAsync("Single sign-on");

        await SignsInAsync(provider, site.Account(Name, Role.Contributor));
    }

    private async Task ConfirmAsync(string domain)
    {
        await using var consortium = await site.SignInAsync(Window.Desktop, site.Account(null, Role.ConsortiumAdmin));
        await consortium.GoAsync("/organisations/domains");
        await consortium.LookAtBothWidthsAsync("Mail domains");
        await consortium.FollowAsync($"Confirm {domain}");
        await consortium.LookAtBothWidthsAsync($"Is {domain} the mail domain of {Name}?");
        await consortium.PressAsync("Confirm domain");
        await Expect(consortium.Main).ToContainTextAsync($"{domain} is confirmed");
    }

    private async Task SignsInAsync(OidcProvider provider, DemonstrationAccount colleague)
    {
        await using var window = await site.OpenAsync(Window.Desktop);
        await window.GoAsync("/sign-in");
        await window.FollowAsync("Sign in with your organisation");
        await window.LookAtBothWidthsAsync("Sign in with your organisation");

        // First without a verified address, which lets nobody in and says what to do.
        await provider.SignsInAsync(colleague.Person.Email, verified: false);
        await window.Page.GetByLabel("Work email address").FillAsync(colleague.Person.Email);
        await window.PressAsync("Continue");
        await window.LookAtBothWidthsAsync($"Go on to {Name}’s sign-in");
        window.Allow(403);
        await window.PressAsync("Continue to 127.0.0.1");
        await window.LookAtBothWidthsAsync("Your email address is not verified there");

        await provider.SignsInAsync(colleague.Person.Email);
        await window.PressAsync("Start again");
        await window.Page.GetByLabel("Work email address").FillAsync(colleague.Person.Email);
        await window.PressAsync("Continue");
        await window.PressAsync("Continue to 127.0.0.1");
        await window.Page.WaitForURLAsync($"{site.Address}/");
        await Expect(window.Page.Locator(".site-header")).ToContainTextAsync(Name);
    }
}
