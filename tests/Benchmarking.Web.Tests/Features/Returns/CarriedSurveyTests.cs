using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Returns;

/// <summary>A survey's figure stands until the next survey, with the date of its own.</summary>
public sealed class CarriedSurveyTests(PostgresFixture postgres)
{
    private const string Tick = "Carry[views-listened-to]";

    [Fact]
    public async Task A_survey_is_carried_forward_by_a_tick_and_keeps_its_date_through_several_quarters()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var origin = given.Round.Period.Previous.Previous;
        await given.EarlierAsync(given.Round.Period.Previous, ("views-positive", 576m, $"{origin}"), ("views-replies", 800m, $"{origin}"));

        var form = await officer.GetAsync(given.CoreUrl);
        Assert.Contains($"No new survey: carry forward 72% from the survey of {origin.Words}", form.Text);
        await officer.PostFormAsync(form, given.CoreUrl, (Tick, "true"));

        var again = await officer.GetAsync(given.CoreUrl);
        Assert.Equal(("576", "800"), (SaveReturnTests.Box(again, "views-positive"), SaveReturnTests.Box(again, "views-replies")));
        Assert.NotNull(again.Document.QuerySelector($"input[name='{Tick}'][checked]"));
        Assert.Equal($"{origin}", await CarriedAsync(given, "views-positive"));
        Assert.Contains($"Carried forward from the survey of {origin.Words}", (await officer.GetAsync($"{given.Url}/check")).Text);
    }

    [Fact]
    public async Task A_new_number_takes_the_place_of_a_survey_carried_forward()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.EarlierAsync(given.Round.Period.Previous, ("views-positive", 576m, null), ("views-replies", 800m, null));
        await officer.PostFormAsync(await officer.GetAsync(given.CoreUrl), given.CoreUrl, (Tick, "true"));
        Assert.Equal($"{given.Round.Period.Previous}", await CarriedAsync(given, "views-positive"));

        // The tick is still there: what was typed counts for more.
        await given.SaveAsync(officer, ("views-positive", "580"));

        Assert.Equal(("", ""), (await CarriedAsync(given, "views-positive"), await CarriedAsync(given, "views-replies")));
        Assert.DoesNotContain("Carried forward", (await officer.GetAsync($"{given.Url}/check")).Text);
    }

    [Fact]
    public async Task A_new_survey_with_the_same_result_is_new_once_the_tick_is_taken_away()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.EarlierAsync(given.Round.Period.Previous, ("views-positive", 576m, null), ("views-replies", 800m, null));
        await officer.PostFormAsync(await officer.GetAsync(given.CoreUrl), given.CoreUrl, (Tick, "true"));

        await officer.PostFormAsync(await officer.GetAsync(given.CoreUrl), given.CoreUrl, (Tick, "false"));

        Assert.Equal("", await CarriedAsync(given, "views-positive"));
        Assert.Equal(576m, await given.World.AskAsync<decimal>(
            "select value from return_answers a join returns r on r.id = a.return_id where a.organisation_id = $1 and input_code = 'views-positive' and r.collection_id = $2",
            given.Member.Id, given.Round.Id));
    }

    [Fact]
    public async Task Only_figures_of_a_survey_can_be_carried_forward()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.EarlierAsync(given.Round.Period.Previous, ("involvement-cost", 98000m, null), ("households", 9800m, null), ("views-positive", 5m, null));

        var form = await officer.GetAsync(given.CoreUrl);

        Assert.Empty(form.Document.QuerySelectorAll("[name^='Carry']"));
        await officer.PostFormAsync(form, given.CoreUrl, ("Carry[cost-per-household]", "true"));
        Assert.Equal("", SaveReturnTests.Box(await officer.GetAsync(given.CoreUrl), "households"));
    }

    [Fact]
    public async Task What_is_carried_forward_is_signed_off_with_its_date_and_shown_to_the_approver()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor, Role.Approver);
        await given.EarlierAsync(given.Round.Period.Previous, ("views-positive", 576m, null), ("views-replies", 800m, null));
        var sound = ReturnFixture.Sound.Where(answer => !answer.Input.StartsWith("views-", StringComparison.Ordinal)).ToArray();
        await officer.PostFormAsync(await officer.GetAsync(given.CoreUrl), given.CoreUrl, [.. ReturnFixture.Typed(sound), (Tick, "true")]);
        await given.SendAsync(officer);

        var review = await officer.GetAsync($"{given.Url}/review");
        Assert.Contains($"(carried forward from {given.Round.Period.Previous.Short})", review.Text);
        await officer.PostFormAsync(review, $"{given.Url}/review/sign-off");

        Assert.Equal($"{given.Round.Period.Previous}, ", await given.World.AskAsync<string>(
            """
            select string_agg(coalesce(carried_from, ''), ', ' order by metric_code desc) from signed_figures
            where organisation_id = $1 and metric_code in ('views-listened-to', 'kept-informed')
            """, given.Member.Id));
    }

    private static Task<string> CarriedAsync(ReturnFixture given, string input) => given.World.AskAsync<string>(
        "select coalesce(a.carried_from, '') from return_answers a join returns r on r.id = a.return_id where a.organisation_id = $1 and input_code = $2 and r.collection_id = $3",
        given.Member.Id, input, given.Round.Id);
}
