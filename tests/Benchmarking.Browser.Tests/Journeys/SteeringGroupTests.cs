using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Features.Demonstration;
using Benchmarking.Web.Tenancy;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>A member of the steering group looks at the sector, where no member is named.</summary>
public sealed class SteeringGroupTests(DemonstrationSite site)
{
    private const string Metric = "/sector/views-listened-to";

    private DemonstrationAccount Steering => site.Account("City West Housing Trust", Role.Steering);

    [Fact]
    public async Task A_split_with_too_few_says_why_and_what_to_widen_and_nobody_is_named()
    {
        await site.HistoryAsync();
        var names = await site.World.AskAsync<string[]>("select array(select name from organisations)");
        await using (var window = await site.SignInAsync(Window.Desktop, Steering))
        {
            await window.GoAsync("/sector");
            await window.LookAsync("Sector benchmarks");
            await NamesNobodyAsync(window, names);

            await window.FollowAsync("Splits");
            await window.Page.GetByLabel("Figure").SelectOptionAsync(new SelectOptionValue { Label = "Kept informed" });
            await window.PressAsync("Show");
            await window.LookAsync("Kept informed, by region, size and type");
            await NamesNobodyAsync(window, names);
            var midlands = window.Page.Locator(".sector-split tr", new() { HasText = "Midlands" });
            await Expect(midlands).ToContainTextAsync("Fewer than 5 contributors.");
            await Expect(midlands).ToContainTextAsync("Nearest: 5,000 to 9,999 homes, with 2 of these 3");

            await midlands.GetByRole(AriaRole.Link, new() { Name = "See all members" }).ClickAsync();
            await window.LookAsync("Kept informed");
            await CombineAsync(window);
            await MeetAsync(window);
        }

        await using var phone = await site.SignInAsync(Window.Phone, Steering);
        foreach (var (address, heading) in Pages)
        {
            await phone.GoAsync(address);
            await phone.LookAsync(heading);
        }
    }

    private static readonly (string Address, string Heading)[] Pages =
    [
        ("/sector/changes", "Biggest changes"), ("/sector/spread", "Widest spread"), ("/sector/splits", "by region, size and type"),
        ("/sector/compare", "beside"), ("/sector/answering", "How many answer"), ("/sector/present", "the median"),
        ("/peer-groups/new?Kind=named", "Ask for a peer group"), ("/peer-groups/like-ours", "Organisations like ours"),
        ($"{Metric}?group=crossing%3Aregion-north-west.size-under-5000", "Views listened to"),
    ];

    /// <summary>"North West, under 5,000 homes" are too few; the page says so, and the way back and the address work.</summary>
    private static async Task CombineAsync(Window window)
    {
        await window.GoAsync(Metric);
        await window.Page.GetByText("Look for a combination").ClickAsync();
        await window.Page.GetByLabel("Region").SelectOptionAsync(new SelectOptionValue { Label = "North West" });
        await window.Page.GetByLabel("Size").SelectOptionAsync(new SelectOptionValue { Label = "Under 5,000 homes" });
        await window.PressAsync("Look for it");
        var said = window.Page.Locator(".group-missing");
        await Expect(said).ToContainTextAsync("“North West, under 5,000 homes” is not shown. 3 members: fewer than the 5 that a median needs.");
        await Expect(said).ToContainTextAsync("Shown instead: all members.");
        await window.LookAsync("Views listened to");

        await said.GetByRole(AriaRole.Link, new() { Name = "North West", Exact = true }).ClickAsync();
        await window.LookAsync("(North West)");
        await window.Page.GoBackAsync();
        await Expect(said).ToContainTextAsync("is not shown");
    }

    /// <summary>In a meeting the arrow keys turn from figure to figure.</summary>
    private static async Task MeetAsync(Window window)
    {
        await window.GoAsync("/sector/present?group=all");
        var first = await window.Heading.TextContentAsync();
        await PressAsync("ArrowRight");
        await Expect(window.Heading).Not.ToHaveTextAsync(first!);
        await PressAsync("ArrowLeft");
        await Expect(window.Heading).ToHaveTextAsync(first!);
        await PressAsync("Escape");
        await window.LookAsync("Sector benchmarks");

        async Task PressAsync(string key)
        {
            await Expect(window.Page.Locator("[data-present=keys]")).ToBeVisibleAsync(); // its script listens
            await window.Page.Keyboard.PressAsync(key);
        }
    }

    private static async Task NamesNobodyAsync(Window window, IEnumerable<string> names)
    {
        var text = await window.Main.TextContentAsync();
        Assert.All(names, name => Assert.DoesNotContain(name, text));
    }
}
