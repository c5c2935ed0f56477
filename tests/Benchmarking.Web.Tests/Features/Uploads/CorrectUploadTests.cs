using System.Net;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Returns;
using Benchmarking.Workbooks.Reading;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Web.Tests.Features.Uploads;

/// <summary>Putting cells right on screen, and the problems as a file.</summary>
public sealed class CorrectUploadTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Cells_are_put_right_on_screen_and_the_good_rows_go_with_them()
    {
        var (given, officer, page) = await WithProblemsAsync();
        Assert.Equal("2 cells to put right", page.Heading);
        Assert.Equal("-1", Box(page, "homes"));

        var again = await CheckAsync(officer, page, ("homes", "100"), ("views-positive", "many"));
        Assert.Equal("One cell to put right", again.Heading);
        Assert.Equal("many", Box(again, "views-positive"));
        Assert.Contains("is not a number", again.Text);

        var good = await CheckAsync(officer, again, ("views-positive", "700"));
        Assert.Contains("4 answers would change", good.Text);
        Assert.Equal(0L, await AnswersAsync(given));

        await officer.PostFormAsync(good, $"{page.Landed}/apply");
        Assert.Equal(100m, await UploadFiles.HomesAsync(given));
        Assert.Equal(4L, await AnswersAsync(given));
    }

    [Theory]
    [InlineData("x", "not collected")]
    [InlineData("Not applicable", "not applicable")]
    public async Task A_reason_may_be_typed_where_there_is_no_number(string typed, string shown)
    {
        var (_, officer, page) = await WithProblemsAsync();

        var good = await CheckAsync(officer, page, ("homes", typed), ("views-positive", "x"));

        Assert.Contains(shown, good.Text);
    }

    [Fact]
    public async Task An_empty_box_takes_nothing_over_and_that_is_said()
    {
        var (given, officer, page) = await WithProblemsAsync();

        var good = await CheckAsync(officer, page, ("homes", ""), ("views-positive", "1"));

        Assert.Contains("Nothing is taken over for", good.Text);
        await officer.PostFormAsync(good, $"{page.Landed}/apply");
        Assert.Equal(3L, await AnswersAsync(given));
    }

    [Fact]
    public async Task A_row_of_no_figure_is_passed_over_only_when_asked()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var page = await UploadFiles.SendAsync(given, officer, "code,value\nhomes,5\nhouses,7\n"u8.ToArray(), "own.csv");
        Assert.Contains("“houses” is not one of the figures of this return.", page.Text);
        Assert.Contains("row 3, column A", page.Text);

        Assert.Equal("One cell to put right", (await CheckAsync(officer, page)).Heading);
        var good = await officer.PostFormAsync(page, $"{page.Landed}/check", ("LeaveOut", "!row 3, column A"));

        Assert.Equal("One answer would change", good.Heading);
    }

    [Fact]
    public async Task Formulas_are_read_by_their_saved_value_and_said_so()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var saved = await UploadFiles.WithCellAsync(given, officer, "homes", cell =>
            (cell.CellFormula, cell.CellValue) = (new CellFormula("10*12"), new CellValue(120)));
        var unsaved = await UploadFiles.WithCellAsync(given, officer, "homes", cell => cell.CellFormula = new CellFormula("10*12"));

        var page = await UploadFiles.SendAsync(given, officer, saved);
        Assert.Contains("1 cell is a formula; its saved result was read.", page.Text);
        Assert.Contains("120 result of a formula", page.Text);

        var problem = await UploadFiles.SendAsync(given, officer, unsaved);
        Assert.Equal("One cell to put right", problem.Heading);
        Assert.Contains("saved without its result", problem.Text);
    }

    [Fact]
    public async Task An_odd_figure_is_told_before_it_is_taken_over()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);

        var page = await UploadFiles.SendAsync(given, officer, await UploadFiles.FilledAsync(
            given, officer, ("involvement-cost", 9_000_000m), ("households", 9_000m)));

        Assert.Contains("looks odd", page.Text);
    }

    [Fact]
    public async Task The_problems_come_as_a_workbook_with_the_bad_cells_marked_and_linked()
    {
        var (_, officer, page) = await WithProblemsAsync();

        var file = await UploadFiles.BytesAsync(officer, $"{page.Landed}/problems.xlsx");

        Assert.True(SafeWorkbook.TryOpen(file, out var workbook, out _));
        Assert.Equal(["Problems", "Figures"], workbook.Sheets.Select(sheet => sheet.Name));
        var texts = new List<string>();
        workbook.ReadRows(workbook.Sheets[0], row => texts.AddRange(row.Cells.Select(cell => cell.Text ?? "")));
        Assert.Contains(texts, text => text.Contains("cannot be less than zero", StringComparison.Ordinal));
        Assert.Contains(texts, text => text == "F6" || text.StartsWith('F'));
        var values = new List<decimal?>();
        workbook.ReadRows(workbook.Sheets[1], row => values.Add(row[4]?.Number));
        Assert.Contains(-1m, values);
        Assert.Contains(800m, values);
    }

    [Fact]
    public async Task An_upload_without_problems_has_no_file_of_them_and_nothing_to_correct()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var page = await UploadFiles.SendAsync(given, officer, await UploadFiles.FilledAsync(given, officer, ("homes", 120)));

        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"{page.Landed}/problems.xlsx")).Status);
    }

    private async Task<(ReturnFixture Given, Visitor Officer, Page Page)> WithProblemsAsync()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var file = await UploadFiles.FilledAsync(
            given, officer, ("homes", -1), ("views-positive", 900), ("views-replies", 800), ("complaints", 100));
        return (given, officer, await UploadFiles.SendAsync(given, officer, file));
    }

    private static Task<Page> CheckAsync(Visitor officer, Page page, params (string Input, string Typed)[] typed) => officer.PostFormAsync(
        page, $"{page.Landed}/check", [.. typed.Select(own => ($"Corrections[{own.Input}]", own.Typed))]);

    private static string? Box(Page page, string input) =>
        page.Document.QuerySelector($"[name='Corrections[{input}]']")?.GetAttribute("value");

    private static Task<long> AnswersAsync(ReturnFixture given) => given.World.AskAsync<long>(
        "select count(*) from return_answers where organisation_id = $1", given.Member.Id);
}
