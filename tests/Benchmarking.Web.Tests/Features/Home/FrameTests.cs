using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Home;

public sealed class FrameTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Theory]
    [InlineData(Role.Contributor, "/returns /register /benchmarks /targets /scorecard /case-studies")]
    [InlineData(Role.Approver, "/returns /register /benchmarks /targets /scorecard /case-studies")]
    [InlineData(Role.OrganisationAdmin, "/returns /register /benchmarks /targets /scorecard /case-studies")]
    [InlineData(Role.Steering, "/sector /case-studies /data-quality /releases")]
    [InlineData(Role.ConsortiumAdmin, "/sector /case-studies /data-quality /collections /public-data /catalogue /organisations /releases")]
    [InlineData(Role.Researcher, "/case-studies /releases")]
    public async Task Navigation_shows_what_the_role_may_open_and_every_link_opens(Role role, string addresses)
    {
        var person = role is Role.ConsortiumAdmin or Role.Researcher
            ? await _world.PersonAsync(role)
            : await _world.PersonAsync(await _world.MemberAsync(), role);
        var visitor = await postgres.Web.SignInAsync(person);

        var shown = Navigation(await visitor.GetAsync("/"));

        Assert.Equal(addresses.Split(' '), shown);
        foreach (var address in shown)
        {
            var page = await visitor.GetAsync(address);
            Assert.True(page.Response.IsSuccessStatusCode, $"{address} answers {page.Status}");
            Assert.Equal(address, page.Document.QuerySelector(".site-nav a[aria-current]")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task A_visitor_sees_only_what_is_public_and_where_to_sign_in()
    {
        var page = await postgres.Web.NewVisitor().GetAsync("/");

        Assert.Equal(["/case-studies", "/metrics", "/releases"], Navigation(page));
        Assert.NotNull(page.Document.QuerySelector(".site-header__sign-in[href='/sign-in']"));
        Assert.Null(page.Document.QuerySelector(".account"));
        Assert.Null(page.Document.QuerySelector(".demonstration"));
    }

    [Fact]
    public async Task Somebody_with_several_hats_sees_which_one_is_on_and_puts_on_another()
    {
        var (first, second) = (await _world.MemberAsync(), await _world.MemberAsync());
        var person = await _world.PersonAsync(first, Role.Contributor);
        await _world.JoinAsync(person, second, "active", Role.Approver);
        var visitor = await postgres.Web.SignInAsync(person);
        var page = await visitor.GetAsync("/");
        var other = page.Heading == first.Name ? second : first;
        var hats = page.Document.QuerySelectorAll(".account form[action='/hat']");
        Assert.Equal(2, hats.Length);
        Assert.Single(hats, form => form.QuerySelector("button[aria-current='true']") is not null);

        var token = hats[0].QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        var landed = await visitor.PostAsync("/hat", ("hat", other.Id.ToString()), ("__RequestVerificationToken", token));

        Assert.Equal(other.Name, landed.Heading);
        Assert.Contains(other.Name, landed.Document.QuerySelector(".account summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_on_paper_says_when_it_was_printed() =>
        Assert.StartsWith("Printed on ", (await postgres.Web.NewVisitor().GetAsync("/metrics")).Document.QuerySelector(".print-only")!.TextContent, StringComparison.Ordinal);

    private static IEnumerable<string> Navigation(Page page) =>
        page.Document.QuerySelectorAll(".site-nav a").Select(link => link.GetAttribute("href")!);
}
