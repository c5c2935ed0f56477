using System.Net;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Home;

public sealed class HomePageTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_visitor_reads_what_the_site_is_and_what_is_measured()
    {
        var page = await postgres.Web.NewVisitor().GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("consortium of social-housing providers", page.Text, StringComparison.Ordinal);
        Assert.All(SeedRows.Modules(), module => Assert.Matches($"{module.Name} [0-9]+ figures", page.Text));
        Assert.NotNull(page.Document.QuerySelector("main a[href='/sign-in']"));
    }

    [Fact]
    public async Task A_contributor_is_led_to_the_open_return_and_its_date()
    {
        var member = await _world.MemberAsync();
        var round = await _world.RoundAsync(scope: "core");
        var visitor = await postgres.Web.SignInAsync(await _world.PersonAsync(member, Role.Contributor));

        var page = await visitor.GetAsync("/");

        Assert.Equal(member.Name, page.Heading);
        Assert.Contains($"Return for {round.Period.Words} Not started Due in 7 days, by", page.Text, StringComparison.Ordinal);
        Assert.Equal("Start the return", page.Document.QuerySelector($"main a[href='/returns/{round.Period.Route}']")!.TextContent);
    }

    [Fact]
    public async Task An_approver_is_led_to_what_waits_for_them_and_an_administrator_is_not()
    {
        var member = await _world.MemberAsync();
        var round = await _world.RoundAsync(scope: "core");
        await _world.RunAsync(
            """
            insert into returns (organisation_id, collection_id, state, started_at, sent_at)
            values ($1, $2, 'sent', now(), now())
            """, member.Id, round.Id);
        var review = $"main a[href='/returns/{round.Period.Route}/review']";

        var approver = await HomeOfAsync(await _world.PersonAsync(member, Role.Approver));
        var administrator = await HomeOfAsync(await _world.PersonAsync(member, Role.OrganisationAdmin));

        Assert.NotNull(approver.Document.QuerySelector(review));
        Assert.Null(administrator.Document.QuerySelector(review));
        Assert.Contains("An approver of your organisation signs it off", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consortium_administrator_sees_how_far_the_members_are()
    {
        var member = await _world.MemberAsync();
        var round = await _world.RoundAsync(scope: "core");
        await _world.RunAsync(
            "insert into returns (organisation_id, collection_id, state, started_at) values ($1, $2, 'in_progress', now())", member.Id, round.Id);

        var page = await HomeOfAsync(await _world.PersonAsync(Role.ConsortiumAdmin));

        Assert.Contains($"Collection of {round.Period.Words}", page.Text, StringComparison.Ordinal);
        Assert.Contains("0 signed off, 0 sent for sign-off, 1 in progress,", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_without_a_role_is_told_whom_to_ask()
    {
        var page = await HomeOfAsync(await _world.PersonAsync());

        Assert.Equal("Nobody has given you a role yet", page.Heading);
        Assert.Contains("Ask the administrator", page.Text, StringComparison.Ordinal);
    }

    private async Task<Page> HomeOfAsync(Person person) => await (await postgres.Web.SignInAsync(person)).GetAsync("/");
}
