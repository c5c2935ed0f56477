using System.Net;
using System.Text.Json;
using Benchmarking.Engine;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Returns;

/// <summary>What stands beside the boxes, and that nothing typed is lost.</summary>
public sealed class ReturnFormTests(PostgresFixture postgres)
{
    [Fact]
    public async Task An_odd_figure_stands_beside_its_boxes_with_the_reason_of_its_metric()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);

        await given.SaveAsync(officer, ("involvement-cost", "980000"), ("households", "9800"), ("homes", "10000"));
        var form = await officer.GetAsync(given.CoreUrl);

        var odd = form.Document.QuerySelector("#figure-cost-per-household .odd")!.TextContent;
        Assert.Contains("Cost of involvement per household is 100, higher than usual, above 45.", odd);
        Assert.Contains("community investment or overheads are often in", odd);
        Assert.Contains("That makes £100.00.", form.Document.QuerySelector("#figure-cost-per-household .figure-group__derived")!.TextContent);
        Assert.Equal(1, await given.World.AskAsync<int>("select queries_open from return_progress where organisation_id = $1", given.Member.Id));
    }

    [Fact]
    public async Task A_comparison_of_the_catalogue_stops_the_sending_and_says_why()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);

        var page = await given.SaveAsync(officer, ("homes", "9000"), ("households", "9001"));

        Assert.Contains("\"Households\" (9,001) is more than \"Homes\" (9,000).", page.Document.QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Contains(
            "Households are those of your homes that have someone living in them.",
            page.Document.GetElementById($"{SaveReturnTests.Id("households")}-why")!.TextContent);
    }

    [Fact]
    public async Task A_definition_is_read_without_leaving_the_page()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);

        var definition = (await officer.GetAsync(given.CoreUrl)).Document.QuerySelector("#figure-cost-per-household details")!;

        Assert.Contains("Corporate overheads", definition.TextContent);
        Assert.Contains("Spending on involvement", definition.TextContent);
        Assert.NotNull(definition.QuerySelector("a[href='/metrics/cost-per-household']"));
    }

    [Fact]
    public async Task Where_there_was_no_return_the_imported_history_is_last_quarters_figure()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.HistoryAsync("cost-per-household", (given.Round.Period.Previous, 12.5m));

        await given.SaveAsync(officer, ("involvement-cost", "392000"), ("households", "9800"));
        var form = await officer.GetAsync(given.CoreUrl);

        Assert.Contains("£12.50", form.Document.QuerySelector("#figure-cost-per-household .figure-group__derived")!.TextContent);
        Assert.Contains("is 40 and was 12.5 last period", form.Document.QuerySelector("#figure-cost-per-household .odd")!.TextContent);
    }

    [Fact]
    public async Task A_figure_far_from_the_organisations_own_years_is_asked_about()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var (periods, period) = (new List<Period>(), given.Round.Period.Previous);
        for (var back = 0; back < 5; back++)
            periods.Add(period = period.Previous);
        await given.HistoryAsync("cost-per-household", [.. periods.Select((earlier, at) => (earlier, 12m + (at * 0.1m)))]);

        await given.SaveAsync(officer, ("involvement-cost", "196000"), ("households", "9800"));

        var odd = (await officer.GetAsync(given.CoreUrl)).Document.QuerySelector("#figure-cost-per-household .odd")!.TextContent;
        Assert.Contains("is 20, far from your own 5 earlier figures, whose middle is 12.2.", odd);
    }

    [Fact]
    public async Task A_quiet_save_keeps_what_is_typed_and_hands_out_the_next_version()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var form = await officer.GetAsync(given.CoreUrl);

        var kept = await DraftAsync(officer, given, form, "0", ("homes", "7,654"));
        Assert.Equal(HttpStatusCode.OK, kept.Status);
        var answer = JsonDocument.Parse(kept.Body).RootElement;
        Assert.Equal(1, answer.GetProperty("version").GetInt32());
        Assert.Matches(@"^\d\d:\d\d$", answer.GetProperty("at").GetString()!);
        Assert.Equal("7,654", SaveReturnTests.Box(await officer.GetAsync(given.CoreUrl), "homes"));

        Assert.Equal(HttpStatusCode.OK, (await DraftAsync(officer, given, form, "1", ("homes", "7,655"))).Status);
        var stale = await DraftAsync(officer, given, form, "1", ("homes", "1"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Somebody else saved", stale.Body);
        Assert.Equal("7,655", SaveReturnTests.Box(await officer.GetAsync(given.CoreUrl), "homes"));
    }

    [Fact]
    public async Task A_quiet_save_after_the_session_has_ended_is_refused_and_after_closing_says_why()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var form = await officer.GetAsync(given.CoreUrl);
        Assert.Equal(HttpStatusCode.Unauthorized, (await postgres.Web.NewVisitor().PostAsync($"{given.CoreUrl}/draft", ("Version", "0"))).Status);

        await given.World.RunAsync("update collections set state = 'closed' where id = $1", given.Round.Id);
        var locked = await DraftAsync(officer, given, form, "0", ("homes", "1"));

        Assert.Equal(HttpStatusCode.Conflict, locked.Status);
        Assert.Contains("This collection is closed", locked.Body);
    }

    [Fact]
    public async Task A_long_form_comes_whole_through_a_session_that_had_ended()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        await given.EarlierAsync(given.Round.Period.Previous, ("views-positive", 576m, null), ("views-replies", 800m, null));
        var person = await given.World.PersonAsync(given.Member, Role.Contributor);
        var form = await (await postgres.Web.SignInAsync(person)).GetAsync(given.CoreUrl);
        var typed = ReturnFixture.Sound.Where(answer => !answer.Input.StartsWith("views-", StringComparison.Ordinal))
            .Select(answer => ($"Answers[{answer.Input}].Typed", new string('n', 15_000))).ToArray();

        var late = postgres.Web.NewVisitor();
        var signIn = await late.PostFormAsync(form, given.CoreUrl, [.. typed, ("Carry[views-listened-to]", "true"), ("Answers[complaints].Marker", "x")]);
        Assert.Equal(HttpStatusCode.Unauthorized, signIn.Status);
        var kept = await late.PostFormAsync(signIn, "/sign-in", ("Email", person.Email), ("Password", World.Password));
        Assert.Equal("What you typed is here", kept.Heading);
        await late.PostFormAsync(kept, given.CoreUrl);

        Assert.Equal(15_000, await given.World.AskAsync<int>(
            "select length(unreadable) from return_answers where organisation_id = $1 and input_code = 'complaints'", given.Member.Id));
        Assert.Equal("576", SaveReturnTests.Box(await late.GetAsync(given.CoreUrl), "views-positive"));
    }

    [Fact]
    public async Task The_task_list_names_what_is_left_with_links_to_the_boxes()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.SaveAsync(officer, [.. ReturnFixture.Sound.Where(answer => answer.Input is not ("complaints" or "homes" or "involvement-cost")), ("involvement-cost", "980000")]);

        var list = await officer.GetAsync(given.Url);

        Assert.Equal(
            [$"{given.CoreUrl}#{SaveReturnTests.Id("homes")}", $"{given.CoreUrl}#{SaveReturnTests.Id("complaints")}"],
            list.Document.QuerySelectorAll(".task-left a").Select(link => link.GetAttribute("href")));
        Assert.Contains("2 core answers still to give. 1 odd figure to explain.", list.Text);
    }

    private static Task<Page> DraftAsync(Visitor visitor, ReturnFixture given, Page form, string version, params (string, string)[] typed) =>
        visitor.PostAsync($"{given.CoreUrl}/draft", [
            ("Version", version),
            ("__RequestVerificationToken", form.Document.QuerySelector("[data-return-form] [name='__RequestVerificationToken']")!.GetAttribute("value")!),
            .. ReturnFixture.Typed(typed)]);
}
