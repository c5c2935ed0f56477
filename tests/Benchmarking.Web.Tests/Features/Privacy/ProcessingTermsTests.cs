using System.Net;
using Benchmarking.Web.Features.Privacy;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Privacy;

/// <summary>No return leaves an organisation that has not said yes.</summary>
public sealed class ProcessingTermsTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task Until_they_are_accepted_nothing_is_sent_and_what_was_filled_in_stays()
    {
        var (member, round) = (await WithoutAsync(), await _world.RoundAsync());
        var author = await postgres.Web.SignInAsync(await _world.PersonAsync(member, Role.Contributor));
        var address = $"/returns/{round.Period.Route}";

        var nothing = await author.PostFormAsync(await author.GetAsync($"{address}/nothing-to-report"), $"{address}/nothing-to-report");
        Assert.Contains("accepts the data-processing terms", nothing.Text);
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from returns where organisation_id = $1 and state <> 'in_progress'", member.Id));

        var admin = await postgres.Web.SignInAsync(await _world.PersonAsync(member, Role.OrganisationAdmin));
        await admin.PostFormAsync(await admin.GetAsync("/processing-terms"), "/processing-terms", ("agreed", "true"));

        await author.PostFormAsync(await author.GetAsync($"{address}/nothing-to-report"), $"{address}/nothing-to-report");
        Assert.Equal("nothing_to_report", await _world.AskAsync<string>("select state from returns where organisation_id = $1", member.Id));
    }

    [Fact]
    public async Task An_administrator_accepts_once_and_everybody_sees_who_did()
    {
        var member = await WithoutAsync();
        var person = await _world.PersonAsync(member, Role.OrganisationAdmin);
        var (admin, author) = (await postgres.Web.SignInAsync(person), await postgres.Web.SignInAsync(await _world.PersonAsync(member, Role.Contributor)));
        Assert.Contains("has not accepted them yet", (await author.GetAsync("/processing-terms")).Text);

        var forgot = await admin.PostFormAsync(await admin.GetAsync("/processing-terms"), "/processing-terms");
        Assert.Contains("Tick the box", forgot.Text);
        var page = await admin.GetAsync("/processing-terms");
        await admin.PostFormAsync(page, "/processing-terms", ("agreed", "true"));
        await admin.PostFormAsync(page, "/processing-terms", ("agreed", "true"));

        Assert.Contains($"{member.Name} accepted version {ProcessingTerms.Version}", (await author.GetAsync("/processing-terms")).Text);
        Assert.Contains($"by {person.Name}", (await author.GetAsync("/processing-terms")).Text);
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from audit_entries where organisation_id = $1 and action = 'accepted the data-processing terms'", member.Id));
    }

    [Fact]
    public async Task Everybody_reads_them_and_only_administrators_accept()
    {
        var member = await WithoutAsync();
        Assert.Contains(ProcessingTerms.Points[0].Title, (await postgres.Web.NewVisitor().GetAsync("/processing-terms")).Text);

        var author = await postgres.Web.SignInAsync(await _world.PersonAsync(member, Role.Contributor, Role.Approver));
        Assert.Equal(HttpStatusCode.Forbidden, (await author.PostAsync("/processing-terms", ("agreed", "true"))).Status);
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from processing_terms_acceptances where organisation_id = $1", member.Id));
    }

    private async Task<Member> WithoutAsync()
    {
        var member = await _world.MemberAsync();
        await _world.RunAsync("delete from processing_terms_acceptances where organisation_id = $1", member.Id);
        return member;
    }
}
