using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Attacks.StandIns;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Attacks;

public class AttackSuiteTests(ITestOutputHelper output)
{
    private static bool IsFull => Environment.GetEnvironmentVariable("BENCHMARKING_FULL") == "1";

    [Fact]
    public void Every_attack_succeeds_on_a_weak_publisher_and_fails_on_the_protected_one()
    {
        var club = Club.Simulate(new ClubPlan(24) { Periods = 2, Late = 0.05 }).Only("checks", "influence", "survey");

        Check(AttackSuite.Run(Scenes.All(club), StandIn.All(club)));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(24)]
    [InlineData(60)]
    [InlineData(400)]
    [InlineData(1600)]
    public void They_fail_on_the_protected_publisher_for_clubs_of_every_size(int organisations)
    {
        Assert.SkipUnless(IsFull, "Runs in the full test only.");
        var club = Club.Simulate(new ClubPlan(organisations) { Periods = 2, Late = 0.05, Seed = 3 });
        var small = Club.Simulate(new ClubPlan(24) { Periods = 2, Late = 0.05 });

        Check(AttackSuite.Run(Scenes.All(club, Effort.Full), StandIn.All(small)));
    }

    [Fact]
    public void The_gate_fails_where_a_promise_is_broken()
    {
        var report = new SuiteReport([Row("naive", "A1", 3), Row(SuiteReport.Protected, "A1", 1)]);

        Assert.False(report.Passed);
        Assert.Equal(SuiteReport.Protected, Assert.Single(report.Broken).Publisher);
        Assert.Contains("Gate failed.", report.ToString());
    }

    [Fact]
    public void The_gate_fails_where_an_attack_succeeds_nowhere()
    {
        var report = new SuiteReport([Row("naive", "A1", 1), Row("naive", "A2", 0), Row(SuiteReport.Protected, "A1", 0)]);

        Assert.False(report.Passed);
        Assert.Equal(["A2"], report.TestNothing);
    }

    [Fact]
    public void The_gate_passes_where_every_attack_works_and_none_on_the_protected_publisher()
    {
        var report = new SuiteReport([Row("naive", "A1", 1), Row(SuiteReport.Protected, "A1", 0)]);

        Assert.True(report.Passed);
        Assert.EndsWith("Gate passed.\n", report.ToString());
    }

    [Fact]
    public void A_stand_in_is_attacked_only_by_what_it_is_for_and_progress_is_told()
    {
        var club = Club.Simulate(new ClubPlan(12) { Metrics = 1 });
        var told = new List<SuiteProgress>();

        var report = AttackSuite.Run([], StandIn.All(club), [new LeaveOneOut(), new NoiseAveraging()], told.Add);

        Assert.Equal(["leave one out", "noise"], report.Rows.Select(row => row.Publisher));
        Assert.Equal([("A12", 0, 2), ("A15", 1, 2)], told.Select(one => (one.Id, one.Done, one.Total)));
    }

    private static SuiteRow Row(string publisher, string attack, int successes) =>
        new("24 members", publisher, new AttackResult(attack, "An attack", 5) { Successes = successes });

    private void Check(SuiteReport report)
    {
        output.WriteLine(report.ToString());
        Assert.Empty(report.TestNothing);
        Assert.Empty(report.Broken);
    }
}
