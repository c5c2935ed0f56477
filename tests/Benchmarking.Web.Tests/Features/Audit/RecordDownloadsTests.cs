using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Audit;

/// <summary>Whoever takes a file away leaves a line.</summary>
public sealed class RecordDownloadsTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_file_is_on_the_trail_of_the_organisation_that_took_it_and_a_page_is_not()
    {
        var (member, round) = (await _world.MemberAsync(), await _world.RoundAsync());
        var person = await _world.PersonAsync(member, Role.Contributor);
        var visitor = await postgres.Web.SignInAsync(person);

        await visitor.GetAsync("/returns");
        await visitor.GetAsync($"/returns/{round.Period.Route}/workbook.csv");
        await postgres.Web.NewVisitor().GetAsync($"/returns/{round.Period.Route}/workbook.csv");

        Assert.Equal(
            $"/returns/{round.Period.Route}/workbook.csv",
            await _world.AskAsync<string>("select string_agg(detail, ';') from audit_entries where organisation_id = $1 and user_id = $2 and action = 'took away a file'", member.Id, person.Id));
    }
}
