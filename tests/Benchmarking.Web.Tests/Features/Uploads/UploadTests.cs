using System.Net;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Returns;

namespace Benchmarking.Web.Tests.Features.Uploads;

public sealed class UploadTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_filled_in_workbook_changes_nothing_before_its_author_has_seen_it()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.SaveAsync(officer, ("homes", "100"), ("households", "90"));
        var workbook = await UploadFiles.FilledAsync(given, officer, ("homes", 120), ("complaints", 7));

        var preview = await UploadFiles.SendAsync(given, officer, workbook);
        Assert.Contains("2 answers would change", preview.Text);
        Assert.Contains("rows were read: 3 answers", preview.Text);
        Assert.Contains("100", preview.Text);
        Assert.Contains("120", preview.Text);
        Assert.Equal(100m, await UploadFiles.HomesAsync(given));

        await officer.PostFormAsync(preview, $"{preview.Landed}/apply");
        Assert.Equal(120m, await UploadFiles.HomesAsync(given));
        Assert.Equal(90m, await given.World.AskAsync<decimal>(
            "select value from return_answers where organisation_id = $1 and input_code = 'households'", given.Member.Id));
        Assert.Contains("Taken over", (await officer.GetAsync(preview.Landed)).Text);
    }

    [Fact]
    public async Task Problems_come_all_at_once_with_sheet_and_cell_and_keep_nothing()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var workbook = await UploadFiles.FilledAsync(given, officer, ("homes", -1), ("views-positive", 900), ("views-replies", 800));

        var page = await UploadFiles.SendAsync(given, officer, workbook);

        Assert.Equal("2 cells to put right", page.Heading);
        Assert.Contains("cannot be less than zero", page.Text);
        Assert.Contains("is more than", page.Text);
        Assert.Contains("Figures", page.Text);
        Assert.Equal(0L, await given.World.AskAsync<long>("select count(*) from return_answers where organisation_id = $1", given.Member.Id));
    }

    [Fact]
    public async Task A_return_that_moved_on_is_not_overwritten()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.SaveAsync(officer, ("homes", "100"));
        var preview = await UploadFiles.SendAsync(given, officer, await UploadFiles.FilledAsync(given, officer, ("homes", 120)));
        await given.SaveAsync(officer, ("homes", "111"));

        var stale = await officer.PostFormAsync(preview, $"{preview.Landed}/apply");

        Assert.Contains("The return has changed since", stale.Text);
        Assert.Equal(111m, await UploadFiles.HomesAsync(given));
    }

    [Fact]
    public async Task Another_organisations_workbook_is_refused_in_one_sentence_that_names_nobody()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var stranger = await given.World.MemberAsync();
        var theirs = await UploadFiles.WorkbookAsync(given, await postgres.Web.SignInAsync(await given.World.PersonAsync(stranger, Role.Contributor)));

        var refused = await UploadFiles.SendAsync(given, officer, theirs);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("another organisation", refused.Text);
        Assert.DoesNotContain(stranger.Name, refused.Body);
    }

    [Fact]
    public async Task A_workbook_of_another_collection_or_version_is_refused()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var file = await UploadFiles.WorkbookAsync(given, officer);
        var next = await given.World.RoundAsync(scope: "core");
        var nextUrl = $"/returns/{next.Period.Route}/upload";

        var other = await officer.UploadAsync(await officer.GetAsync(nextUrl), nextUrl, "file", "return.xlsx", file);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains(given.Round.Period.Words, other.Text);

        await given.World.RunAsync("update collections set template_version = 2 where id = $1", given.Round.Id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UploadFiles.SendAsync(given, officer, file)).Status);
    }

    [Theory]
    [InlineData("return.xlsx", "homes,100\nhouseholds,90\n")]
    [InlineData("return.xlsx", "")]
    [InlineData("return.xlsx", "<html><body>1</body></html>")]
    [InlineData("return.xlsx", "PK\u0003\u0004 not a zip at all")]
    public async Task A_wrong_file_gets_one_sentence(string name, string content)
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);

        var refused = await UploadFiles.SendAsync(given, officer, System.Text.Encoding.Latin1.GetBytes(content), name);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.InRange(refused.Document.QuerySelectorAll(".govuk-error-summary li").Length, 1, 1);
        Assert.Equal(0L, await given.World.AskAsync<long>("select count(*) from uploads where organisation_id = $1", given.Member.Id));
    }

    [Fact]
    public async Task A_file_of_fifty_megabytes_gets_a_page_that_says_it_is_too_large()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);

        var refused = await UploadFiles.SendAsync(given, officer, new byte[50 * 1024 * 1024]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.Status);
        Assert.Equal("That file is too large", refused.Heading);
    }
}
