using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Releases;
using Benchmarking.Web.Tests.Features.Research;

namespace Benchmarking.Web.Tests.Features.Home;

public sealed class ReleaseStepsTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_release_that_is_ready_waits_on_the_home_page_of_everybody_who_may_publish_it_but_who_asked_for_it()
    {
        var member = await _world.MemberAsync();
        var (asker, other) = (await _world.PersonAsync(member, Role.Steering), await _world.PersonAsync(member, Role.Steering));
        var id = await _world.ReadyReleaseAsync(asker.Id, $"test-{Guid.NewGuid():N}");
        var link = $"main a[href='/releases/manage/{id}']";

        Assert.NotNull((await HomeOfAsync(other)).Document.QuerySelector(link));
        Assert.NotNull((await HomeOfAsync(await _world.PersonAsync(Role.ConsortiumAdmin))).Document.QuerySelector(link));
        Assert.Null((await HomeOfAsync(asker)).Document.QuerySelector(link));
        Assert.Null((await HomeOfAsync(await _world.PersonAsync(member, Role.Contributor))).Document.QuerySelector(link));

        await _world.RunAsync("update releases set state = 'discarded', withdrawn_by = made_by, withdrawn_at = now() where id = $1", id);
        Assert.Null((await HomeOfAsync(other)).Document.QuerySelector(link));
    }

    [Fact]
    public async Task A_researcher_is_led_to_the_terms_until_they_are_accepted_and_to_the_releases()
    {
        var before = await HomeOfAsync(await _world.PersonAsync(Role.Researcher));
        var after = await HomeOfAsync(await _world.ResearcherAsync());

        Assert.NotNull(before.Document.QuerySelector("main a[href='/research/account/details']"));
        Assert.Null(after.Document.QuerySelector("main a[href='/research/account/details']"));
        Assert.All([before, after], page => Assert.NotNull(page.Document.QuerySelector("main a[href='/releases']")));
        Assert.All([before, after], page => Assert.NotNull(page.Document.QuerySelector("main a[href='/research/account']")));
    }

    private async Task<Page> HomeOfAsync(Person person) => await (await postgres.Web.SignInAsync(person)).GetAsync("/");
}
