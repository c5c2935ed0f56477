using Benchmarking.Web.Features.CaseStudies.Reading;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Jobs;

namespace Benchmarking.Web.Tests.Features.CaseStudies.Reading;

public sealed class CountLookTests(PostgresFixture postgres)
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";

    private readonly World _world = new(postgres);
    private readonly Library _library = new(postgres);

    [Fact]
    public async Task A_visit_counts_once_members_apart_from_everybody_else_and_the_author_not_at_all()
    {
        var author = await _world.MemberAsync();
        var study = await _library.AddAsync(new Told { Title = Library.Word() }, author);
        var member = await SignInAsync(await _world.MemberAsync());
        var own = await SignInAsync(author);
        var nobody = With(postgres.Web.NewVisitor(), Browser);
        var other = With(postgres.Web.NewVisitor(), Browser + " Edg/140.0");

        foreach (var visitor in new[] { nobody, nobody, other, member, member, own })
            await visitor.GetAsync($"/case-studies/{study}");

        Assert.Equal(2, await ReadsAsync(study, "public"));
        Assert.Equal(1, await ReadsAsync(study, "members"));
        var dashboard = await own.GetAsync("/case-studies/own/readers");
        Assert.Equal(["1", "2", "0"], dashboard.Document.QuerySelectorAll(".key-facts dd").Select(fact => fact.TextContent.Trim()));
        Assert.Equal(["1", "2"], dashboard.Document.QuerySelectorAll(".readers__months tbody td").Select(cell => cell.TextContent));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")]
    [InlineData("Mozilla/5.0 (compatible; bingbot/2.0)")]
    [InlineData("curl/8.5.0")]
    [InlineData("python-requests/2.32")]
    [InlineData("Feedly/1.0")]
    [InlineData("")]
    public async Task Programs_that_say_so_are_not_counted(string agent)
    {
        var study = await _library.AddAsync(new Told());

        await With(postgres.Web.NewVisitor(), agent).GetAsync($"/case-studies/{study}");

        Assert.Equal(0, await ReadsAsync(study, "public"));
    }

    [Fact]
    public async Task What_a_browser_fetches_ahead_is_not_counted_and_no_cookie_is_set()
    {
        var study = await _library.AddAsync(new Told());
        var visitor = With(postgres.Web.NewVisitor(), Browser);
        visitor.Client.DefaultRequestHeaders.Add("Sec-Purpose", "prefetch;prerender");

        var page = await visitor.GetAsync($"/case-studies/{study}");

        Assert.Equal(0, await ReadsAsync(study, "public"));
        Assert.False(page.Response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public void A_look_after_half_an_hour_is_another_visit()
    {
        var clock = new SetClock();
        var (recent, study) = (new RecentLooks(clock), Guid.NewGuid());

        Assert.True(recent.IsFirst(study, "reader"));
        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.False(recent.IsFirst(study, "reader"));
        Assert.True(recent.IsFirst(study, "another"));
        Assert.True(recent.IsFirst(Guid.NewGuid(), "reader"));
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.True(recent.IsFirst(study, "reader"));
    }

    [Fact]
    public void Looks_of_many_readers_are_told_apart_in_bounded_memory()
    {
        var (recent, study) = (new RecentLooks(TimeProvider.System), Guid.NewGuid());
        for (var reader = 0; reader < 2 * RecentLooks.MostKept; reader++)
            Assert.True(recent.IsFirst(study, $"reader {reader}"));

        Assert.False(recent.IsFirst(study, $"reader {(2 * RecentLooks.MostKept) - 1}"));
        Assert.InRange(recent.Count, 1, RecentLooks.MostKept);
    }

    private async Task<int> ReadsAsync(Guid study, string readers) =>
        (int)await _world.AskAsync<long>("select coalesce(sum(reads), 0) from case_study_reads where study = $1 and readers = $2", study, readers);

    private async Task<Visitor> SignInAsync(Member member) =>
        With(await postgres.Web.SignInAsync(await _world.PersonAsync(member, Role.Contributor)), Browser);

    private static Visitor With(Visitor visitor, string agent)
    {
        if (agent.Length > 0)
            visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        return visitor;
    }
}
