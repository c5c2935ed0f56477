using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys.Returns;

/// <summary>A member proposes a better definition, and the administrator makes it the next version.</summary>
public sealed class CatalogueTests(DemonstrationSite site)
{
    [Theory, InlineData(Window.Desktop, "residents-trained"), InlineData(Window.Phone, "kept-informed")]
    public async Task A_proposal_becomes_the_next_version_of_a_metric(int width, string metric)
    {
        await using (var member = await site.SignInAsync(width, site.Account("Affinity Sutton", Role.Steering)))
            await ProposeAsync(member, metric);

        await using var window = await site.SignInAsync(width, site.Account(null, Role.ConsortiumAdmin));
        await window.GoAsync("/catalogue");
        await window.LookAsync("Catalogue");
        await window.FollowAsync("1 proposal waits for an answer");
        await window.LookAsync("Members’ proposals");
        await window.FollowAsync("Answer");
        await window.LookAsync("Proposal about");
        await window.Page.GetByLabel("Your answer").FillAsync("Clearer. It holds from next April.");
        await window.PressAsync("Accept");
        await window.FollowAsync("Make the new version");

        await window.LookAsync("New version of");
        await window.Page.GetByLabel("Does not count").FillAsync("Visits by staff alone.");
        window.Allow(422);
        await window.PressAsync("Look at what changes");
        await window.LookAsync("New version of");
        await Expect(window.Page.Locator(".govuk-error-summary")).ToContainTextAsync("Say what changed and why");
        await window.Page.GetByLabel("What changes, and why").FillAsync("Says what is left out.");
        await window.PressAsync("Look at what changes");
        await window.LookAsync("Make version");
        await Expect(window.Main).ToContainTextAsync("Visits by staff alone.");
        await window.PressAsync("Make the version");

        await window.LookAsync("Catalogue");
        await Expect(window.Main).ToContainTextAsync("Version 2 is made");
        await window.GoAsync($"/metrics/{metric}");
        await Expect(window.Main).ToContainTextAsync("Says what is left out.");
    }

    private static async Task ProposeAsync(Window member, string metric)
    {
        await member.GoAsync($"/metrics/{metric}");
        await member.FollowAsync("Propose a change");
        await member.LookAsync("Propose a change");
        await member.Page.GetByLabel("What should it say?").FillAsync("Say what is left out.");
        await member.Page.GetByLabel("Why?").FillAsync("We were unsure.");
        await member.PressAsync("Send the proposal");
        await member.LookAsync("Your proposals");
        await Expect(member.Main).ToContainTextAsync("Waits for an answer");
    }
}
