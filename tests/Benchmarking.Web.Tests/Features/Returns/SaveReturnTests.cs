using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Returns;

public sealed class SaveReturnTests(PostgresFixture postgres)
{
    [Fact]
    public async Task What_is_typed_is_there_the_next_day()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.SaveAsync(officer, ("homes", "12,345"), ("involvement-cost", "£1,234.50"), ("views-replies", ""));

        var colleague = await given.SomebodyAsync(Role.Contributor);
        var page = await colleague.GetAsync(given.CoreUrl);

        Assert.Equal("12,345", Box(page, "homes"));
        Assert.Equal("1,234.5", Box(page, "involvement-cost"));
        Assert.Equal("", Box(page, "views-replies"));
        Assert.Equal("in_progress", await given.StateAsync());
    }

    [Fact]
    public async Task Letters_in_a_number_field_are_kept_and_said()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);

        var page = await given.SaveAsync(officer, ("homes", "about 900"), ("households", "850"));

        Assert.Equal("about 900", Box(page, "homes"));
        Assert.Equal("850", Box(page, "households"));
        Assert.Contains("is not a number", page.Document.QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector($"a[href='#{Id("homes")}']"));
    }

    [Theory]
    [InlineData("views-positive", "900", "views-replies", "800", "more than")]
    [InlineData("homes", "-5", "households", "800", "cannot be less than zero")]
    [InlineData("homes", "12.5", "households", "800", "whole number")]
    public async Task Wrong_numbers_are_named_all_at_once_and_stop_only_the_sending(
        string first, string firstTyped, string second, string secondTyped, string said)
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);

        var page = await given.SaveAsync(officer, (first, firstTyped), (second, secondTyped), ("complaints", "many"));

        var summary = page.Document.QuerySelector(".govuk-error-summary")!.TextContent;
        Assert.Contains(said, summary);
        Assert.Contains("is not a number", summary);
        Assert.Equal(firstTyped.Replace('-', '\u2212'), Box(page, first));
        var check = await officer.GetAsync($"{given.Url}/check");
        Assert.Null(check.Document.QuerySelector("form[action$='/send'] button"));
    }

    [Fact]
    public async Task A_reason_stands_where_there_is_no_number()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var page = await officer.GetAsync(given.CoreUrl);

        await officer.PostFormAsync(
            page, given.CoreUrl, ("Answers[complaints].Marker", "x"), ("Answers[homes].Marker", "z"), ("Answers[homes].Typed", "10"));

        Assert.Equal("x", await given.World.AskAsync<string>(
            "select marker from return_answers where organisation_id = $1 and input_code = 'complaints'", given.Member.Id));
        Assert.Equal(10m, await given.World.AskAsync<decimal>(
            "select value from return_answers where organisation_id = $1 and input_code = 'homes'", given.Member.Id));
    }

    [Fact]
    public async Task The_second_editor_is_told_and_nothing_is_overwritten()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var first = await given.SomebodyAsync(Role.Contributor);
        var second = await given.SomebodyAsync(Role.Contributor);
        await given.SaveAsync(first, ("homes", "100"));
        var seenBySecond = await second.GetAsync(given.CoreUrl);
        await given.SaveAsync(first, ("homes", "111"));

        var told = await second.PostFormAsync(
            seenBySecond, given.CoreUrl, ReturnFixture.Typed(("homes", "122"), ("households", "99")));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains("Somebody else saved", told.Text);
        Assert.Contains("\"111\"", told.Text);
        Assert.Equal("122", Box(told, "homes"));
        Assert.Equal("99", Box(told, "households"));
        Assert.Equal(111m, await HomesAsync(given));

        await second.PostFormAsync(told, given.CoreUrl);
        Assert.Equal(122m, await HomesAsync(given));
    }

    [Fact]
    public async Task Two_first_saves_at_once_make_one_return_and_tell_the_other()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var savers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => given.SomebodyAsync(Role.Contributor)));
        var pages = await Task.WhenAll(savers.Select(saver => saver.GetAsync(given.CoreUrl)));

        var answers = await Task.WhenAll(savers.Zip(pages, (saver, page) =>
            saver.PostFormAsync(page, given.CoreUrl, ReturnFixture.Typed(("homes", "100")))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
        Assert.Equal(1L, await given.World.AskAsync<long>("select count(*) from returns where organisation_id = $1", given.Member.Id));
        Assert.Equal(1, await given.World.AskAsync<int>("select version from returns where organisation_id = $1", given.Member.Id));
    }

    [Fact]
    public async Task Last_quarters_number_stands_beside_each_box()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var before = await given.World.RoundAsync("closed", "core", given.Round.Period.Previous);
        var returnId = Guid.NewGuid();
        await given.World.RunAsync(
            "insert into returns (organisation_id, id, collection_id, state, started_at) values ($1, $2, $3, 'signed_off', now())",
            given.Member.Id, returnId, before.Id);
        await given.World.RunAsync(
            "insert into return_answers values ($1, $2, 'homes', 8765, null, null, now(), $1)", given.Member.Id, returnId);
        var officer = await given.SomebodyAsync(Role.Contributor);

        var page = await officer.GetAsync(given.CoreUrl);

        Assert.Contains("8,765", page.Document.QuerySelector($"#{Id("homes")}-before")!.TextContent);
        Assert.Contains(given.Round.Period.Previous.Short, page.Document.QuerySelector($"#{Id("homes")}-before")!.TextContent);
    }

    [Fact]
    public async Task A_closed_collection_keeps_what_was_typed_on_the_page_and_says_why()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var page = await officer.GetAsync(given.CoreUrl);
        await given.World.RunAsync("update collections set state = 'closed' where id = $1", given.Round.Id);

        var locked = await officer.PostFormAsync(page, given.CoreUrl, ReturnFixture.Typed(("homes", "77")));

        Assert.Equal(HttpStatusCode.Conflict, locked.Status);
        Assert.Contains("This collection is closed", locked.Text);
        Assert.Equal("77", Box(locked, "homes"));
        Assert.Equal(0L, await given.World.AskAsync<long>("select count(*) from returns where organisation_id = $1", given.Member.Id));
    }

    internal static string Id(string input) => $"Answers_{input}__Typed";

    internal static string Box(Page page, string input) => page.Document.GetElementById(Id(input))!.GetAttribute("value") ?? "";

    private static Task<decimal> HomesAsync(ReturnFixture given) => given.World.AskAsync<decimal>(
        "select value from return_answers where organisation_id = $1 and input_code = 'homes'", given.Member.Id);
}
