using Benchmarking.Engine;

namespace Benchmarking.Web.Tests.Features.Register.Value;

public sealed class ValuePagesTests(PostgresFixture postgres)
{
    private const string Quarter = "from=2025-04-01&to=2025-06-30";

    private readonly World _world = new(postgres);

    [Fact]
    public async Task Cost_stands_beside_outcome_and_what_is_not_known_is_said()
    {
        var (member, visitor) = await postgres.KeeperAsync();
        await HeldAsync(member, "meeting", 10, 3, """[{"what":"Room","scope":"direct","amount":80},{"what":"Share","scope":"overhead","amount":500}]""");
        await HeldAsync(member, "meeting", 40, 1, "[]");
        await HeldAsync(member, "event", 20, null, """[{"what":"Food","scope":"direct","amount":40}]""");
        await _world.RunAsync(
            """
            insert into involvement_costs (organisation_id, spent_on, scope, what, amount, made_at, made_by, edited_at, edited_by)
            values ($1, '2025-05-31', 'staff', 'Pay', 880, now(), gen_random_uuid(), now(), gen_random_uuid())
            """, member.Id);
        var round = await HouseholdsAsync(member, 500);

        var page = await visitor.GetAsync($"/register/value?{Quarter}");

        Assert.Contains("What involvement cost in Q1, April to June 2025", page.Text);
        Assert.Contains("Cost for each resident taking part £4", page.Text); // 120 among the 30 of the two with a cost
        Assert.Contains("1 of 3 activities have no cost", page.Text);
        Assert.Contains("Cost for each household, in this time £2", page.Text);
        Assert.Contains($"500 households, from your return for {round.Words}", page.Text);
        Assert.Contains("All of it £120 £880 £1,000", page.Text);
        Assert.Contains("Overheads, apart from it £500", page.Text);
        Assert.Contains("0 · 1 · 0 · 1", page.Text);
        Assert.Contains(
            "2025-04-01,2025-06-30,All kinds,3,2,120,4,30,,,0,1,0,1,1,0,0,0,0,3", (await visitor.GetAsync($"/register/value.csv?{Quarter}")).Body);
    }

    [Fact]
    public async Task Another_time_and_another_organisation_have_nothing_of_it()
    {
        var (member, visitor) = await postgres.KeeperAsync();
        await HeldAsync(member, "survey", 10, 2, """[{"what":"Post","scope":"direct","amount":80}]""");

        Assert.Contains("£80", (await visitor.GetAsync($"/register/value?{Quarter}")).Text);
        Assert.Contains("Nothing is written down of this time", (await visitor.GetAsync("/register/value?from=2025-07-01&to=2025-09-30")).Text);
        Assert.Contains("Nothing is written down of this time", (await visitor.GetAsync("/register/value?from=2025-06-30&to=nonsense")).Text);
        Assert.Contains("Nothing is written down of this time", (await (await postgres.StrangerAsync()).GetAsync($"/register/value?{Quarter}")).Text);
    }

    [Fact]
    public async Task The_ladder_and_representation_tell_no_small_number()
    {
        var (member, visitor) = await postgres.KeeperAsync();
        foreach (var rung in (short[])[0, 3, 3, 7])
            await HeldAsync(member, "meeting", 10, null, "[]", rung);
        Assert.Contains("Nothing to hold it against yet", (await visitor.GetAsync($"/register/reach?{Quarter}")).Text);
        await _world.RunAsync(
            """
            insert into head_counts (organisation_id, counted_on, involved, profiled, make_up, made_at, made_by, edited_at, edited_by)
            values ($1, '2025-06-30', 50, 41, '[{"group":"under-35","people":3},{"group":"disabled","people":20}]', now(), gen_random_uuid(), now(), gen_random_uuid())
            """, member.Id);
        await _world.RunAsync(
            """
            insert into resident_profiles (organisation_id, year, residents, profiled, make_up, source, made_at, made_by, edited_at, edited_by)
            values ($1, 2025, 900, 800, '[{"group":"under-35","people":200},{"group":"disabled","people":200}]', '', now(), gen_random_uuid(), now(), gen_random_uuid())
            """, member.Id);

        var page = await visitor.GetAsync($"/register/reach?{Quarter}");

        Assert.Contains("3 of 4 activities with a rung stood on rung 1 or higher", page.Text);
        Assert.Contains("3 Consultation 50% 2", page.Text);
        Assert.Contains("Disabled 49% 25% 24 points more 1.95", page.Text);
        Assert.Contains("Under 35 under 5 25% cannot be told –", page.Text);
        Assert.DoesNotContain("7%", page.Text);
        var file = (await visitor.GetAsync($"/register/reach/representation.csv?{Quarter}")).Body;
        Assert.Contains("Under 35,,,25,,,involved: under 5", file);
        Assert.Contains("Ethnic minorities,,,,,,involved: not counted", file);
        Assert.Contains("2025-04-01,2025-06-30,3,Consultation,2,50", (await visitor.GetAsync($"/register/reach/ladder.csv?{Quarter}")).Body);
    }

    private async Task<Period> HouseholdsAsync(Member member, decimal households)
    {
        var round = await _world.RoundAsync();
        var own = Guid.NewGuid();
        await _world.RunAsync(
            "insert into returns (organisation_id, id, collection_id, state, started_at) values ($1, $2, $3, 'in_progress', now())", member.Id, own, round.Id);
        await _world.RunAsync(
            "insert into return_answers (organisation_id, return_id, input_code, value, changed_at, changed_by) values ($1, $2, 'households', $3, now(), gen_random_uuid())",
            member.Id, own, households);
        return round.Period;
    }

    private async Task HeldAsync(Member member, string kind, int participants, int? impact, string costs, short? rung = null) => await _world.RunAsync(
        """
        insert into activities (organisation_id, held_on, name, kind, rung, place, participants, make_up, costs, planned_outcomes, came_of_it,
          impact, judged_by, questions, called_off, made_at, made_by, edited_at, edited_by)
        values ($1, '2025-05-14', 'An evening', $2, $6::smallint, '', $3, '[]', $4::jsonb, '', '', $5::smallint, 'residents', '[]', false, now(), gen_random_uuid(), now(), gen_random_uuid())
        """, member.Id, kind, participants, costs, (object?)impact ?? DBNull.Value, (object?)rung ?? DBNull.Value);
}
