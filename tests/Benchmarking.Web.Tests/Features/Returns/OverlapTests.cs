using System.Net;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Returns;

/// <summary>The late window of one quarter lies over the next, which is open already.</summary>
public sealed class OverlapTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Two_open_collections_are_kept_apart_in_the_list_on_the_home_page_and_in_their_forms()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var late = await given.World.RoundAsync("open", "core", given.Round.Period.Previous);
        await given.World.RunAsync(
            "update collections set opens_at = now() - interval '30 days', due_at = now() - interval '7 days', last_new_at = now() + interval '3 days', last_edit_at = now() + interval '9 days' where id = $1", late.Id);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var lateForm = $"/returns/{late.Period.Route}/figures/core";

        var home = await officer.GetAsync("/");
        Assert.Contains($"Return for {late.Period.Words} Not started Overdue It was due by", home.Text);
        Assert.Contains("A late one is still taken: start it by", home.Text);
        Assert.Contains($"Return for {given.Round.Period.Words} Not started Due in 7 days", home.Text);
        Assert.True(
            home.Text.IndexOf(late.Period.Words, StringComparison.Ordinal) < home.Text.IndexOf(given.Round.Period.Words, StringComparison.Ordinal),
            "What falls due first comes first.");

        await officer.PostFormAsync(await officer.GetAsync(lateForm), lateForm, ReturnFixture.Typed(("homes", "111")));
        await given.SaveAsync(officer, ("homes", "222"));
        Assert.Equal("111", SaveReturnTests.Box(await officer.GetAsync(lateForm), "homes"));
        Assert.Equal("222", SaveReturnTests.Box(await officer.GetAsync(given.CoreUrl), "homes"));
        var list = await officer.GetAsync("/returns");
        Assert.Equal($"{given.Round.Period.Words} In progress {LondonDay(7)} Open", Row(list, given.Round.Period.Route));
        Assert.Equal($"{late.Period.Words} In progress Overdue {LondonDay(-7)} Open", Row(list, late.Period.Route));
    }

    [Fact]
    public async Task A_return_that_was_never_started_stays_so_after_the_last_moment_for_starting_while_others_are_finished()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var page = await officer.GetAsync(given.CoreUrl);
        await given.World.RunAsync(
            "update collections set opens_at = now() - interval '30 days', due_at = now() - interval '9 days', last_new_at = now() - interval '1 minute', last_edit_at = now() + interval '9 days' where id = $1", given.Round.Id);

        var refused = await officer.PostFormAsync(page, given.CoreUrl, ReturnFixture.Typed(("homes", "77")));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("The last moment for starting a return was", refused.Text);
        Assert.Contains("The last moment for starting it was", (await officer.GetAsync("/")).Text);
    }

    [Fact]
    public async Task A_return_sent_while_its_collection_closes_is_sent_before_or_not_at_all()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        var admin = await postgres.Web.SignInAsync(await given.World.PersonAsync(Role.ConsortiumAdmin));
        await given.SaveAsync(officer, ReturnFixture.Sound);
        var (check, close) = (await officer.GetAsync($"{given.Url}/check"), await admin.GetAsync($"/collections/{given.Round.Period.Route}/close"));

        var answers = await Task.WhenAll(
            officer.PostFormAsync(check, $"{given.Url}/send"),
            admin.PostFormAsync(close, $"/collections/{given.Round.Period.Route}/close"));

        Assert.Equal(HttpStatusCode.OK, answers[1].Status);
        Assert.Equal(await given.StateAsync() == "sent" ? HttpStatusCode.OK : HttpStatusCode.Conflict, answers[0].Status);
        var lockWords = (await officer.GetAsync(given.Url)).Text;
        Assert.Contains("This collection is closed: the consortium's administrator closed it at", lockWords);
    }

    private static string Row(Page list, string period) => string.Join(' ', list.Document.QuerySelectorAll("tbody tr")
        .Single(row => row.QuerySelector($"a[href='/returns/{period}']") is not null)
        .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string LondonDay(int days) => LondonTime.Day(TimeProvider.System.GetUtcNow().AddDays(days));
}
