using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Tenancy;

/// <summary>For whom somebody acts is the database's word, whatever else the request says.</summary>
public sealed class SpoofingTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task Headers_addresses_and_fields_do_not_change_for_whom_somebody_acts()
    {
        var round = await _world.RoundAsync();
        var theirs = await _world.MemberAsync();
        var mine = await _world.MemberAsync();
        var visitor = await postgres.Web.SignInAsync(await _world.PersonAsync(mine, Role.Contributor));
        foreach (var header in new[] { "X-Tenant", "X-Organisation-Id", "X-Forwarded-Host", "X-Original-Host", "X-Forwarded-User" })
            visitor.Client.DefaultRequestHeaders.Add(header, theirs.Id.ToString());

        var address = $"/returns/{round.Period.Route}/figures/core";
        var page = await visitor.GetAsync($"{address}?organisation_id={theirs.Id}&organisation={theirs.Id}&tenant={theirs.Id}");
        await visitor.PostFormAsync(
            page, address, ("Answers[homes].Typed", "4321"), ("OrganisationId", theirs.Id.ToString()),
            ("organisation_id", theirs.Id.ToString()), ("State", "SignedOff"), ("Return.State", "SignedOff"), ("Revision", "9"));

        Assert.Equal(4321m, await _world.AskAsync<decimal>(
            "select value from return_answers where organisation_id = $1 and input_code = 'homes'", mine.Id));
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from returns where organisation_id = $1", theirs.Id));
        Assert.Equal("in_progress/0", await _world.AskAsync<string>(
            "select state || '/' || revision from returns where organisation_id = $1", mine.Id));
    }

    [Fact]
    public async Task A_hat_that_is_not_ones_own_cannot_be_put_on()
    {
        var theirs = await _world.MemberAsync();
        var mine = await _world.MemberAsync();
        var person = await _world.PersonAsync(mine, Role.Contributor);
        await _world.JoinAsync(person, await _world.MemberAsync(), "active", Role.Approver);
        var visitor = await postgres.Web.SignInAsync(person);
        var home = await visitor.GetAsync("/");

        foreach (var hat in new[] { theirs.Id.ToString(), "consortium", "research" })
        {
            var token = home.Document.QuerySelector("form[action='/hat'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            var answer = await visitor.PostAsync("/hat", ("hat", hat), ("__RequestVerificationToken", token));
            Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.Status);
        }
    }
}
