using System.Net;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Returns;

namespace Benchmarking.Web.Tests.Features.Reopenings;

/// <summary>A signed return is asked back, reopened, corrected and signed off again, by the pages.</summary>
public sealed class ReopeningTests(PostgresFixture postgres)
{
    private const string Reason = "We counted homes that we had sold.";

    [Fact]
    public async Task A_return_of_a_closed_collection_is_reopened_corrected_and_signed_off_as_revision_2()
    {
        var (given, member) = await SignedAsync();
        await given.World.RunAsync("update collections set state = 'provisional', version = version + 1 where id = $1", given.Round.Id);
        var admin = await postgres.Web.SignInAsync(await given.World.PersonAsync(Role.ConsortiumAdmin));

        var asked = await AskAsync(given, member);
        Assert.Contains("The consortium's administrator is asked.", asked.Text);
        Assert.Contains("has not answered yet", asked.Text);
        var agreed = await AnswerAsync(given, admin, "agree");
        Assert.Contains("The return is reopened.", agreed.Text);
        Assert.Contains("Reopened: you can change and send this return until", (await member.GetAsync(given.Url)).Text);
        Assert.Equal("signed_off", await given.StateAsync());

        await given.SaveAsync(member, ("homes", "11,000"));
        Assert.Equal("reopened", await given.StateAsync());
        await given.SendAsync(member);
        var signed = await member.PostFormAsync(await member.GetAsync($"{given.Url}/review"), $"{given.Url}/review/sign-off");

        Assert.Contains("Revision 2", signed.Text);
        Assert.Contains("Replaces revision 1 in the provisional benchmarks, which come next", signed.Text);
        Assert.Contains("Signed off by", signed.Text);
        Assert.Equal("signed_off", await given.StateAsync());
        Assert.Contains("12.0 per 1,000 homes", (await member.GetAsync($"{given.Url}/revisions/1")).Text);
        var second = (await member.GetAsync($"{given.Url}/revisions/2")).Text;
        Assert.Contains("10.9 per 1,000 homes 12.0 per 1,000 homes", second);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"{given.Url}/revisions/3")).Status);
        Assert.Equal(
            "asked for reopening, sent for sign-off, signed off",
            await given.World.AskAsync<string>(
                """
                select string_agg(action, ', ' order by at) from (
                  select action, at from audit_entries where organisation_id = $1 and action not in ('saved', 'signed in') order by at offset 2) own
                """, given.Member.Id));
        Assert.Equal(1L, await given.World.AskAsync<long>(
            "select count(*) from consortium_audit_entries where action = 'agreed to reopen' and subject = $1", $"return {given.Round.Period}"));
    }

    [Fact]
    public async Task Asking_wants_a_reason_and_comes_once()
    {
        var (given, member) = await SignedAsync();
        var url = $"{given.Url}/reopening";

        var silent = await member.PostFormAsync(await member.GetAsync(url), url, ("reason", " "));
        Assert.Equal(HttpStatusCode.Conflict, silent.Status);
        Assert.StartsWith("Error:", silent.Title);
        Assert.Contains("Say what is wrong with the return", silent.Text);

        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => member.PostFormAsync(silent, url, ("reason", Reason))));
        Assert.Single(pages, page => page.Status == HttpStatusCode.OK);
        Assert.Equal(3, pages.Count(page => page.Status == HttpStatusCode.Conflict));
        Assert.Equal(1L, await CountAsync(given, "asked"));
    }

    [Fact]
    public async Task Only_a_signed_return_can_be_asked_back()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var member = await given.SomebodyAsync(Role.Contributor, Role.Approver);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"{given.Url}/reopening")).Status);

        await given.SaveAsync(member, ReturnFixture.Sound);

        var page = await member.GetAsync($"{given.Url}/reopening");
        Assert.Contains("Only a return that was signed off can be reopened", page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task A_refusal_wants_a_reason_keeps_what_was_typed_and_leaves_the_return_locked()
    {
        var (given, member) = await SignedAsync();
        var admin = await postgres.Web.SignInAsync(await given.World.PersonAsync(Role.ConsortiumAdmin));
        await AskAsync(given, member);

        var silent = await AnswerAsync(given, admin, "refuse");
        Assert.Contains("Say why it is refused", silent.Text);
        var past = await AnswerAsync(given, admin, "agree", ("Until.Year", "2020"), ("Words", "Take your time"));
        Assert.Contains("must be in the future", past.Text);
        Assert.Equal("2020", past.Document.QuerySelector("#Until_Year")!.GetAttribute("value"));
        Assert.Equal("Take your time", past.Document.QuerySelector("#Words")!.TextContent);

        await AnswerAsync(given, admin, "refuse", ("Reason", "The annual revision is near."));
        var page = await member.GetAsync(given.Url);
        Assert.Contains("The annual revision is near.", page.Text);
        Assert.Contains("Ask for it to be reopened", page.Text);
        Assert.Equal("signed_off", await given.StateAsync());
    }

    [Fact]
    public async Task A_request_withdrawn_and_agreed_to_at_once_is_one_of_the_two()
    {
        var (given, member) = await SignedAsync();
        var admin = await postgres.Web.SignInAsync(await given.World.PersonAsync(Role.ConsortiumAdmin));
        for (var round = 0; round < 4; round++)
        {
            await AskAsync(given, member);
            var id = await given.World.AskAsync<Guid>("select id from reopenings where organisation_id = $1 and state = 'asked'", given.Member.Id);
            var (mine, theirs) = (await member.GetAsync($"{given.Url}/reopening"), await admin.GetAsync($"/reopenings/{id}"));

            var answers = await Task.WhenAll(
                member.PostFormAsync(mine, $"{given.Url}/reopening/withdraw"),
                admin.PostFormAsync(theirs, $"/reopenings/{id}/agree"));

            var state = await given.World.AskAsync<string>("select state from reopenings where id = $1", id);
            Assert.Equal(state == "withdrawn" ? HttpStatusCode.OK : HttpStatusCode.Conflict, answers[0].Status);
            Assert.Equal(state == "agreed" ? HttpStatusCode.OK : HttpStatusCode.Conflict, answers[1].Status);
            if (state == "agreed")
                await given.World.RunAsync("update reopenings set until = now() - interval '1 hour' where id = $1", id);
        }
    }

    [Fact]
    public async Task When_the_moment_passes_unsigned_the_return_locks_again_and_what_was_typed_waits()
    {
        var (given, member) = await SignedAsync();
        var admin = await postgres.Web.SignInAsync(await given.World.PersonAsync(Role.ConsortiumAdmin));
        await AskAsync(given, member);
        await AnswerAsync(given, admin, "agree");
        await given.SaveAsync(member, ("homes", "11,000"));
        await given.SendAsync(member);
        var review = await member.GetAsync($"{given.Url}/review");
        await given.World.RunAsync("update reopenings set until = now() - interval '1 minute' where organisation_id = $1", given.Member.Id);

        var late = await member.PostFormAsync(review, $"{given.Url}/review/sign-off");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("not signed off again by then, so it is locked again. Revision 1 stands", late.Text);
        Assert.Contains("not signed off again in time", (await member.GetAsync("/")).Text);
        Assert.Equal(1, await given.World.AskAsync<int>("select revision from returns where organisation_id = $1", given.Member.Id));

        await AskAsync(given, member);
        await AnswerAsync(given, admin, "agree");
        var form = await member.GetAsync($"{given.Url}/review");
        var signed = await member.PostFormAsync(form, $"{given.Url}/review/sign-off");
        Assert.Contains("Revision 2", signed.Text);
        Assert.Contains("10.9 per 1,000 homes", (await member.GetAsync($"{given.Url}/revisions/2")).Text);
    }

    [Fact]
    public async Task Another_members_request_is_seen_by_the_consortium_alone()
    {
        var (given, member) = await SignedAsync();
        await AskAsync(given, member);
        var id = await given.World.AskAsync<Guid>("select id from reopenings where organisation_id = $1", given.Member.Id);
        var stranger = await postgres.Web.SignInAsync(await given.World.PersonAsync(await given.World.MemberAsync(), Role.Approver, Role.Steering));
        var admin = await postgres.Web.SignInAsync(await given.World.PersonAsync(Role.ConsortiumAdmin));

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{given.Url}/reopening")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{given.Url}/revisions/1")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/reopenings/{id}")).Status);
        var seen = await admin.GetAsync($"/reopenings/{id}");
        Assert.Contains(Reason, seen.Text);
        Assert.DoesNotContain("10,000", seen.Text);
        Assert.Contains("asks to reopen", (await admin.GetAsync("/")).Text + seen.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/reopenings/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task A_contributor_reads_the_lock_and_whom_to_ask_but_gets_no_link()
    {
        var (given, _) = await SignedAsync();
        var officer = await given.SomebodyAsync(Role.Contributor);

        var page = await officer.GetAsync(given.Url);

        Assert.Contains("an approver of your organisation can ask the consortium's administrator to reopen it", page.Text);
        Assert.Null(page.Document.QuerySelector($"a[href='{given.Url}/reopening']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync($"{given.Url}/reopening")).Status);
    }

    private async Task<(ReturnFixture Given, Visitor Member)> SignedAsync()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var member = await given.SomebodyAsync(Role.Contributor, Role.Approver);
        await given.SaveAsync(member, ReturnFixture.Sound);
        await given.SendAsync(member);
        await member.PostFormAsync(await member.GetAsync($"{given.Url}/review"), $"{given.Url}/review/sign-off");
        return (given, member);
    }

    private static async Task<Page> AskAsync(ReturnFixture given, Visitor member) =>
        await member.PostFormAsync(await member.GetAsync($"{given.Url}/reopening"), $"{given.Url}/reopening", ("reason", Reason));

    private static async Task<Page> AnswerAsync(
        ReturnFixture given, Visitor admin, string answer, params (string Name, string Value)[] typed)
    {
        var id = await given.World.AskAsync<Guid>("select id from reopenings where organisation_id = $1 and state = 'asked'", given.Member.Id);
        return await admin.PostFormAsync(await admin.GetAsync($"/reopenings/{id}"), $"/reopenings/{id}/{answer}", typed);
    }

    private static Task<long> CountAsync(ReturnFixture given, string state) => given.World.AskAsync<long>(
        "select count(*) from reopenings where organisation_id = $1 and state = $2", given.Member.Id, state);
}
