using System.Net;
using System.Text;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Returns;

namespace Benchmarking.Web.Tests.Features.Uploads;

/// <summary>Who sent what, what came of it, and the file itself for its owner.</summary>
public sealed class UploadHistoryTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_history_says_who_when_and_what_came_of_it_newest_first()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        Assert.Contains("Nothing was uploaded yet", (await officer.GetAsync($"{given.Url}/uploads")).Text);

        var first = await UploadFiles.SendAsync(given, officer, await UploadFiles.FilledAsync(given, officer, ("homes", 120)), "first.xlsx");
        await officer.PostFormAsync(first, $"{first.Landed}/apply");
        await UploadFiles.SendAsync(given, officer, await UploadFiles.FilledAsync(given, officer, ("homes", -1)), "second.xlsx");
        var waiting = await UploadFiles.SendAsync(given, officer, "code,value\nhomes,130\n"u8.ToArray(), "third.csv");

        var rows = (await officer.GetAsync($"{given.Url}/uploads")).Document.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains("third.csv", rows[0]);
        Assert.Contains("Waiting for your yes", rows[0]);
        Assert.Contains("Replaced by a later file", rows[1]);
        Assert.Contains("Taken over", rows[2]);
        Assert.Contains("Replaced by a later file", (await officer.GetAsync($"{given.Url}/uploads")).Text);
        Assert.Contains("One answer would change", (await officer.GetAsync(waiting.Landed)).Text);
    }

    [Fact]
    public async Task The_original_comes_back_byte_for_byte_as_a_file_under_a_name_of_ours()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var sent = "code,value\nhomes,130\n"u8.ToArray();
        var page = await UploadFiles.SendAsync(given, officer, sent, "<b>evil\u202Eslx.exe\n.csv");

        var response = await officer.Client.GetAsync($"{page.Landed}/file", TestContext.Current.CancellationToken);

        Assert.Equal(sent, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Matches(@"^""?upload-\d{4}-q\d-[0-9a-f]{8}\.csv""?$", response.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.DoesNotContain("<b>evil", page.Body);
    }

    [Fact]
    public async Task Another_organisations_file_and_problems_look_like_none()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var page = await UploadFiles.SendAsync(given, officer, await UploadFiles.FilledAsync(given, officer, ("homes", -1)));
        var stranger = await postgres.Web.SignInAsync(await given.World.PersonAsync(await given.World.MemberAsync(), Role.Contributor));

        foreach (var rest in new[] { "", "/file", "/problems.xlsx" })
        {
            Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(page.Landed + rest)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(page.Landed + rest)).Status);
        }

        Assert.DoesNotContain("return.xlsx", (await stranger.GetAsync($"{given.Url}/uploads")).Body);
    }

    [Fact]
    public async Task A_long_history_comes_in_pages()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.World.RunAsync(
            """
            insert into uploads (organisation_id, collection_id, file_name, state, answers, problems, return_version, uploaded_at, uploaded_by)
            select $1, $2, 'f' || n || '.xlsx', 'dropped', '[]', '[]', 0, now() - n * interval '1 minute', gen_random_uuid() from generate_series(1, 45) n
            """, given.Member.Id, given.Round.Id);

        var last = await officer.GetAsync($"{given.Url}/uploads?page=3");

        Assert.Equal(5, last.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("f45.xlsx", last.Text);
        Assert.Equal(5, (await officer.GetAsync($"{given.Url}/uploads?page=99")).Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(20, (await officer.GetAsync($"{given.Url}/uploads?page=-1")).Document.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task The_csv_template_comes_back_as_it_went_and_is_stamped()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.SaveAsync(officer, ("homes", "100"));
        var csv = Encoding.UTF8.GetString(await UploadFiles.BytesAsync(officer, $"{given.Url}/workbook.csv"));
        Assert.StartsWith("\uFEFFcode,value,reason,note,figure,unit,last quarter,period,version,organisation\r\n", csv);

        var page = await UploadFiles.SendAsync(given, officer, Encoding.UTF8.GetBytes(csv.Replace("\r\nhomes,100,", "\r\nhomes,120,")), "return.csv");
        Assert.Equal("One answer would change", page.Heading);

        var next = await given.World.RoundAsync(scope: "core");
        var nextUrl = $"/returns/{next.Period.Route}/upload";
        var other = await officer.UploadAsync(await officer.GetAsync(nextUrl), nextUrl, "file", "return.csv", Encoding.UTF8.GetBytes(csv));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains($"This file is for {given.Round.Period.Words}", other.Text);
    }
}
