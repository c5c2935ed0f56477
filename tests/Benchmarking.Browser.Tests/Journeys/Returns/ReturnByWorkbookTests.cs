using System.Text;
using Benchmarking.Browser.Tests.Support;
using Benchmarking.Web.Tenancy;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Benchmarking.Browser.Tests.Journeys.Returns;

/// <summary>A contributor sends figures by the workbook of the collection.</summary>
public sealed class ReturnByWorkbookTests(DemonstrationSite site)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Theory, InlineData(Window.Phone)]
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
    public async Task Two_cells_are_fixed_on_screen_and_the_rest_in_the_workbook()
    {
        var contributor = site.Account(await site.OrganisationAsync("in_progress"), Role.Contributor);
        await using var window = await site.SignInAsync(Window.Desktop, contributor);
        await window.FollowAsync("Continue the return");
        var (name, workbook) = await window.DownloadAsync(window.Main.GetByRole(AriaRole.Link, new() { Name = "Download the workbook" }));
        await window.FollowAsync("Upload a filled-in workbook");
        await UploadAsync(window, name, FilledWorkbook.Of(workbook, ("homes", -5), ("complaints", 1.5m), ("residents-trained", -1)));
        await window.LookAsync("3 cells to put right");
        var (problems, _) = await window.DownloadAsync(window.Main.GetByRole(AriaRole.Link, new() { Name = "Download these problems as a workbook" }));
        Assert.Matches(@"^problems-\d{4}-q\d\.xlsx$", problems);

        await Box(window, "homes").FillAsync("90,000");
        await Box(window, "complaints").FillAsync("15");
        await window.PressAsync("Check again");
        await window.LookAsync("One cell to put right");
        await Expect(Box(window, "residents-trained")).ToHaveValueAsync("-1");

        await window.FollowAsync("upload it again");
        await UploadAsync(window, name, FilledWorkbook.Of(workbook, ("homes", 90_000), ("complaints", 15), ("residents-trained", 99)));
        await window.LookAsync("answers would change");
        await window.PressAsync("Take these over");
        await window.LookAsync("Your return for");

        await window.FollowAsync("Upload a filled-in workbook");
        await window.FollowAsync("Files uploaded before");
        await window.LookAsync("Uploaded files");
        await Expect(window.Main).ToContainTextAsync("Taken over");
        await Expect(window.Main).ToContainTextAsync("Replaced by a later file");
    }

    [Fact]
    public async Task A_wrong_file_gets_one_sentence_and_the_right_template()
    {
        var contributor = site.Account(await site.OrganisationAsync("in_progress"), Role.Contributor);
        await using var window = await site.SignInAsync(Window.Phone, contributor);
        await window.FollowAsync("Continue the return");
        var (name, workbook) = await window.DownloadAsync(window.Main.GetByRole(AriaRole.Link, new() { Name = "Download the workbook" }));
        await window.FollowAsync("Upload a filled-in workbook");
        window.Allow(422);
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];
        (string Name, byte[] File, string Words)[] wrong =
        [
            ("last-quarter.xlsx", FilledWorkbook.Stamped(workbook, 2, "2025-Q4"), "but this return is for"),
            ("return.xlsx", Encoding.UTF8.GetBytes("code,number\nhomes,12\n"), "without the columns"),
            ("locked.xlsx", [.. old, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "protected by a password"),
            ("old.xls", [.. old, .. Encoding.Unicode.GetBytes("Workbook")], "old Excel format"),
            ("macros.xlsm", FilledWorkbook.WithMacros(workbook), "contains macros"),
            ("empty.xlsx", FilledWorkbook.WithoutFigures(workbook), "are missing from the sheet"),
        ];
        foreach (var (file, content, words) in wrong)
        {
            await UploadAsync(window, file, content);
            await Expect(window.Page.Locator(".govuk-error-summary li")).ToHaveCountAsync(1);
            await Expect(window.Page.Locator(".govuk-error-summary li")).ToContainTextAsync(words);
            await Expect(window.Main.GetByRole(AriaRole.Link, new() { Name = "Download the workbook of this collection" })).ToBeVisibleAsync();
        }

        await window.LookAsync("Upload a filled-in workbook");
        await UploadAsync(window, name, FilledWorkbook.WithFormula(workbook, "homes", "9000+1"));
        await window.LookAsync("One cell to put right");
        await Expect(window.Main).ToContainTextAsync("saved without its result");
    }

    private static ILocator Box(Window window, string input) => window.Page.Locator($"[name='Corrections[{input}]']");

    private static async Task UploadAsync(Window window, string name, byte[] content)
    {
        await window.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = Xlsx, Buffer = content });
        await window.PressAsync("Upload");
    }
}
