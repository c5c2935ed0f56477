using System.Text.RegularExpressions;
using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>An administrator lets somebody in by a letter and shuts them out again; somebody of two organisations changes hats.</summary>
public sealed partial class PeopleTests(DemonstrationSite site)
{
    private const string Phrase = "seven violet kettles hum";

    [Fact]
    public async Task Somebody_is_invited_accepts_and_is_out_at_the_next_click_after_being_suspended()
    {
        var email = $"{Guid.NewGuid():N}@housing.example";
        await using var admin = await site.SignInAsync(Window.Desktop, site.Account("Gentoo", Role.OrganisationAdmin));
        await admin.GoAsync("/people");
        await admin.FollowAsync("Invite somebody");
        admin.Allow(422);
        await admin.PressAsync("Send invitation");
        await admin.LookAtBothWidthsAsync("Invite somebody");
        await admin.Page.GetByLabel("Email address").FillAsync(email);
        await admin.Page.GetByLabel("Contributor").CheckAsync();
        await admin.PressAsync("Send invitation");
        await Expect(admin.Main).ToContainTextAsync($"on its way to {email}");
        await admin.LookAtBothWidthsAsync("People of Gentoo");

        var letter = await site.LetterAsync(email, "You are invited");
        await using var newcomer = await site.OpenAsync(Window.Desktop);
        await newcomer.GoAsync(Link().Match(letter.TextBody!).Value);
        await newcomer.LookAtBothWidthsAsync("You are invited to act for Gentoo");
        await newcomer.Page.GetByLabel("Your name").FillAsync("Robin Newcomer");
        await newcomer.Page.GetByLabel("Choose a password").FillAsync(Phrase);
        await newcomer.PressAsync("Accept the invitation");
        await Expect(newcomer.Main).ToContainTextAsync("Your account is ready");
        await newcomer.Page.GetByLabel("Email address").FillAsync(email);
        await newcomer.Page.GetByLabel("Password").FillAsync(Phrase);
        await newcomer.PressAsync("Sign in");
        await newcomer.LookAtBothWidthsAsync("Your account");

        await admin.GoAsync("/people?search=Robin");
        await admin.FollowAsync("Robin Newcomer");
        await admin.LookAtBothWidthsAsync("Robin Newcomer");
        await admin.FollowAsync("Suspend for a while");
        await admin.Page.GetByLabel("Why?").FillAsync("On leave");
        await admin.LookAtBothWidthsAsync("Suspend Robin Newcomer?");
        await admin.PressAsync("Suspend");
        await Expect(admin.Main).ToContainTextAsync("On leave");

        newcomer.Allow(403);
        await newcomer.GoAsync("/returns");
        await newcomer.LookAsync("This page is not for the role you are in");
    }

    [Fact]
    public async Task Somebody_of_two_organisations_changes_hats_and_stays_where_they_are()
    {
        var account = await site.TwoHatsAsync("Aspire Housing", "Gentoo");
        await using var window = await site.SignInAsync(Window.Desktop, account);
        await window.GoAsync("/benchmarks");
        var hat = window.Page.Locator(".account summary");
        await Expect(hat).ToContainTextAsync("Aspire Housing");
        await hat.ClickAsync();
        await window.Page.Locator(".account__menu").GetByRole(AriaRole.Button, new() { Name = "Gentoo · Contributor" }).ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new Regex("/benchmarks$"));
        await Expect(hat).ToContainTextAsync("Gentoo");

        await window.GoAsync("/account");
        await window.LookAtBothWidthsAsync("Your account");
        await window.FollowAsync("Leave Aspire Housing");
        await window.LookAtBothWidthsAsync("Leave Aspire Housing?");
    }

    [Fact]
    public async Task The_consortiums_administrator_takes_up_and_retires_an_organisation()
    {
        await using var window = await site.SignInAsync(Window.Desktop, site.Account(null, Role.ConsortiumAdmin));
        await window.GoAsync("/organisations");
        await window.LookAtBothWidthsAsync("Organisations");
        await window.FollowAsync("Take up an organisation");
        await window.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Kettle Homes");
        await window.Page.GetByLabel("Short name").FillAsync("Kettle");
        await window.Page.GetByLabel("Region").SelectOptionAsync("North West");
        await window.Page.GetByLabel("Size").SelectOptionAsync("under 5,000");
        await window.Page.GetByLabel("Type").SelectOptionAsync("ALMO");
        await window.Page.GetByLabel("Email address").FillAsync($"{Guid.NewGuid():N}@housing.example");
        await window.LookAtBothWidthsAsync("Take up an organisation");
        await window.PressAsync("Take up and invite");
        await window.LookAtBothWidthsAsync("Kettle Homes");
        await window.FollowAsync("merge it into another");
        await window.LookAtBothWidthsAsync("Merge Kettle Homes");
        await window.Page.GoBackAsync();
        await window.FollowAsync("Retire it");
        await window.Page.GetByLabel("Why?").FillAsync("It was taken up for a journey");
        await window.LookAtBothWidthsAsync("Retire Kettle Homes?");
        await window.PressAsync("Retire");
        await Expect(window.Main).ToContainTextAsync("Retired");
        await window.GoAsync("/consortium-people");
        await window.LookAtBothWidthsAsync("Administrators and researchers");
    }

    [GeneratedRegex("/invitations/\\S+")]
    private static partial Regex Link();
}
