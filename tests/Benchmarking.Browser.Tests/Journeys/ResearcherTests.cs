using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>Somebody becomes a researcher, accepts the terms, and takes a release that stays the same.</summary>
public sealed partial class ResearcherTests(DemonstrationSite site)
{
    private const string Release = "/releases/involvement-benchmarks/1.0.0";

    [Fact]
    public async Task A_newcomer_registers_by_a_letter_and_signs_in()
    {
        var email = $"{Guid.NewGuid():N}@university.example";
        await using var window = await site.OpenAsync(Window.Desktop);
        await window.GoAsync("/releases");
        await window.FollowAsync("Register as a researcher");
        await window.Page.GetByLabel("Email address").FillAsync(email);
        window.Allow(422);
        await window.PressAsync("Register");
        await window.LookAtBothWidthsAsync("Register as a researcher");

        await Expect(window.Page.GetByLabel("Email address")).ToHaveValueAsync(email);
        await window.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("A newcomer");
        await window.Page.GetByLabel("Affiliation").FillAsync("A university");
        await window.Page.GetByLabel("Purpose").FillAsync("To learn how involvement differs by region");
        await window.Page.GetByLabel("I accept the").CheckAsync();
        await window.PressAsync("Register");
        await window.LookAtBothWidthsAsync("Check your email");

        var letter = await site.LetterAsync(email, "Confirm your address");
        await window.GoAsync(Link().Match(letter.TextBody!).Value);
        await window.LookAtBothWidthsAsync("Confirm your address");
        await window.Page.GetByLabel("Choose a password").FillAsync("a long phrase of four words");
        await window.PressAsync("Confirm my address");
        await Expect(window.Main).ToContainTextAsync("Your address is confirmed");
        await window.Page.GetByLabel("Email address").FillAsync(email);
        await window.Page.GetByLabel("Password").FillAsync("a long phrase of four words");
        await window.PressAsync("Sign in");
        await window.LookAtBothWidthsAsync("Your research account");
    }

    [Fact]
    public async Task A_researcher_accepts_the_terms_and_takes_the_same_bytes_twice()
    {
        await site.ReleaseAsync();
        await using var window = await site.SignInAsync(Window.Desktop, site.Account(null, Role.Researcher));
        await window.GoAsync("/research/account/details");
        await window.Page.GetByLabel("Affiliation").FillAsync("A university");
        await window.Page.GetByLabel("Purpose").FillAsync("To learn how involvement differs by region");
        await window.Page.GetByLabel("I accept the").CheckAsync();
        await window.PressAsync("Save and go on");
        await Expect(window.Main).ToContainTextAsync("You accepted the terms");

        await window.FollowAsync("See all releases");
        await window.LookAtBothWidthsAsync("Research data");
        await window.FollowAsync("Resident involvement benchmarks, version 1.0.0");
        await window.LookAtBothWidthsAsync("Resident involvement benchmarks, version 1.0.0");
        foreach (var words in new[] { "Creative Commons Attribution", "Cite it as", "What is new in it", "codebook.csv", "Frictionless" })
            await Expect(window.Main).ToContainTextAsync(words);
        // Closed on the screen, printed all the same.
        var columns = window.Main.Locator(".table-profile table").First;
        await Expect(columns).Not.ToBeVisibleAsync();
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(columns).ToBeVisibleAsync();
        await window.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await window.Main.Locator(".table-profile summary").First.ClickAsync();
        await window.LookAtBothWidthsAsync("Resident involvement benchmarks, version 1.0.0");

        var cells = window.Main.GetByRole(AriaRole.Link, new() { Name = "cells.csv", Exact = true });
        var row = window.Main.Locator("tr").Filter(new() { Has = window.Page.GetByRole(AriaRole.Link, new() { Name = "cells.csv", Exact = true }) });
        var (name, first) = await window.DownloadAsync(cells);
        var (_, second) = await window.DownloadAsync(cells);
        Assert.Equal("cells.csv", name);
        Assert.Equal(first, second);
        await Expect(row.Locator(".checksum")).ToHaveTextAsync(Convert.ToHexStringLower(SHA256.HashData(first)));
        Assert.StartsWith("publication,period,group,metric,metric_version,n,status,reason,symbol,", Encoding.UTF8.GetString(first));

        // Nothing that a table of one release and a table of another could be laid over each other by: no member has a row.
        foreach (var member in new[] { "Gentoo", "Look Ahead", "Aspire" })
            Assert.DoesNotContain(member, Encoding.UTF8.GetString(first));
        await window.GoAsync("/research/account");
        await Expect(window.Main).ToContainTextAsync("cells.csv");
        window.Allow(404);
        await window.GoAsync(Release.Replace("1.0.0", "9.0.0", StringComparison.Ordinal));
        await window.LookAtBothWidthsAsync("There is no such version");
    }

    [GeneratedRegex("/research/confirm/\\S+")]
    private static partial Regex Link();
}
