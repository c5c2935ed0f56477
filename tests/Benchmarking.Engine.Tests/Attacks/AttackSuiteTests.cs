using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Attacks.StandIns;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Attacks;

public class AttackSuiteTests(ITestOutputHelper output)
{
    private static readonly Club Club = Club.Simulate(new ClubPlan(24) { Periods = 2, Late = 0.05 });

    [Fact]
    public void Every_attack_succeeds_on_a_weak_publisher_and_fails_on_the_protected_one()
    {
        var report = AttackSuite.Run(
            [Scenes.Weak(Club, WeakPublisher.Naive), Scenes.Weak(Club, WeakPublisher.Common), Scenes.Protected(Club)],
            StandIn.All(Club));

        output.WriteLine(report.ToString());
        Assert.Empty(report.TestNothing);
        Assert.Empty(report.Broken);
    }
}
