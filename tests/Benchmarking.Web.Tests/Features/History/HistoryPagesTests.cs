using System.Net;
using System.Text;
using Benchmarking.Web.Features.History;
using Benchmarking.Web.Tenancy;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Web.Tests.Features.History;

/// <summary>Earlier figures as people send them in and see them, over HTTP, with the site's own worker.</summary>
public sealed class HistoryPagesTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_read_summed_up_and_listed()
    {
        var officer = await OfficerAsync();

        var page = await ImportAsync(officer, "period,metric,value\n2024-Q1,turnout,4\n2024-Q2,turnout,5\n2024-25,kept-informed,71");

        Assert.Equal("Imported", page.Heading);
        Assert.Contains("By period", page.Text);
        Assert.Contains("They are in no benchmark", page.Text);
        var figures = await officer.GetAsync("/history/figures");
        Assert.Contains("3 figures", figures.Text);
        Assert.Contains("71%", figures.Text);
        var narrowed = await officer.GetAsync("/history/figures?metric=turnout&period=2024-Q2");
        Assert.Contains("1 figure matches", narrowed.Text);
        Assert.DoesNotContain("71%", narrowed.Text);
        Assert.Contains("years.csv", (await officer.GetAsync("/history")).Text);
        Assert.NotNull((await officer.GetAsync("/returns")).Document.QuerySelector("a[href='/history']"));
    }

    [Fact]
    public async Task What_is_downloaded_can_be_sent_in_again_and_changes_nothing()
    {
        var officer = await OfficerAsync();
        await ImportAsync(officer, "period,metric,area,value,numerator,denominator,marker\n2024-Q1,views-listened-to,=North,,1,3,\n2024-Q2,turnout,,5.5,,,\n2024-Q3,turnout,,,,,x");

        var csv = await officer.Client.GetByteArrayAsync("/history/figures.csv", Cancel);
        var page = await ImportAsync(officer, csv);

        Assert.Contains("'=North", Encoding.UTF8.GetString(csv));
        Assert.Equal("Imported", page.Heading);
        Assert.Contains("Rows read 3 New 0 Changed 0 The same 3", page.Text);
    }

    [Fact]
    public async Task A_bad_file_shows_its_problems_and_can_be_had_back_as_it_was()
    {
        var officer = await OfficerAsync();

        var page = await ImportAsync(officer, "period,metric,value\n2024-Q1,turnout,many\n2024-Q9,turnout,5");

        Assert.Equal("2 problems to put right", page.Heading);
        Assert.Contains("row 2, column C", page.Text);
        Assert.Contains("row 3, column A", page.Text);
        using var file = await officer.Client.GetAsync($"{page.Landed}/file", Cancel);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/octet-stream", file.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("period,metric", await file.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Changes_are_listed_and_made_by_one_press()
    {
        var officer = await OfficerAsync();
        await ImportAsync(officer, "period,metric,value\n2024-Q1,turnout,4");
        var page = await ImportAsync(officer, "period,metric,value\n2024-Q1,turnout,6");

        Assert.Equal("It would change 1 figure", page.Heading);
        await officer.PostFormAsync(page, $"{page.Landed}/confirm");
        var done = await FinishedAsync(officer, page.Landed);

        Assert.Equal("Imported", done.Heading);
        Assert.Contains("Figures it changed", done.Text);
        Assert.Contains("6.0 per activity", (await officer.GetAsync("/history/figures")).Text);
    }

    [Fact]
    public async Task An_import_is_deleted_after_a_question()
    {
        var officer = await OfficerAsync();
        var page = await ImportAsync(officer, "period,metric,value\n2024-Q1,turnout,4");

        var question = await officer.GetAsync($"{page.Landed}/remove");
        Assert.Contains("1 figure that came from this file is deleted", question.Text);
        var gone = await officer.PostFormAsync(question, $"{page.Landed}/remove");

        Assert.Equal("Deleted", gone.Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"{page.Landed}/file")).Status);
        Assert.Contains("There are no earlier figures yet", (await officer.GetAsync("/history/figures")).Text);
    }

    [Theory]
    [InlineData("notes.csv", "")]
    [InlineData("old.xls", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")]
    public async Task What_is_no_table_is_refused_beside_its_box_and_not_kept(string name, string text)
    {
        var member = await _world.MemberAsync();
        var officer = await postgres.Web.SignInAsync(await _world.PersonAsync(member, Role.Contributor));

        var answer = await officer.UploadAsync(await officer.GetAsync("/history"), "/history", "file", name, Encoding.Latin1.GetBytes(text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Document.QuerySelector("#file-error")!.TextContent.Trim());
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from history_imports where organisation_id = $1", member.Id));
    }

    [Fact]
    public async Task The_templates_hold_every_metric_and_are_read_back_as_rows_without_a_figure()
    {
        var officer = await OfficerAsync();
        var metrics = await _world.AskAsync<long>("select count(*) from metrics");

        foreach (var address in new[] { "/history/template.xlsx", "/history/template.csv" })
        {
            var file = await officer.Client.GetByteArrayAsync(address, Cancel);
            Assert.True(SafeTable.TryOpen(file, out var table, out _, HistoryTemplate.Sheet));
            var codes = new List<string>();
            Assert.Null(table.ReadRows(row => codes.Add(row[2]?.Text ?? "")));
            Assert.Contains("views-listened-to", codes);
            Assert.InRange(codes.Count - 1, metrics - 1, metrics + 1); // another test may add one meanwhile
        }

        var page = await ImportAsync(officer, await officer.Client.GetByteArrayAsync("/history/template.csv", Cancel));
        Assert.Equal("Imported", page.Heading);
        Assert.Contains("had no figure and were left alone", page.Text);
    }

    private async Task<Visitor> OfficerAsync() =>
        await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor));

    private static Task<Page> ImportAsync(Visitor officer, string text) => ImportAsync(officer, Encoding.UTF8.GetBytes(text));

    private static async Task<Page> ImportAsync(Visitor officer, byte[] file)
    {
        var sent = await officer.UploadAsync(await officer.GetAsync("/history"), "/history", "file", "years.csv", file);
        Assert.StartsWith("/history/imports/", sent.Landed);
        return await FinishedAsync(officer, sent.Landed);
    }

    private static async Task<Page> FinishedAsync(Visitor officer, string address)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var page = await officer.GetAsync(address);
            if (page.Document.QuerySelector("[data-progress]") is null)
                return page;
            await Task.Delay(50, deadline.Token);
        }
    }
}
