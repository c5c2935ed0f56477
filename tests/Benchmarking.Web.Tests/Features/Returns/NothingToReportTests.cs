using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Returns;

public sealed class NothingToReportTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Nothing_to_report_counts_as_sent_and_reaches_the_engine()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);

        var receipt = await ReportAsync(given, officer);

        Assert.Contains("Nothing to report", receipt.Heading);
        Assert.Contains("Reference", receipt.Text);
        Assert.Equal("nothing_to_report", await given.StateAsync());
        Assert.Equal(1L, await given.World.AskAsync<long>(
            "select count(*) from signed_returns where organisation_id = $1 and nothing_to_report and revision = 1", given.Member.Id));
        Assert.Equal("nothing_to_report", await given.World.AskAsync<string>(
            "select state from return_progress where organisation_id = $1 and sent_at is not null", given.Member.Id));
    }

    [Fact]
    public async Task The_return_is_then_locked_until_there_are_figures_after_all()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.SaveAsync(officer, ("homes", "900"));
        await ReportAsync(given, officer);
        Assert.Contains("that there is nothing to report", (await officer.GetAsync(given.CoreUrl)).Text);

        var page = await officer.GetAsync(given.Url);
        await officer.PostFormAsync(page, $"{given.Url}/figures-after-all");

        Assert.Equal("in_progress", await given.StateAsync());
        Assert.Equal("900", SaveReturnTests.Box(await officer.GetAsync(given.CoreUrl), "homes"));
        await given.SaveAsync(officer, ReturnFixture.Sound);
        Assert.Contains("has been sent", (await given.SendAsync(officer)).Heading);
        var approver = await given.SomebodyAsync(Role.Approver);
        await approver.PostFormAsync(await approver.GetAsync($"{given.Url}/review"), $"{given.Url}/review/sign-off");
        Assert.Equal("true 1, false 2", await given.World.AskAsync<string>(
            "select string_agg(nothing_to_report || ' ' || revision, ', ' order by revision) from signed_returns where organisation_id = $1", given.Member.Id));
    }

    [Fact]
    public async Task After_the_close_there_is_no_way_back()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await ReportAsync(given, officer);
        var page = await officer.GetAsync(given.Url);
        await given.World.RunAsync("update collections set state = 'closed' where id = $1", given.Round.Id);

        var refused = await officer.PostFormAsync(page, $"{given.Url}/figures-after-all");

        Assert.Contains("This collection is closed", refused.Text);
        Assert.Empty(refused.Document.QuerySelectorAll("form[action$='figures-after-all']"));
        Assert.Equal("nothing_to_report", await given.StateAsync());
    }

    [Fact]
    public async Task Somebody_who_saves_meanwhile_is_not_overruled()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var question = await officer.GetAsync($"{given.Url}/nothing-to-report");
        await given.SaveAsync(await given.SomebodyAsync(Role.Contributor), ("homes", "900"));

        var refused = await officer.PostFormAsync(question, $"{given.Url}/nothing-to-report");

        Assert.Contains("Somebody else changed this return meanwhile", refused.Text);
        Assert.Equal("in_progress", await given.StateAsync());
    }

    [Fact]
    public async Task Several_who_say_it_at_once_say_it_once()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => given.SomebodyAsync(Role.Contributor)));
        var questions = await Task.WhenAll(officers.Select(officer => officer.GetAsync($"{given.Url}/nothing-to-report")));

        await Task.WhenAll(officers.Zip(questions, (officer, question) => officer.PostFormAsync(question, $"{given.Url}/nothing-to-report")));

        Assert.Equal(1L, await given.World.AskAsync<long>("select count(*) from returns where organisation_id = $1", given.Member.Id));
        Assert.Equal(1L, await given.World.AskAsync<long>("select count(*) from signed_returns where organisation_id = $1", given.Member.Id));
    }

    private static async Task<Page> ReportAsync(ReturnFixture given, Visitor officer)
    {
        var question = await officer.GetAsync($"{given.Url}/nothing-to-report");
        return await officer.PostFormAsync(question, $"{given.Url}/nothing-to-report");
    }
}
