using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Returns;

public sealed class SignOffReturnTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_return_goes_from_the_first_number_to_the_engine()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var approver = await given.SomebodyAsync(Role.Approver);

        await given.SaveAsync(officer, ReturnFixture.Sound);
        var receipt = await given.SendAsync(officer);
        Assert.Contains("Reference", receipt.Text);
        Assert.Equal("sent", await given.StateAsync());

        var review = await approver.GetAsync($"{given.Url}/review");
        var done = await approver.PostFormAsync(review, $"{given.Url}/review/sign-off");
        Assert.Contains("Signed off", done.Text);
        Assert.Equal("signed_off", await given.StateAsync());
        Assert.Equal(70m, await FigureAsync(given, "views-listened-to"));
        Assert.Equal(12m, await FigureAsync(given, "involved-per-1000-homes"));
        Assert.Equal("signed_off", await given.World.AskAsync<string>(
            "select state from return_progress where organisation_id = $1", given.Member.Id));
        Assert.Equal("sent for sign-off, signed off", await given.World.AskAsync<string>(
            "select string_agg(action, ', ' order by at) from audit_entries where organisation_id = $1 and action not in ('saved', 'signed in')", given.Member.Id));
    }

    [Fact]
    public async Task A_signed_return_is_locked_and_says_why()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor, Role.Approver);
        await given.SaveAsync(officer, ReturnFixture.Sound);
        await given.SendAsync(officer);
        await officer.PostFormAsync(await officer.GetAsync($"{given.Url}/review"), $"{given.Url}/review/sign-off");

        var page = await officer.GetAsync(given.CoreUrl);
        Assert.Contains("Signed off by", page.Text);
        Assert.Contains("reopen", page.Text);
        Assert.Null(page.Document.QuerySelector("main form button"));
        var forced = await officer.PostAsync(given.CoreUrl, [.. ReturnFixture.Typed(("homes", "1")), Token(page), ("Version", "3")]);
        Assert.Equal(HttpStatusCode.Conflict, forced.Status);
        Assert.Equal(10000m, await given.World.AskAsync<decimal>(
            "select value from return_answers where organisation_id = $1 and input_code = 'homes'", given.Member.Id));
    }

    [Fact]
    public async Task Sending_back_needs_a_comment_and_shows_it_to_the_contributor()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var approver = await given.SomebodyAsync(Role.Approver);
        await given.SaveAsync(officer, ReturnFixture.Sound);
        await given.SendAsync(officer);

        var silent = await approver.PostFormAsync(await approver.GetAsync($"{given.Url}/review"), $"{given.Url}/review/send-back");
        Assert.Contains("Say what should be changed", silent.Text);
        Assert.Equal("sent", await given.StateAsync());

        await approver.PostFormAsync(silent, $"{given.Url}/review/send-back", ("comment", "Count homes again"));
        Assert.Equal("in_progress", await given.StateAsync());
        Assert.Contains("Count homes again", (await officer.GetAsync(given.Url)).Text);
    }

    [Fact]
    public async Task Two_approvers_decide_once()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.SaveAsync(officer, ReturnFixture.Sound);
        await given.SendAsync(officer);
        var approvers = await Task.WhenAll(given.SomebodyAsync(Role.Approver), given.SomebodyAsync(Role.Approver));
        var reviews = await Task.WhenAll(approvers.Select(approver => approver.GetAsync($"{given.Url}/review")));

        var decisions = await Task.WhenAll(
            approvers[0].PostFormAsync(reviews[0], $"{given.Url}/review/sign-off"),
            approvers[1].PostFormAsync(reviews[1], $"{given.Url}/review/send-back", ("comment", "No")));

        Assert.Single(decisions, decision => decision.Status == HttpStatusCode.OK);
        Assert.Single(decisions, decision => decision.Status == HttpStatusCode.Conflict);
        Assert.True(await given.World.AskAsync<long>("select count(*) from signed_returns where organisation_id = $1", given.Member.Id)
            == (await given.StateAsync() == "signed_off" ? 1 : 0));
    }

    [Fact]
    public async Task Unanswered_core_figures_stop_the_sending()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.SaveAsync(officer, ("homes", "100"));

        var check = await officer.GetAsync($"{given.Url}/check");
        Assert.Contains("has not been answered", check.Text);
        var forced = await officer.PostAsync($"{given.Url}/send", Token(check), ("Version", "1"));
        Assert.Equal(HttpStatusCode.Conflict, forced.Status);
        Assert.Equal("in_progress", await given.StateAsync());
    }

    [Fact]
    public async Task An_odd_figure_wants_a_word_which_the_approver_reads()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var approver = await given.SomebodyAsync(Role.Approver);
        await given.SaveAsync(
            officer, [.. ReturnFixture.Sound.Where(answer => answer.Input != "involvement-cost"), ("involvement-cost", "900,000")]);

        var asked = await given.SendAsync(officer);
        Assert.Contains("higher than usual", asked.Text);
        Assert.Contains("Say in a few words why this is right", asked.Text);
        Assert.Equal("in_progress", await given.StateAsync());

        var receipt = await officer.PostFormAsync(
            asked, $"{given.Url}/send", ("Explanations[involvement-cost/above-plausible]", "A new building for residents"));
        Assert.Contains("Reference", receipt.Text);
        Assert.Contains("A new building for residents", (await approver.GetAsync($"{given.Url}/review")).Text);
    }

    private static (string, string) Token(Page page) => ("__RequestVerificationToken",
        page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);

    private static Task<decimal> FigureAsync(ReturnFixture given, string metric) => given.World.AskAsync<decimal>(
        "select value from signed_figures where organisation_id = $1 and metric_code = $2", given.Member.Id, metric);
}
