using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Attacks;

public class WeakPublisherTests
{
    private static readonly Tokens Tokens = new([1]);

    [Fact]
    public void Naive_shows_everything_of_three_to_one_decimal()
    {
        var ledger = Publish(WeakPublisher.Naive, 2.04m, 3, 10);

        Assert.Equal(
            [(Statistic.Mean, 5.0m), (Statistic.Minimum, 2.0m), (Statistic.LowerQuartile, 2.5m), (Statistic.Median, 3.0m),
                (Statistic.UpperQuartile, 6.5m), (Statistic.Maximum, 10.0m)],
            ledger.Entries.Select(entry => (entry.Statistic, entry.Shown!.Value.Value)));
        Assert.All(ledger.Entries, entry => Assert.Equal((0.1m, null), (entry.Shown!.Value.Base, entry.Reason)));
    }

    [Fact]
    public void Common_practice_shows_nothing_of_four_but_that_it_is_withheld()
    {
        var ledger = Publish(WeakPublisher.Common, 1, 2, 3, 4);

        Assert.Equal(4, ledger.Entries.Count);
        Assert.All(ledger.Entries, entry => Assert.Equal((null, Reason.N1), (entry.Shown, entry.Reason)));
    }

    [Fact]
    public void A_scene_holds_every_release_and_the_truth_of_every_state()
    {
        var club = Club.Simulate(new ClubPlan(24) { Late = 0.1, Periods = 2, Metrics = 2 });

        var scene = Scenes.Weak(club, WeakPublisher.Common);

        Assert.Equal(4, scene.Ledger.LastRelease);
        Assert.All(
            scene.Ledger.Inputs.SelectMany(input => input.Contributions), one => Assert.NotNull(scene.Truth.Of(one.Token)));
    }

    private static Ledger Publish(WeakPublisher publisher, params decimal[] values) =>
        publisher.Publish(Ledger.Empty, 1, [.. values.Select((value, i) => Sample.Value($"o{i}", value))], [], Tokens);
}
