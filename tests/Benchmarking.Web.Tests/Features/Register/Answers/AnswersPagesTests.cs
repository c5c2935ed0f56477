using System.Net;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Returns;

namespace Benchmarking.Web.Tests.Features.Register.Answers;

/// <summary>The return fills itself: what the register says is offered, taken or not, and remembered.</summary>
public sealed class AnswersPagesTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_return_offers_what_the_register_says_with_the_list_behind_it()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        await TrainAsync(given, 42);
        await ChangeAsync(given, "Letters in plain words");
        var officer = await given.SomebodyAsync(Role.Contributor);

        var form = await officer.GetAsync(given.CoreUrl);

        var offer = form.Document.QuerySelector("#Answers_changes-influenced__Typed-offer")!;
        Assert.Contains("From your register: 1 (1 service change", offer.TextContent);
        Assert.False(form.Document.QuerySelector("#Use_changes-influenced_")!.HasAttribute("checked"));
        var behind = await officer.GetAsync(offer.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Contains("Letters in plain words", behind.Text);
        Assert.Contains("would have happened anyway are left out", behind.Text);
        Assert.Null(form.Document.QuerySelector("#Answers_homes__Typed-offer"));
    }

    [Fact]
    public async Task A_number_is_taken_by_a_tick_and_typed_ones_count_for_more()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        await TrainAsync(given, 42);
        await ChangeAsync(given, "Letters in plain words");
        var officer = await given.SomebodyAsync(Role.Contributor);

        await officer.PostFormAsync(
            await officer.GetAsync(given.CoreUrl), given.CoreUrl,
            [.. ReturnFixture.Typed(("changes-influenced", ""), ("residents-trained", "50")), ("Use[changes-influenced]", "1"), ("Use[residents-trained]", "42")]);

        var form = await officer.GetAsync(given.CoreUrl);
        Assert.Equal("1", Box(form, "changes-influenced"));
        Assert.Equal("50", Box(form, "residents-trained"));
        Assert.Contains("As in your register: 1", form.Document.QuerySelector("#Answers_changes-influenced__Typed-offer")!.TextContent);
        Assert.Contains("Your register says 42", form.Document.QuerySelector("#Answers_residents-trained__Typed-offer")!.TextContent);
        Assert.Equal(
            [("changes-influenced", true), ("residents-trained", false)],
            await RememberedAsync(given));

        // A box that was left as it stood is no number typed beside the tick.
        await officer.PostFormAsync(
            form, given.CoreUrl, [.. ReturnFixture.Typed(("changes-influenced", "1"), ("residents-trained", "50")), ("Use[residents-trained]", "41")]);
        // The register says 42: a number that was not seen is not taken.
        Assert.Equal("50", Box(await officer.GetAsync(given.CoreUrl), "residents-trained"));

        await officer.PostFormAsync(
            await officer.GetAsync(given.CoreUrl), given.CoreUrl, [.. ReturnFixture.Typed(("changes-influenced", "1"), ("residents-trained", "50")), ("Use[residents-trained]", "42")]);
        Assert.Equal("42", Box(await officer.GetAsync(given.CoreUrl), "residents-trained"));
        Assert.Equal([("changes-influenced", true), ("residents-trained", true)], await RememberedAsync(given));
    }

    [Fact]
    public async Task Blanks_are_filled_in_at_once_and_what_was_answered_stays()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        await TrainAsync(given, 42);
        await ChangeAsync(given, "Letters in plain words");
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.SaveAsync(officer, ("residents-trained", "50"));
        var answers = $"/register/answers/{given.Round.Period.Route}";
        var page = await officer.GetAsync(answers);
        Assert.Contains("1 answer says otherwise", page.Text);

        var filled = await officer.PostFormAsync(page, $"{answers}/fill");

        Assert.Contains("2 numbers of your return are filled in from the register", filled.Text);
        var form = await officer.GetAsync(given.CoreUrl);
        Assert.Equal(["1", "0", "50"], new[] { "changes-influenced", "changes-put-in-place", "residents-trained" }.Select(input => Box(form, input)));
        // What was looked at is past; then there is nothing left to fill in.
        Assert.Contains("A colleague saved the return meanwhile", (await officer.PostFormAsync(page, $"{answers}/fill")).Text);
        Assert.Contains("There was nothing to fill in", (await officer.PostFormAsync(page, $"{answers}/fill", ("version", await VersionAsync(given)))).Text);
    }

    [Fact]
    public async Task Differences_are_remembered_even_where_the_register_moves_on()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        await TrainAsync(given, 42);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.SaveAsync(officer, ("residents-trained", "42"));
        await given.World.RunAsync("update head_counts set trained = 60 where organisation_id = $1", given.Member.Id);

        var page = await officer.GetAsync($"/register/answers/{given.Round.Period.Route}");

        Assert.Contains("Different from your register. When this was saved the register said 42", page.Text);
        var csv = await officer.GetAsync($"/register/answers/{given.Round.Period.Route}/answers.csv");
        Assert.Contains(",residents-trained,Residents trained,residents,60,", csv.Body);
    }

    [Fact]
    public async Task A_count_of_few_people_of_a_group_is_not_told()
    {
        var given = await ReturnFixture.MakeAsync(postgres, scope: "%");
        await TrainAsync(given, 42);
        await given.World.RunAsync(
            "update head_counts set profiled = 20, make_up = '[{\"group\": \"disabled\", \"people\": 3}, {\"group\": \"under-35\", \"people\": 7}]' where organisation_id = $1", given.Member.Id);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var answers = $"/register/answers/{given.Round.Period.Route}";

        var csv = (await officer.GetAsync($"{answers}/answers.csv")).Body;

        Assert.Contains(",involved-disabled,Involved residents who are disabled,residents,under 5,", csv);
        Assert.Contains(",involved-under-35,Involved residents under 35,residents,7,", csv);
        Assert.Contains("Involved residents who are disabled: under 5", (await officer.GetAsync($"{answers}/involved-disabled")).Text);
        Assert.DoesNotContain(
            "3", (await officer.GetAsync(answers)).Document.QuerySelectorAll(".offers tr").Single(row => row.TextContent.Contains("who are disabled", StringComparison.Ordinal)).QuerySelector("td a")!.TextContent);
    }

    [Fact]
    public async Task What_is_filled_in_is_what_was_looked_at()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        await TrainAsync(given, 42);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var answers = $"/register/answers/{given.Round.Period.Route}";
        var page = await officer.GetAsync(answers);
        await given.World.RunAsync("update head_counts set trained = 60 where organisation_id = $1", given.Member.Id);

        Assert.Contains("The register has changed meanwhile", (await officer.PostFormAsync(page, $"{answers}/fill")).Text);
        Assert.Equal("", Box(await officer.GetAsync(given.CoreUrl), "residents-trained") ?? "");
    }

    [Theory]
    [InlineData("1900-q1")]
    [InlineData("2999-q4")]
    [InlineData("2025-26")]
    public async Task A_period_that_no_register_reaches_has_no_page(string period)
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);

        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync($"/register/answers/{period}")).Status);
    }

    [Fact]
    public async Task The_approver_sees_where_the_return_says_otherwise()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        await TrainAsync(given, 42);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.SaveAsync(officer, ReturnFixture.Sound);
        await given.SendAsync(officer);

        var review = await (await given.SomebodyAsync(Role.Approver)).GetAsync($"{given.Url}/review");

        Assert.Contains("Different from your register", review.Text);
        Assert.Contains("100 in the return, 42 in the register", review.Text);
    }

    [Fact]
    public async Task Another_organisations_register_answers_nothing()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        await TrainAsync(given, 42);
        var stranger = await postgres.Web.SignInAsync(await given.World.PersonAsync(await given.World.MemberAsync(), Role.Approver));

        Assert.Contains("no number for this quarter yet", (await stranger.GetAsync($"/register/answers/{given.Round.Period.Route}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/register/answers/{given.Round.Period.Route}/residents-trained")).Status);
        Assert.DoesNotContain("register", (await stranger.GetAsync(given.CoreUrl)).Document.QuerySelector("form[data-return-form]")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_look_at_a_members_pages_shows_nothing_of_the_register()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        await TrainAsync(given, 42);
        var administrator = await postgres.Web.SignInAsync(await given.World.PersonAsync(Role.ConsortiumAdmin));
        await administrator.PostFormAsync(
            await administrator.GetAsync("/view-as"), "/view-as", ("Organisation", given.Member.Name), ("Reason", "A question about the return"), ("Minutes", "20"));

        var form = await administrator.GetAsync(given.CoreUrl);

        Assert.Contains("You are looking at the pages of", form.Body);
        Assert.Null(form.Document.QuerySelector(".number-field__offer"));
        Assert.NotEqual(HttpStatusCode.OK, (await administrator.GetAsync("/register")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await administrator.GetAsync($"/register/answers/{given.Round.Period.Route}")).Status);
    }

    private static string? Box(Page page, string input) => page.Document.QuerySelector($"#Answers_{input}__Typed")!.GetAttribute("value");

    private static async Task TrainAsync(ReturnFixture given, int trained) => await given.World.RunAsync(
        """
        insert into head_counts (organisation_id, made_at, made_by, edited_at, edited_by, counted_on, make_up, trained)
        values ($1, now(), $1, now(), $1, $2, '[]', $3)
        """, given.Member.Id, given.Round.Period.LastDay, trained);

    private static async Task ChangeAsync(ReturnFixture given, string name) => await given.World.RunAsync(
        """
        insert into service_changes (organisation_id, made_at, made_by, edited_at, edited_by, decided_on, name, service, you_said, we_did)
        values ($1, now(), $1, now(), $1, $2, $3, '', '', '')
        """, given.Member.Id, given.Round.Period.FirstDay, name);

    private static async Task<string> VersionAsync(ReturnFixture given) =>
        $"{await given.World.AskAsync<int>("select version from returns where organisation_id = $1", given.Member.Id)}";

    private static async Task<IReadOnlyList<(string, bool)>> RememberedAsync(ReturnFixture given)
    {
        var rows = await given.World.AskAsync<string[]>(
            "select array_agg(input_code || ':' || accepted order by input_code) from return_offers where organisation_id = $1", given.Member.Id);
        return [.. rows.Select(row => row.Split(':')).Select(row => (row[0], row[1] == "true"))];
    }
}
