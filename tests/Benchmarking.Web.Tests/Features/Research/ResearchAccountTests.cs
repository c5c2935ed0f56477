using System.Net;
using Benchmarking.Web.Features.ApiTokens;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Research;

public sealed class ResearchAccountTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task Who_was_given_the_role_says_who_they_are_and_accepts_the_terms()
    {
        var visitor = await postgres.Web.SignInAsync(await _world.PersonAsync(Role.Researcher));
        Assert.Contains("Do it now", (await visitor.GetAsync("/research/account")).Text);

        // Tokens come after the terms.
        var details = await visitor.GetAsync("/research/account/tokens/new");
        Assert.StartsWith("/research/account/details", details.Landed);
        var token = await visitor.PostFormAsync(
            details, "/research/account/details", ("Affiliation", "An institute"), ("Purpose", "To compare involvement by size"), ("Accepted", "true"));

        Assert.Equal("/research/account/tokens/new", token.Landed);
        Assert.Contains("An institute", (await visitor.GetAsync("/research/account")).Text);
    }

    [Fact]
    public async Task A_token_is_shown_once_and_revoked()
    {
        var (person, visitor) = await ReadyAsync();

        var made = await visitor.PostFormAsync(
            await visitor.GetAsync("/research/account/tokens/new"), "/research/account/tokens/new", ("Name", "Yearly update"));
        var secret = made.Document.GetElementById("token")!.TextContent.Trim();
        Assert.True(TokenSecret.TryReadResearch(secret, out var read));
        Assert.Equal(person.Id, read.Owner);
        var account = await visitor.GetAsync("/research/account");
        Assert.DoesNotContain(secret, account.Body);
        Assert.Contains("Yearly update", account.Text);

        var revoke = $"/research/account/tokens/{read.Id}/revoke";
        var done = await visitor.PostFormAsync(await visitor.GetAsync(revoke), revoke);
        Assert.Contains("“Yearly update” does not work any more", done.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(revoke)).Status);
    }

    [Fact]
    public async Task Another_researchers_token_is_as_good_as_none()
    {
        var (_, visitor) = await ReadyAsync();
        var (other, _) = await ReadyAsync();
        var id = Guid.NewGuid();
        await _world.RunAsync(
            "insert into research_tokens values ($1, $2, 'Theirs', $3, now(), now() + interval '1 day')", other.Id, id, new byte[32]);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/research/account/tokens/{id}/revoke")).Status);
        Assert.DoesNotContain("Theirs", (await visitor.GetAsync("/research/account")).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    public async Task A_token_needs_a_name(string name)
    {
        var (_, visitor) = await ReadyAsync();

        var page = await visitor.PostFormAsync(
            await visitor.GetAsync("/research/account/tokens/new"), "/research/account/tokens/new", ("Name", name));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Give it a name", page.Text);
    }

    [Fact]
    public async Task Ten_tokens_at_work_are_enough()
    {
        var (person, visitor) = await ReadyAsync();
        await _world.RunAsync(
            "insert into research_tokens select $1, gen_random_uuid(), 'n', $2, now(), now() + interval '1 day' from generate_series(1, 10)",
            person.Id, new byte[32]);

        var page = await visitor.PostFormAsync(
            await visitor.GetAsync("/research/account/tokens/new"), "/research/account/tokens/new", ("Name", "One more"));

        Assert.Contains("Revoke one that is no longer used", page.Text);
        Assert.Equal("One more", page.Document.GetElementById("Name")!.GetAttribute("value"));
    }

    /// <summary>A researcher who has done all that is asked before a download.</summary>
    private async Task<(Person Person, Visitor Visitor)> ReadyAsync()
    {
        var person = await _world.ResearcherAsync();
        return (person, await postgres.Web.SignInAsync(person));
    }
}
