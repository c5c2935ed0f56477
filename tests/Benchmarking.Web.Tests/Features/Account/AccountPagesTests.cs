using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Account;

public sealed class AccountPagesTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_name_is_changed_and_the_trail_holds_no_name()
    {
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.Contributor);
        var visitor = await postgres.Web.SignInAsync(person);

        var refused = await visitor.PostFormAsync(await visitor.GetAsync("/account/name"), "/account/name", ("Name", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Enter your name", refused.Text);
        var done = await visitor.PostFormAsync(refused, "/account/name", ("Name", "Ada Lovelace-Ōkuma"));

        Assert.Equal("/account", done.Landed);
        Assert.Contains("Ada Lovelace-Ōkuma", done.Text);
        Assert.Contains(person.Email, done.Text);
        Assert.Equal("", await _world.AskAsync<string>("select detail from audit_entries where organisation_id = $1 and action = 'changed their name'", member.Id));
    }

    [Fact]
    public async Task Links_lead_to_pages_that_the_hat_opens()
    {
        var visitor = await postgres.Web.SignInAsync(await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor));

        var page = await visitor.GetAsync("/account");

        var links = page.Document.QuerySelectorAll(".account-links a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains("/account/mail", links);
        Assert.DoesNotContain("/research/account", links);
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(link)).Status);
    }

    [Fact]
    public async Task Somebody_leaves_one_of_two_organisations()
    {
        var (stays, goes) = (await _world.MemberAsync(), await _world.MemberAsync());
        await _world.PersonAsync(goes, Role.OrganisationAdmin);
        var person = await _world.PersonAsync(stays, Role.Contributor);
        await _world.JoinAsync(person, goes, "active", Role.OrganisationAdmin, Role.Steering);
        var visitor = await postgres.Web.SignInAsync(person);

        var done = await visitor.PostFormAsync(await visitor.GetAsync($"/account/leave/{goes.Id}"), $"/account/leave/{goes.Id}");

        Assert.Contains($"You do not act for {goes.Name} any more", done.Text);
        Assert.Equal([stays.Id], [await _world.AskAsync<Guid>("select organisation_id from memberships where user_id = $1", person.Id)]);
        Assert.Equal("organisation_admin, steering → no role", await _world.AskAsync<string>("select detail from audit_entries where organisation_id = $1 and action = 'left the organisation'", goes.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/account/leave/{goes.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/account/leave/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task Whoever_leaves_their_last_organisation_is_told_so_and_can_still_have_themselves_erased()
    {
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.Contributor);
        var visitor = await postgres.Web.SignInAsync(person);

        var done = await visitor.PostFormAsync(await visitor.GetAsync($"/account/leave/{member.Id}"), $"/account/leave/{member.Id}");
        Assert.Contains($"You do not act for {member.Name} any more", done.Text);
        Assert.Contains("For nobody now", done.Text);
        var erased = await visitor.PostFormAsync(await visitor.GetAsync("/account/data/erase"), "/account/data/erase", ("sure", "true"));

        Assert.Equal("You are erased", erased.Heading);
        Assert.Contains("keep the address until they are emptied", erased.Text);
    }

    [Theory]
    [InlineData("/returns", "/returns")]
    [InlineData("/people", "/")]
    [InlineData("/metrics/views-listened-to", "/metrics")]
    [InlineData("//evil.example", "/")]
    [InlineData("https://evil.example/returns", "/")]
    [InlineData("/\\evil.example", "/")]
    public async Task Another_hat_leads_to_the_page_one_stood_on_or_the_nearest_that_it_opens(string from, string to)
    {
        var (first, second) = (await _world.MemberAsync(), await _world.MemberAsync());
        var person = await _world.PersonAsync(first, Role.OrganisationAdmin);
        await _world.JoinAsync(person, second, "active", Role.Contributor);
        var visitor = await postgres.Web.SignInAsync(person);
        var page = await visitor.GetAsync("/account");
        var token = page.Document.QuerySelector("form[action='/hat'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal("/account", page.Document.QuerySelector("form[action='/hat'] input[name=from]")!.GetAttribute("value"));

        var landed = await visitor.PostAsync("/hat", ("hat", second.Id.ToString()), ("from", from), ("__RequestVerificationToken", token));

        Assert.Equal(to, landed.Landed);
        Assert.Contains(second.Name, landed.Document.QuerySelector(".account summary")!.TextContent);
    }
}
