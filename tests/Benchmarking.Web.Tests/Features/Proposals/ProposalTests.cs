using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Proposals;

public sealed class ProposalTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_member_proposes_and_reads_the_consortiums_answer()
    {
        var (member, visitor) = await MemberAsync();
        var wording = await ProposeAsync(visitor);
        var administrator = await postgres.Web.SignInAsync(await _world.PersonAsync(Role.ConsortiumAdmin));
        Assert.Contains(wording, (await administrator.GetAsync("/proposals/waiting")).Text, StringComparison.Ordinal);

        var url = $"/proposals/{await IdAsync(wording)}/answer";
        var page = await administrator.GetAsync(url);
        Assert.Contains(member.Name, page.Text, StringComparison.Ordinal);
        await administrator.PostFormAsync(page, url, ("accept", "true"), ("words", "From next April on."));

        var answered = await visitor.GetAsync("/proposals");
        Assert.Contains("Accepted", answered.Text, StringComparison.Ordinal);
        Assert.Contains("From next April on.", answered.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_member_sees_nothing_of_it_and_cannot_withdraw_it()
    {
        var wording = await ProposeAsync((await MemberAsync()).Visitor);
        var (_, other) = await MemberAsync();
        await ProposeAsync(other);

        var page = await other.GetAsync("/proposals");
        Assert.DoesNotContain(wording, page.Text, StringComparison.Ordinal);
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var refused = await other.PostAsync($"/proposals/{await IdAsync(wording)}/withdraw", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal("open", await StateAsync(wording));
    }

    [Fact]
    public async Task A_proposal_is_withdrawn_and_then_answered_no_more()
    {
        var (_, visitor) = await MemberAsync();
        var wording = await ProposeAsync(visitor);
        var id = await IdAsync(wording);
        var administrator = await postgres.Web.SignInAsync(await _world.PersonAsync(Role.ConsortiumAdmin));
        var late = await administrator.GetAsync($"/proposals/{id}/answer");

        await visitor.PostFormAsync(await visitor.GetAsync("/proposals"), $"/proposals/{id}/withdraw");
        Assert.Equal("withdrawn", await StateAsync(wording));

        var refused = await administrator.PostFormAsync(late, $"/proposals/{id}/answer", ("accept", "true"), ("words", "Yes."));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("withdrawn", await StateAsync(wording));
    }

    [Fact]
    public async Task A_proposal_says_what_and_why_and_an_answer_has_words()
    {
        var (_, visitor) = await MemberAsync();
        var refused = await visitor.PostFormAsync(await visitor.GetAsync("/proposals/new"), "/proposals/new", ("Wording", "Only this."), ("Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Say why", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Only this.", refused.Text, StringComparison.Ordinal);

        var url = $"/proposals/{await IdAsync(await ProposeAsync(visitor))}/answer";
        var administrator = await postgres.Web.SignInAsync(await _world.PersonAsync(Role.ConsortiumAdmin));
        var wordless = await administrator.PostFormAsync(await administrator.GetAsync(url), url, ("accept", "false"), ("words", " "));
        Assert.Contains("Say what you answer", wordless.Text, StringComparison.Ordinal);
    }

    private async Task<(Member Member, Visitor Visitor)> MemberAsync()
    {
        var member = await _world.MemberAsync();
        return (member, await postgres.Web.SignInAsync(await _world.PersonAsync(member, Role.Contributor)));
    }

    private static async Task<string> ProposeAsync(Visitor visitor)
    {
        var wording = $"Count {Guid.NewGuid():N}";
        var done = await visitor.PostFormAsync(
            await visitor.GetAsync("/proposals/new?metric=homes"), "/proposals/new", ("Metric", "kept-informed"), ("Wording", wording), ("Reason", "It is unclear."));
        Assert.Equal("/proposals", done.Landed);
        return wording;
    }

    private Task<Guid> IdAsync(string wording) => _world.AskAsync<Guid>("select id from metric_proposals where wording = $1", wording);

    private Task<string> StateAsync(string wording) => _world.AskAsync<string>("select state from metric_proposals where wording = $1", wording);
}
