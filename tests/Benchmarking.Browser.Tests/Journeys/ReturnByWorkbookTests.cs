using System.Text;
using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys;

/// <summary>A contributor sends figures by the workbook of the collection.</summary>
public sealed class ReturnByWorkbookTests(DemonstrationSite site)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Theory, InlineData(Window.Desktop), InlineData(Window.Phone)]
    public async Task A_workbook_shows_what_it_would_change_before_anything_is_overwritten(int width)
    {
        var contributor = site.Account(await site.OrganisationAsync("in_progress"), Role.Contributor);
        await using var window = await site.SignInAsync(width, contributor);
        await window.FollowAsync("Continue the return");
        var (name, workbook) = await window.DownloadAsync(window.Main.GetByRole(AriaRole.Link, new() { Name = "Download the workbook" }));
        Assert.Matches(@"^return-\d{4}-q\d\.xlsx$", name);

        await window.FollowAsync("Upload a filled-in workbook");
        await window.LookAsync("Upload a filled-in workbook");
        await UploadAsync(window, name, FilledWorkbook.Of(workbook, ("complaints", 4321), ("learning-actions", 21)));
        await window.LookAsync("2 answers would change");
        var change = window.Main.GetByRole(AriaRole.Row).Filter(new() { HasText = "Complaints dealt with" });
        await Expect(change).ToContainTextAsync("4,321");

        await window.PressAsync("Take these over");
        await window.LookAsync("Your return for");
        await window.FollowAsync("Core");
        await Expect(new CoreForm(window).Box("complaints")).ToHaveValueAsync("4,321");
    }

    [Fact]
    public async Task Problems_of_a_workbook_are_all_told_at_once_and_nothing_is_taken_over()
    {
        var contributor = site.Account(await site.OrganisationAsync("in_progress"), Role.Contributor);
        await using var window = await site.SignInAsync(Window.Phone, contributor);
        await window.FollowAsync("Continue the return");
        var (name, workbook) = await window.DownloadAsync(window.Main.GetByRole(AriaRole.Link, new() { Name = "Download the workbook" }));

        await window.FollowAsync("Upload a filled-in workbook");
        window.Allow(422);
        await UploadAsync(window, "return.xlsx", Encoding.UTF8.GetBytes("code,number\nhomes,12\n"));
        await window.LookAsync("Upload a filled-in workbook");
        await Expect(window.Page.Locator(".govuk-error-summary")).ToBeVisibleAsync();

        await UploadAsync(window, name, FilledWorkbook.Of(workbook, ("homes", -5), ("complaints", 1.5m)));
        await window.LookAsync("2 cells to put right");
        await Expect(window.Main).ToContainTextAsync("Nothing of");
    }

    private static async Task UploadAsync(Window window, string name, byte[] content)
    {
        await window.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = Xlsx, Buffer = content });
        await window.PressAsync("Upload");
    }
}
