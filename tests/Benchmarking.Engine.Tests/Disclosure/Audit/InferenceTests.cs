using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Tests.Disclosure.Audit;

public class InferenceTests
{
    private static readonly Metric Percentage = AuditSample.Metric(2);

    /// <summary>Own-excluded means: A = {62, 71, 78, 85, 97} of the design's reference values.</summary>
    [Fact]
    public void A_member_s_own_excluded_mean_gives_its_peers_away()
    {
        var sample = new AuditSample(Percentage).Figures(62, 71, 78, 85, 97)
            .ShowAs(new(82.75m, 0, Bound.None), Statistic.Mean, QuantileMethod.HyndmanFan7, 1, 2, 3, 4)
            .ShowAs(new(77, 0, Bound.None), Statistic.Mean, QuantileMethod.HyndmanFan7, 0, 1, 2, 4);

        Assert.Equal((85, 85), Interval(sample, 3, 0));
    }

    [Fact]
    public void A_mean_near_the_highest_value_leaves_each_member_little_room()
    {
        var sample = new AuditSample(Percentage).Figures(99, 100, 98, 99)
            .ShowAs(new(99, 2, Bound.None), Statistic.Mean, QuantileMethod.HyndmanFan7, 0, 1, 2, 3);

        Assert.Equal((92, 100), Interval(sample, 0));
        Assert.Equal((94, 100), Interval(sample, 0, 2));
    }

    [Fact]
    public void The_least_and_the_greatest_value_bound_everybody()
    {
        var sample = Exact(Statistic.Minimum, Statistic.Maximum, 40, 55, 60);

        Assert.Equal((40, 60), Interval(sample, 1));
    }

    [Fact]
    public void Who_knows_all_others_are_not_the_least_knows_who_is()
    {
        var sample = Exact(Statistic.Minimum, Statistic.Maximum, 40, 55, 60);

        Assert.Equal((40, 40), Interval(sample, 0, 1, 2));
    }

    [Fact]
    public void A_coalition_below_the_median_knows_who_must_be_above_it()
    {
        var sample = Exact(Statistic.Median, Statistic.Median, 10, 20, 50, 60, 70);

        Assert.Equal((0, 100), Interval(sample, 3));
        Assert.Equal((50, 100), Interval(sample, 3, 0, 1));
        Assert.Equal((0, 50), Interval(sample, 0, 3, 4));
    }

    /// <summary>With two of a window of four known, the mean of four bounds the other two by more than its ends do.</summary>
    [Fact]
    public void A_weighted_window_says_more_than_its_ends()
    {
        var sample = new AuditSample(Percentage).Figures(50, 60, 70, 80)
            .ShowAs(new(65, 0, Bound.None), Statistic.Median, QuantileMethod.RankKernel, 0, 1, 2, 3);

        Assert.Equal((0, 100), Interval(sample, 3));
        Assert.Equal((80, 80), Interval(sample, 3, 0, 1, 2));
        Assert.Equal((50, 100), Interval(sample, 3, 0, 1));
        Assert.Equal((10, 100), Interval(sample, 3, 0));
    }

    [Fact]
    public void A_bound_shown_says_only_on_which_side_a_number_lies()
    {
        var sample = new AuditSample(Percentage).Figures(97)
            .ShowAs(new(96, 2, Bound.AtLeast), Statistic.Median, QuantileMethod.HyndmanFan7, 0);

        Assert.Equal((95, 100), Interval(sample, 0));
    }

    [Fact]
    public void A_drift_band_carries_knowledge_from_one_period_to_the_next()
    {
        var sample = new AuditSample(Percentage).Figures("2026-Q1", 50).Figures("2026-Q2", 52).Drift(0, 1, 4)
            .ShowAs(new(50, 2, Bound.None), Statistic.Median, QuantileMethod.HyndmanFan7, 0);

        Assert.Equal((45, 55), Interval(sample, 1));
    }

    [Fact]
    public void Counts_lie_at_whole_numbers()
    {
        var sample = new AuditSample(AuditSample.Metric(2, 0, null, MetricKind.Count, 0)).Figures(7)
            .ShowAs(new(7, 2.5m, Bound.None), Statistic.Median, QuantileMethod.HyndmanFan7, 0);

        Assert.Equal((6, 8), Interval(sample, 0));
    }

    [Fact]
    public void Without_bounds_and_numbers_nothing_is_known()
    {
        var sample = new AuditSample(AuditSample.Metric(2, null, null)).Figures(7, 9)
            .ShowAs(new(8, 2, Bound.None), Statistic.Mean, QuantileMethod.HyndmanFan7, 0, 1);

        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), Interval(sample, 0));
        Assert.Equal((5, 9), Interval(sample, 0, 1));
    }

    /// <summary>Means of overlapping groups, solved together, say more than one after the other.</summary>
    [Fact]
    public void Means_of_overlapping_groups_are_solved_together()
    {
        var sample = new AuditSample(Percentage).Figures(40, 50, 60);
        foreach (var (mean, members) in new (decimal, int[])[] { (45, [0, 1]), (50, [0, 2]), (55, [1, 2]) })
        {
            sample.ShowAs(new(mean, 0, Bound.None), Statistic.Mean, QuantileMethod.HyndmanFan7, members);
        }

        var ranksOnly = new Intervals(sample.Problem);
        OrderBounds.Narrow(sample.Problem, ranksOnly);

        Assert.NotEqual(0, ranksOnly.Width(1));
        Assert.Equal((50, 50), Interval(sample, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_truth_and_every_certified_world_lie_within_what_is_inferred(ulong seed)
    {
        var sample = AuditSample.Club(24, seed, draws => Math.Clamp(decimal.Round(72 + (decimal)(8 * draws.Normal()), 1), 0, 100), Percentage);
        var intervals = Inference.Intervals(sample.Problem, sample.Truth, []);

        foreach (var one in Certificate.Check(sample.Problem, sample.Truth, Promise.Standard, null, TestContext.Current.CancellationToken))
        {
            foreach (var world in one.Worlds.Select(world => world.World(sample.Truth)).Append(sample.Truth))
            {
                Assert.All(world, (value, i) => Assert.InRange((double)value, intervals.Low[i] - 1e-6, intervals.High[i] + 1e-6));
            }
        }
    }

    private static AuditSample Exact(Statistic first, Statistic second, params decimal[] values)
    {
        int[] all = [.. Enumerable.Range(0, values.Length)];
        var sample = new AuditSample(Percentage).Figures(values);
        foreach (var statistic in new[] { first, second }.Distinct())
        {
            var exact = Quantiles.Of([.. values.Order()], statistic.Probability()!.Value, QuantileMethod.HyndmanFan7)!.Value;
            sample.ShowAs(new(exact, 0, Bound.None), statistic, QuantileMethod.HyndmanFan7, all);
        }

        return sample;
    }

    private static (double Low, double High) Interval(AuditSample sample, int unknown, params int[] coalition)
    {
        var intervals = Inference.Intervals(sample.Problem, sample.Truth, coalition);
        return (Math.Round(intervals.Low[unknown], 6), Math.Round(intervals.High[unknown], 6));
    }
}
