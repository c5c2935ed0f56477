using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Tenancy;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>A member's manager looks where the organisation stands.</summary>
public sealed class BenchmarkTests(DemonstrationSite site)
{
    private const string Metric = "/benchmarks/views-listened-to";

    private DemonstrationAccount Manager => site.Account("Great Places Housing Group", Role.Approver);

    [Fact]
    public async Task Chart_table_and_file_agree_for_all_members_and_for_a_peer_group()
    {
        await using var window = await SignInAsync(Window.Desktop);
        await window.LookAtBothWidthsAsync("Great Places");
        await window.FollowAsync("See where you stand");
        await window.LookAtBothWidthsAsync("Benchmarks: ");
        await window.FollowAsync("Views listened to and acted on");
        await window.LookAtBothWidthsAsync("Views listened to and acted on");
        await AgreesAsync(window);
        await Expect(window.Page.Locator(".source").First).ToContainTextAsync("All members");

        await ChooseAsync(window, "North West");
        await window.LookAtBothWidthsAsync("(North West)");
        await AgreesAsync(window);
        await Expect(window.Page.Locator(".source").First).ToContainTextAsync("North West");
    }

    [Fact]
    public async Task A_group_that_is_too_small_says_why_and_leads_to_what_is_shown()
    {
        await using var window = await SignInAsync(Window.Desktop);
        await window.GoAsync(Metric);
        await ChooseAsync(window, "Midlands");
        await window.LookAtBothWidthsAsync("fewer than 5 contributors (Midlands)");
        await Expect(window.Main).ToContainTextAsync("A median needs 5 contributors");

        await window.FollowAsync("See all members");
        await Expect(window.Heading).ToContainTextAsync("of ");
        Assert.All(await new MetricPage(window).TableAsync(), quarter => Assert.NotNull(quarter.Median));
        await CombineAsync(window);
    }

    /// <summary>"North West, under 5,000 homes" are too few: the page says why and what to widen to.</summary>
    private static async Task CombineAsync(Window window)
    {
        await window.Page.GetByText("Look for a combination").ClickAsync();
        await window.Page.GetByLabel("Region").SelectOptionAsync(new SelectOptionValue { Label = "North West" });
        await window.Page.GetByLabel("Size").SelectOptionAsync(new SelectOptionValue { Label = "Under 5,000 homes" });
        await window.PressAsync("Look for it");
        var said = window.Page.Locator(".group-missing");
        await Expect(said).ToContainTextAsync("“North West, under 5,000 homes” is not shown. 3 members: fewer than the 5 that a median needs.");
        await Expect(said).ToContainTextAsync("Shown instead: all members.");

        await said.GetByRole(AriaRole.Link, new() { Name = "North West", Exact = true }).ClickAsync();
        await window.LookAsync("(North West)");
    }

    [Fact]
    public async Task The_chart_is_saved_as_a_picture()
    {
        await using var window = await SignInAsync(Window.Desktop);
        await window.GoAsync(Metric);
        var (name, picture) = await window.DownloadAsync(window.Page.Locator("[data-chart=band] [data-save-picture]"));

        Assert.Equal("views-listened-to.png", name);
        Assert.Equal([0x89, .. "PNG"u8], picture[..4]);
        Assert.True(picture.Length > 20_000, $"The picture has {picture.Length} bytes only.");
        await window.LookAsync("Views listened to and acted on");
    }

    [Fact]
    public async Task On_paper_the_page_of_a_metric_has_no_navigation_and_the_table_is_open()
    {
        await using var window = await SignInAsync(Window.Desktop);
        await window.GoAsync(Metric);
        await window.LookAsync("Views listened to and acted on");
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.All(
            await Task.WhenAll((await window.Page.GetByRole(AriaRole.Navigation, new() { IncludeHidden = true }).AllAsync()).Select(own => own.IsVisibleAsync())),
            Assert.False);
        await Expect(window.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(window.Page.Locator("[data-chart=band] .still--wide")).ToBeVisibleAsync();
        await Expect(window.Page.Locator("[data-chart=band] tbody tr").First).ToBeVisibleAsync();
        await Expect(window.Page.Locator(".print-only")).ToContainTextAsync("Printed on");
    }

    private async Task<Window> SignInAsync(int width)
    {
        await site.HistoryAsync();
        return await site.SignInAsync(width, Manager);
    }

    private static async Task ChooseAsync(Window window, string group)
    {
        await window.Page.GetByLabel("Compare with").SelectOptionAsync(new SelectOptionValue { Label = group });
        await window.PressAsync("Show");
    }

    private static async Task AgreesAsync(Window window)
    {
        var page = new MetricPage(window);
        var table = await page.TableAsync();
        Assert.Equal(8, table.Count);
        Assert.Contains(table, quarter => quarter.You is not null);
        Assert.Equal(await page.DrawnAsync(decimals: 0), table);
        Assert.Equal(await page.FileAsync(), table.Select(MetricPage.LineOf));
    }
}
