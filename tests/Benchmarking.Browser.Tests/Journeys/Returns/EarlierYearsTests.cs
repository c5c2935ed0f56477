using System.Globalization;
using System.Text;
using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys.Returns;

/// <summary>A contributor sends in years of earlier figures as one long file.</summary>
public sealed class EarlierYearsTests(DemonstrationSite site)
{
    [Fact]
    public async Task A_long_file_is_watched_cancelled_put_right_and_taken_over()
    {
        // Earlier years have nothing to do with the open return, so the journeys of returns keep their members.
        const string organisation = "Wulvern";
        await using var window = await site.SignInAsync(Window.Desktop, site.Account(organisation, Role.Contributor));
        await window.GoAsync("/returns");
        await window.FollowAsync("Send in figures of earlier years");
        await window.LookAsync("Earlier years");

        await using (await HeldHistory.HoldAsync(site.Owner, organisation))
        {
            await UploadAsync(window, Rows(2_000));
            await window.LookAsync("Reading your earlier figures");
            await Expect(window.Page.Locator("[data-progress-stage]")).ToContainTextAsync("Comparing");
            await Expect(window.Page.Locator("[data-progress-count]")).ToHaveTextAsync("2000 of 2000");
            await window.PressAsync("Cancel");
            await Expect(window.Page.Locator("[data-progress-stage]")).ToContainTextAsync("Stopping");
        }

        await FinishedAsync(window, "Cancelled");
        await window.FollowAsync("Upload another file");
        await UploadAsync(window, "period,metric,value\n2023-Q1,turnout,many\n2023-Q5,turnout,12\n");
        await FinishedAsync(window, "2 problems to put right");
        await Expect(window.Main.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("row 2, column C");

        await window.FollowAsync("Upload again");
        await UploadAsync(window, Rows(500));
        await FinishedAsync(window, "Imported");
        await window.FollowAsync("See your earlier figures");
        await window.LookAsync("Your earlier figures");
        await Expect(window.Main).ToContainTextAsync("500 figures");
    }

    [Fact]
    public async Task On_a_phone_changes_are_seen_before_they_are_made()
    {
        await using var window = await site.SignInAsync(
            Window.Phone, site.Account("Wythenshawe Community Housing Group", Role.Contributor));
        await window.GoAsync("/history");
        await window.LookAsync("Earlier years");
        await UploadAsync(window, "period,metric,area,value\n2023-Q1,turnout,,12\n2023-Q2,turnout,A part of the organisation with a long name,13\n");
        await FinishedAsync(window, "Imported");

        await window.GoAsync("/history");
        await UploadAsync(window, "period,metric,area,numerator,denominator\n2023-Q1,turnout,,26,2\n");
        await FinishedAsync(window, "It would change 1 figure");
        await window.PressAsync("Import, and change 1 figure");
        await FinishedAsync(window, "Imported");
        await window.FollowAsync("See your earlier figures");
        await window.LookAsync("Your earlier figures");

        await window.GoAsync("/history");
        await window.FollowAsync("figures.csv");
        await window.FollowAsync("Delete this import and its figures");
        await window.LookAsync("Delete figures.csv?");
        await window.PressAsync("Delete");
        await window.LookAsync("Deleted");
    }

    /// <summary>Waits for the work to end as it should, however busy the machine is, and then looks.</summary>
    private static async Task FinishedAsync(Window window, string heading)
    {
        await Expect(window.Heading).ToContainTextAsync(heading, new() { Timeout = 60_000 });
        await window.LookAsync(heading);
    }

    private static async Task UploadAsync(Window window, string text)
    {
        await window.Page.Locator("input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = "figures.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await window.PressAsync("Upload");
    }

    private static string Rows(int count)
    {
        var text = new StringBuilder("period,metric,area,value\n");
        for (var row = 0; row < count; row++)
            text.Append(CultureInfo.InvariantCulture, $"{1990 + (row % 30)}-Q1,turnout,Estate {row / 30},{row % 40}\n");
        return text.ToString();
    }
}
