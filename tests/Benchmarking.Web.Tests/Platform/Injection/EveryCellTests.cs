using System.Net;
using System.Text;
using System.Text.Json;
using Benchmarking.Web.Features.History;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Returns;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Web.Tests.Platform.Injection;

/// <summary>Every string in a cell of a file that is sent in: each is a named problem, or no more than text.</summary>
[Collection(InjectionGround.Name)]
public sealed class EveryCellTests(InjectionGround ground)
{
    private static readonly string[] Inputs = [.. ReturnFixture.Sound.Select(answer => answer.Input)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Upload => $"/returns/{ground.Round.Period.Route}/upload";

    [Fact]
    public async Task Each_string_in_a_number_of_a_returns_files_is_a_problem_and_changes_nothing()
    {
        var (member, person) = await ground.MemberAsync(Role.Contributor);
        var officer = await ground.Site.SignInAsync(person);
        var workbook = await officer.Client.GetByteArrayAsync($"/returns/{ground.Round.Period.Route}/workbook", Cancel);
        foreach (var texts in InjectionStrings.All.Chunk(Inputs.Length))
        {
            await SendAsync(officer, "return.xlsx", InWorkbook(workbook, "F", texts));
            Assert.Equal(texts.Length, await ProblemsAsync(member));
            await SendAsync(officer, "return.csv", Lines("code,value", texts, (text, at) => $"{Inputs[at]},{Quoted(text)}"));
            Assert.Equal(texts.Length, await ProblemsAsync(member));
        }

        Assert.Equal(0L, await ground.World.AskAsync<long>("select count(*) from return_answers where organisation_id = $1", member.Id));
        await ground.NothingHappenedAsync();
    }

    [Fact]
    public async Task Each_string_in_another_cell_of_a_returns_files_is_no_more_than_text()
    {
        var (_, person) = await ground.MemberAsync(Role.Contributor);
        var officer = await ground.Site.SignInAsync(person);
        var workbook = await officer.Client.GetByteArrayAsync($"/returns/{ground.Round.Period.Route}/workbook", Cancel);
        foreach (var column in new[] { "A", "B", "C", "D", "E", "G", "H", "I" })
        {
            foreach (var texts in InjectionStrings.All.Chunk(Inputs.Length).Where((_, at) => InjectionStrings.Full || at % 8 == 0))
                await SendAsync(officer, "return.xlsx", InWorkbook(workbook, column, texts));
        }

        foreach (var heading in new[] { "reason", "note", "figure", "period", "version", "organisation" })
        {
            foreach (var texts in InjectionStrings.All.Chunk(Inputs.Length).Where((_, at) => InjectionStrings.Full || heading is "reason" or "note" || at % 8 == 0))
                await SendAsync(officer, "return.csv", Lines($"code,value,{heading}", texts, (text, at) => $"{Inputs[at]},,{Quoted(text)}"));
        }

        await SendAsync(officer, "return.csv", Lines("code,value", InjectionStrings.All, (text, _) => $"{Quoted(text)},1"));
        await SendAsync(officer, "return.csv", Lines("code,value," + string.Join(',', InjectionStrings.All.Select(Quoted)), ["x"], (_, _) => "homes,1"));
        await ground.NothingHappenedAsync();
    }

    [Theory]
    [InlineData("period", true)]
    [InlineData("metric", true)]
    [InlineData("value", true)]
    [InlineData("numerator", true)]
    [InlineData("denominator", true)]
    [InlineData("marker", true)]
    [InlineData("area", false)]
    public async Task Each_string_in_a_column_of_earlier_figures_is_a_problem_or_text(string column, bool isProblem)
    {
        var (member, person) = await ground.MemberAsync(Role.Contributor);
        var officer = await ground.Site.SignInAsync(person);
        string Cell(string of, string plain, string text) => of == column ? Quoted(text) : plain;
        var file = Lines("period,metric,area,value,numerator,denominator,marker", InjectionStrings.All, (text, at) => string.Join(
            ',', Cell("period", "2024-Q1", text), Cell("metric", "views-listened-to", text), Cell("area", $"Area {at}", text),
            column is "value" or "marker" ? Cell("value", "", text) : "", Cell("numerator", column is "value" or "marker" ? "" : "1", text),
            Cell("denominator", column is "value" or "marker" ? "" : "3", text), Cell("marker", "", text)));

        var page = await officer.UploadAsync(await officer.GetAsync("/history"), "/history", "file", "years.csv", file);
        Assert.StartsWith("/history/imports/", page.Landed);
        page = await FinishedAsync(officer, page.Landed);

        var problems = HistoryProblems.Read(await ground.World.AskAsync<string>("select problems::text from history_imports where organisation_id = $1", member.Id));
        var named = problems.First.Select(problem => problem.Row).Distinct().Count();
        var kept = await ground.World.AskAsync<long>("select count(*) from history_figures where organisation_id = $1", member.Id);
        Assert.True(isProblem ? named == InjectionStrings.All.Count && kept == 0 : named > 0 || kept == InjectionStrings.All.Count, $"{named} rows named, {kept} figures: {page.Text[..Math.Min(page.Text.Length, 500)]}");
        foreach (var address in new[] { page.Landed, $"{page.Landed}?page=2", "/history/figures", "/history/figures?page=2", "/history" })
            Harmless(await officer.GetAsync(address));
        await ground.NothingHappenedAsync();
    }

    private async Task SendAsync(Visitor officer, string name, byte[] file)
    {
        var page = await officer.UploadAsync(await officer.GetAsync(Upload), Upload, "file", name, file);
        Harmless(page);
        Assert.True(page.Document.QuerySelector("table, .govuk-error-summary, .govuk-inset-text, main p") is not null, page.Body);
    }

    private async Task<int> ProblemsAsync(Member member)
    {
        using var problems = JsonDocument.Parse(await ground.World.AskAsync<string>(
            "select problems::text from uploads where organisation_id = $1 order by uploaded_at desc limit 1", member.Id));
        return problems.RootElement.EnumerateArray().Select(problem => problem.GetProperty("Cell").GetString()).Distinct().Count();
    }

    private static void Harmless(Page page)
    {
        Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity, $"{page.Address}: {(int)page.Status}");
        Assert.Empty(page.Document.QuerySelectorAll("main script:not([type='application/json']), main img, main [onerror]"));
    }

    private static async Task<Page> FinishedAsync(Visitor officer, string address)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        deadline.CancelAfter(TimeSpan.FromSeconds(120));
        while (true)
        {
            var page = await officer.GetAsync(address);
            if (page.Document.QuerySelector("[data-progress]") is null)
                return page;
            await Task.Delay(50, deadline.Token);
        }
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static byte[] Lines(string heading, IEnumerable<string> texts, Func<string, int, string> line) =>
        Encoding.UTF8.GetBytes(string.Join("\r\n", texts.Select(line).Prepend(heading)));

    /// <summary>The workbook with a text in one column of each input's row.</summary>
    private static byte[] InWorkbook(byte[] workbook, string column, string[] texts)
    {
        using var held = new MemoryStream();
        held.Write(workbook);
        using (var document = SpreadsheetDocument.Open(held, isEditable: true))
        {
            var book = document.WorkbookPart!;
            var sheet = (WorksheetPart)book.GetPartById(book.Workbook.Descendants<Sheet>().Single(own => own.Name == "Figures").Id!);
            var rows = sheet.Worksheet.Descendants<Row>().Where(row => row.Elements<Cell>().FirstOrDefault() is { } first && Inputs.Contains(first.InnerText)).ToList();
            Assert.Equal(Inputs.Length, rows.Count);
            foreach (var (row, text) in rows.Zip(texts))
            {
                var cell = row.Elements<Cell>().FirstOrDefault(own => own.CellReference!.Value!.StartsWith(column, StringComparison.Ordinal));
                if (cell is null)
                    row.Append(cell = new Cell { CellReference = $"{column}{row.RowIndex}" });
                cell.RemoveAllChildren();
                // A control character stands in a workbook as its own escape.
                (cell.DataType, cell.InlineString) = (CellValues.InlineString, new InlineString(new Text(text.Replace("\u0001", "_x0001_", StringComparison.Ordinal))));
            }
        }

        return held.ToArray();
    }
}
