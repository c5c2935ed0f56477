using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>The pages that no other journey passes, each looked at once by a role that opens it.</summary>
public sealed class EveryRoleTests(DemonstrationSite site)
{
    [Fact]
    public async Task Anybody_reads_what_is_measured()
    {
        await using var window = await site.OpenAsync(Window.Desktop);
        await LookAtAsync(window,
            ("/metrics", "Metrics"), ("/metrics/views-listened-to", "Views listened to"), ("/metrics?text=zzzz", "Metrics"));
        window.Allow(404);
        await LookAtAsync(window, ("/nowhere", "no page here"));
    }

    [Fact]
    public async Task The_steering_group_sees_the_sector_and_nobodys_own_figure()
    {
        await using var window = await site.SignInAsync(Window.Desktop, site.Account("Affinity Sutton", Role.Steering));
        await LookAtAsync(window, ("/sector", "Sector benchmarks"), ("/sector/views-listened-to", "Views listened to"), ("/sector/ladder", "rung"), ("/sector/easy-read", "How members are doing"), ("/peer-groups", "Peer groups"));
        window.Allow(403);
        await LookAtAsync(window, ("/returns", "not for the role"));
    }

    [Fact]
    public async Task An_administrator_reads_what_a_data_set_holds_and_downloads_it()
    {
        await site.HistoryAsync();
        await using var window = await site.SignInAsync(Window.Desktop, site.Account(null, Role.ConsortiumAdmin));
        await LookAtAsync(window, ("/data-sets", "Data sets"));
        await window.Main.Locator("table a").First.ClickAsync();
        await window.LookAtBothWidthsAsync("Q");
        var (name, cells) = await window.DownloadAsync(window.Main.GetByText("cells.csv").First);
        Assert.EndsWith(".csv", name);
        Assert.Contains("median", System.Text.Encoding.UTF8.GetString(cells));
    }

    [Fact]
    public async Task An_administrator_sees_dates_work_and_imports()
    {
        await using var window = await site.SignInAsync(Window.Desktop, site.Account(null, Role.ConsortiumAdmin));
        await LookAtAsync(window, ("/jobs", "Work under way"), ("/public-data", "Public data"), ("/collections", "Collections"));
        await window.Main.Locator("table a").First.ClickAsync();
        await window.FollowAsync("Change dates");
        await window.LookAtBothWidthsAsync("Change the dates");
        await window.Page.GetByLabel("Day").First.FillAsync("45");
        await window.PressAsync("Change dates");
        await window.LookAtBothWidthsAsync("Change the dates");
        await Microsoft.Playwright.Assertions.Expect(window.Page.Locator(".govuk-error-summary")).ToContainTextAsync("real date");
    }

    private static async Task LookAtAsync(Window window, params (string Path, string Heading)[] pages)
    {
        foreach (var (path, heading) in pages)
        {
            await window.GoAsync(path);
            await window.LookAtBothWidthsAsync(heading);
        }
    }
}
