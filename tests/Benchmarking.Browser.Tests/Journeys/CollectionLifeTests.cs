using System.Text.RegularExpressions;
using Benchmarking.Browser.Tests.Support;
using Benchmarking.Engine;
using Benchmarking.Web.Tenancy;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>The consortium's administrator takes a collection through its life.</summary>
[Collection(RunsLast)]
public sealed partial class CollectionLifeTests(DemonstrationSite site)
{
    public const string RunsLast = "A collection's life changes what everybody sees as the latest publication";

    [Theory, InlineData(Window.Desktop)]
    public async Task A_collection_is_planned_opened_watched_closed_and_published(int width)
    {
        await site.HistoryAsync();
        await using var window = await site.SignInAsync(width, site.Account(null, Role.ConsortiumAdmin));
        var period = await PlanAndOpenAsync(window);
        await RemindAsync(window);
        var members = await new MembersAnswer(site).SignOffAsync(period);
        await WatchAndCloseAsync(window, members.Count);
        await PublishAsync(window);

        await using var member = await site.SignInAsync(width, site.Account(members[0], Role.Contributor));
        await member.FollowAsync("See where you stand");
        await member.LookAsync($"Benchmarks: {period.Words}");
    }

    private static async Task<Period> PlanAndOpenAsync(Window window)
    {
        await window.LookAsync("Consortium administrator");
        await window.GoAsync("/collections");
        await window.LookAsync("Collections");
        await window.FollowAsync("Members across collections");
        await window.LookAsync("Members across collections");
        await window.GoAsync("/collections");
        await window.FollowAsync("Plan a collection");
        await window.LookAsync("Plan a collection");
        await window.PressAsync("Plan collection");
        await window.LookAsync("Collection for");
        await Expect(window.Main).ToContainTextAsync("Planned");

        await window.FollowAsync("Open");
        await window.LookAsync("Open the collection for");
        await window.PressAsync("Open collection");
        await Expect(window.Main).ToContainTextAsync("The collection is open.");
        return Period.Parse(Address().Match(window.Page.Url).Groups[1].Value.ToUpperInvariant());
    }

    /// <summary>Once; a second time is refused with the moment from which it can be.</summary>
    private static async Task RemindAsync(Window window)
    {
        await window.FollowAsync("Remind those due");
        await window.LookAsync("Remind");
        await Expect(window.Main).ToContainTextAsync("No reminder has gone out yet.");
        await window.PressAsync("Send the reminder");
        await window.LookAsync("Collection for");
        await Expect(window.Main).ToContainTextAsync("The reminder is on its way.");

        window.Allow(409);
        await window.FollowAsync("Remind those due");
        await window.LookAsync("Collection for");
        await Expect(window.Main).ToContainTextAsync("Another can follow a day later");
    }

    private static async Task WatchAndCloseAsync(Window window, int signedOff)
    {
        await window.Page.GetByLabel("Return").SelectOptionAsync("signed_off");
        await window.PressAsync("Show");
        await window.LookAsync("Collection for");
        await Expect(window.Main).ToContainTextAsync($"{signedOff} members match");

        await window.FollowAsync("Close");
        await window.LookAsync("Close the collection for");
        await Expect(window.Main).ToContainTextAsync($"{signedOff} returns are signed off and will count.");
        await window.PressAsync("Close collection");
        await Expect(window.Main).ToContainTextAsync("The collection is closed.");
    }

    private async Task PublishAsync(Window window)
    {
        await window.FollowAsync("Publish provisional benchmarks");
        await window.LookAsync("Publish provisional benchmarks for");
        await using (await HeldPublication.HoldAsync(site.Owner))
        {
            await window.PressAsync("Publish provisional benchmarks");
            await Expect(window.Page.GetByRole(Microsoft.Playwright.AriaRole.Progressbar)).ToBeVisibleAsync();
            await window.LookAsync("Publication of");
        }

        // The page sees by itself that the work is over.
        await Expect(window.Main).ToContainTextAsync("Finished", new() { Timeout = 60_000 });
        await window.LookAsync("Publication of");
        await window.FollowAsync("See the collection");
        await window.LookAsync("Collection for");
        await Expect(window.Main).ToContainTextAsync("Provisional benchmarks");
    }

    [GeneratedRegex("/collections/([^/?#]+)")]
    private static partial Regex Address();
}
