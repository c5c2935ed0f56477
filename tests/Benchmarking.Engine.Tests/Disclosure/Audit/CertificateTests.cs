using Benchmarking.Engine.Disclosure.Audit;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Disclosure.Audit;

public class CertificateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What is certified is checked again without the search: for each coalition some worlds must be left.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void For_every_coalition_worlds_are_left_that_are_as_wide_apart_as_certified(ulong seed)
    {
        var metric = AuditSample.Metric(2);
        var sample = AuditSample.Club(24, seed, draws => Math.Clamp(decimal.Round(72 + (decimal)(8 * draws.Normal()), 1), 0, 100), metric);
        Recheck(sample, 2);
    }

    [Fact]
    public void So_they_are_for_whole_numbers() =>
        Recheck(AuditSample.Club(24, 7, draws => draws.Below(12), AuditSample.Metric(2, 0, null, MetricKind.Count, 0)), 2);

    [Fact]
    public void So_they_are_for_judgements() =>
        Recheck(AuditSample.Club(24, 7, draws => draws.Below(4), AuditSample.Metric(1, 0, 3, MetricKind.Rating, 0), mean: false), 1);

    [Fact]
    public void So_they_are_for_two_periods_that_move_together()
    {
        var draws = new Draws(3);
        decimal[] before = [.. Enumerable.Range(0, 14).Select(_ => 60 + draws.Below(20) + (draws.Below(10) / 10m))];
        decimal[] after = [.. before.Select(value => value + draws.Below(7) - 3)];
        var sample = new AuditSample(AuditSample.Metric(2)).Figures("2026-Q1", before).Figures("2026-Q2", after);
        foreach (var period in new[] { 0, 14 })
        {
            int[] all = [.. Enumerable.Range(period, 14)];
            sample.Show(Statistic.Mean, all).Show(Statistic.Median, all).Show(Statistic.LowerQuartile, all)
                .Show(Statistic.Median, all[..6]).Show(Statistic.Median, all[6..]);
        }

        for (var i = 0; i < 14; i++) sample.Drift(i, i + 14, 4);
        Recheck(sample, 2);
    }

    [Fact]
    public void A_pair_behind_a_mean_cannot_be_hidden_from_each_other()
    {
        var sample = new AuditSample(AuditSample.Metric(4.9m)).Figures(40, 55, 70, 62).Show(Statistic.Mean, 0, 1).Show(Statistic.Mean, 0, 1, 2, 3);

        var certified = Certificate.Check(sample.Problem, sample.Truth, Promise.Standard, null, Cancel);

        Assert.Equal([false, false, true, true], certified.Select(one => one.Width >= one.Needed));
        Assert.Equal([false, false, true, true], certified.Select(one => one.Holds));
    }

    [Fact]
    public void Two_groups_that_differ_by_one_member_give_it_away()
    {
        var sample = new AuditSample(AuditSample.Metric(1, 0, 3, MetricKind.Rating, 0)).Figures(0, 0, 3, 3, 0)
            .Show(Statistic.Median, 0, 1, 2, 3).Show(Statistic.UpperQuartile, 0, 1, 2, 3)
            .Show(Statistic.Median, 0, 1, 2, 3, 4).Show(Statistic.Minimum, 2, 3);

        Assert.False(Certificate.Check(sample.Problem, sample.Truth, Promise.Standard, [2], Cancel)[0].Holds);
    }

    [Fact]
    public void What_nothing_was_shown_of_is_hidden_from_everybody()
    {
        var sample = new AuditSample(AuditSample.Metric(2)).Figures(50, 60);

        Assert.All(Certificate.Check(sample.Problem, sample.Truth, Promise.Standard, null, Cancel), one => Assert.True(one.Holds));
    }

    [Fact]
    public void Near_a_bound_no_more_is_needed_than_it_leaves()
    {
        var sample = new AuditSample(AuditSample.Metric(60)).Figures(90, 50);

        var one = Certificate.Check(sample.Problem, sample.Truth, Promise.Standard, [0], Cancel)[0];

        Assert.Equal(100.0 / 60, one.Needed, 9);
        Assert.True(one.Holds);
    }

    [Fact]
    public void A_drift_that_the_truth_breaks_binds_nobody()
    {
        var sample = new AuditSample(AuditSample.Metric(2)).Figures("2026-Q1", 50).Figures("2026-Q2", 60).Drift(0, 1, 3);

        Assert.All(Certificate.Check(sample.Problem, sample.Truth, Promise.Standard, null, Cancel), one => Assert.True(one.Holds));
    }

    [Fact]
    public void A_narrow_drift_from_a_known_period_leaves_no_room()
    {
        var sample = new AuditSample(AuditSample.Metric(2)).Figures("2026-Q1", 50).Figures("2026-Q2", 50.4m).Drift(0, 1, 0.5m)
            .Show(Statistic.Median, 0);

        Assert.All(Certificate.Check(sample.Problem, sample.Truth, Promise.Standard, null, Cancel), one => Assert.False(one.Holds));
    }

    [Fact]
    public void A_truth_that_would_have_been_published_otherwise_is_refused()
    {
        var sample = new AuditSample(AuditSample.Metric(2)).Figures(50, 60, 70, 80, 90).Show(Statistic.Median, 0, 1, 2, 3, 4);

        Assert.Throws<ArgumentException>(() => Certificate.Check(sample.Problem, [10, 10, 10, 10, 10], Promise.Standard, null, Cancel));
        Assert.Throws<ArgumentException>(() => Certificate.Check(sample.Problem, [50, 60, 70, 80, 110], Promise.Standard, null, Cancel));
    }

    [Fact]
    public void The_same_question_has_the_same_answer_also_when_asked_of_few()
    {
        var sample = AuditSample.Club(24, 9, draws => 40 + draws.Below(40), AuditSample.Metric(2));
        var all = Certificate.Check(sample.Problem, sample.Truth, Promise.Standard, null, Cancel);
        var few = Certificate.Check(sample.Problem, sample.Truth, Promise.Standard, [7, 3], Cancel);

        Assert.Equal([Text(all[7]), Text(all[3])], few.Select(Text));
        Assert.Equal([7, 3], few.Select(one => one.Unknown));
    }

    private static string Text(CertifiedFigure one) =>
        $"{one.Width} {one.WidthAgainstMore} " + string.Join(" | ", one.Worlds.Select(world => string.Join(' ', world.Moves)));

    private static void Recheck(AuditSample sample, decimal radius) => Recheck(sample.Problem, sample.Truth, radius);

    private static void Recheck(AuditProblem problem, decimal[] truth, decimal radius)
    {
        var certified = Certificate.Check(problem, truth, Promise.Standard, null, Cancel);
        Assert.Contains(certified, one => one.Holds);
        int[] owners = [.. problem.Unknowns.Select(unknown => unknown.Owner).Distinct()];
        foreach (var one in certified)
        {
            var own = problem.Unknowns[one.Unknown].Owner;
            int[] others = [.. owners.Where(owner => owner != own)];
            Assert.All(one.Worlds, world => AssertAgrees(problem, truth, world));
            foreach (var first in others)
            {
                Assert.True(Left(one, truth, first, first) / radius >= (decimal)one.Width);
                foreach (var second in others) Assert.True(Left(one, truth, first, second) / radius >= (decimal)one.WidthAgainstMore);
            }
        }
    }

    /// <summary>How wide apart the worlds are that a coalition cannot exclude.</summary>
    private static decimal Left(CertifiedFigure one, decimal[] truth, int first, int second)
    {
        var left = one.Worlds.Where(world => !world.Partners.Contains(first) && !world.Partners.Contains(second))
            .Select(world => world.Value - truth[one.Unknown]).Append(0).ToList();
        return left.Max() - left.Min();
    }

    private static void AssertAgrees(AuditProblem problem, decimal[] truth, Witness witness)
    {
        var world = witness.World(truth);
        Assert.True(problem.Agrees(world));
        Assert.Equal(witness.Value, world[witness.Moves[0].Unknown]);
        var own = problem.Unknowns[witness.Moves[0].Unknown].Owner;
        Assert.Equal(
            problem.Unknowns.Where((unknown, i) => world[i] != truth[i] && unknown.Owner != own).Select(unknown => unknown.Owner).Distinct().Order(),
            witness.Partners.Order());
    }
}
