using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Disclosure.Audit;

/// <summary>Five whole figures from 0 to 6: every world is tried, so what can be inferred is known exactly.</summary>
public class BruteForceTests(ITestOutputHelper output)
{
    private const int Members = 5;
    private const int Values = 7;

    public static TheoryData<string> Designs => ["median", "mean", "nested", "halves", "ends", "fine"];

    [Theory]
    [MemberData(nameof(Designs))]
    public void No_certificate_and_no_interval_says_more_than_all_worlds_do(string design)
    {
        var draws = new Draws(11);
        var (possible, certified) = (0, 0);
        var published = Published(Sample(design, new decimal[Members]).Problem);
        for (var round = 0; round < 4; round++)
        {
            decimal[] truth = [.. Enumerable.Range(0, Members).Select(_ => (decimal)draws.Below(Values))];
            var sample = Sample(design, truth);
            var worlds = published[Key(sample.Problem.Cells.Select(cell => cell.Shown))].ToList();
            var radius = (double)sample.Problem.Metric.Tolerance!.Absolute;
            var (against, againstMore) = (Widths(worlds, truth, 1), Widths(worlds, truth, 2));
            foreach (var one in Certificate.Check(sample.Problem, truth, Promise.Standard, null, TestContext.Current.CancellationToken))
            {
                var (full, half) = (against[one.Unknown] / radius, againstMore[one.Unknown] / radius);
                Assert.InRange(one.Width, 0, full);
                Assert.InRange(one.WidthAgainstMore, 0, half);
                if (full >= one.Needed && half >= one.NeededAgainstMore) possible++;
                if (one.Holds) certified++;
            }

            AssertIntervals(sample.Problem, truth, worlds);
        }

        output.WriteLine($"{design}: {certified} of {possible} certified");
        Assert.InRange(certified, possible * 0.6, possible);
    }

    private static AuditSample Sample(string design, decimal[] truth)
    {
        var sample = new AuditSample(AuditSample.Metric(design == "fine" ? 1 : 2, 0, Values - 1, MetricKind.Count, 0)).Figures(truth);
        return design switch
        {
            "median" => sample.Show(Statistic.Median, 0, 1, 2, 3, 4),
            "mean" => sample.Show(Statistic.Median, 0, 1, 2, 3, 4).Show(Statistic.Mean, 0, 1, 2, 3, 4),
            "nested" => sample.Show(Statistic.Median, 0, 1, 2, 3, 4).Show(Statistic.Median, 0, 1, 2, 3),
            "halves" => sample.Show(Statistic.Median, 0, 1, 2).Show(Statistic.Median, 2, 3, 4).Show(Statistic.Mean, 0, 1, 3, 4),
            "fine" => sample.Show(Statistic.Median, 0, 1, 2, 3, 4).Show(Statistic.Median, 0, 1, 2).Show(Statistic.Median, 2, 3, 4),
            _ => sample.Show(Statistic.Minimum, 0, 1, 2, 3, 4).Show(Statistic.Maximum, 0, 1, 2, 3).Show(Statistic.LowerQuartile, 1, 2, 3, 4),
        };
    }

    /// <summary>Every world, by what would have been shown of it.</summary>
    private static ILookup<string, decimal[]> Published(AuditProblem problem)
    {
        var worlds = Enumerable.Range(0, (int)Math.Pow(Values, Members)).Select(number =>
        {
            var world = new decimal[Members];
            for (var i = 0; i < Members; i++) (world[i], number) = (number % Values, number / Values);
            return world;
        });
        return worlds.ToLookup(world => Key(problem.Cells.Select(cell => Rounding.Show(cell.Of(world), problem.Metric))));
    }

    private static string Key(IEnumerable<ShownNumber> shown) =>
        string.Join(' ', shown.Select(number => $"{(double)number.Value} {number.Bound}"));

    /// <summary>The least width of each figure over all coalitions of so many others.</summary>
    private static double[] Widths(List<decimal[]> worlds, decimal[] truth, int coalition)
    {
        var least = Enumerable.Repeat(double.PositiveInfinity, Members).ToArray();
        for (var mask = 0; mask < 1 << Members; mask++)
        {
            if (int.PopCount(mask) != coalition) continue;

            int[] known = [.. Enumerable.Range(0, Members).Where(i => (mask >> i & 1) == 1)];
            var left = worlds.Where(world => known.All(i => world[i] == truth[i])).ToList();
            foreach (var target in Enumerable.Range(0, Members).Except(known))
            {
                least[target] = Math.Min(least[target], (double)(left.Max(world => world[target]) - left.Min(world => world[target])));
            }
        }

        return least;
    }

    private static void AssertIntervals(AuditProblem problem, decimal[] truth, List<decimal[]> worlds)
    {
        foreach (var coalition in new int[][] { [], [0], [1, 3] })
        {
            var intervals = Inference.Intervals(problem, truth, coalition);
            var left = worlds.Where(world => coalition.All(i => world[i] == truth[i])).ToList();
            for (var i = 0; i < Members; i++)
            {
                Assert.InRange((double)left.Min(world => world[i]), intervals.Low[i], intervals.High[i]);
                Assert.InRange((double)left.Max(world => world[i]), intervals.Low[i], intervals.High[i]);
            }
        }
    }
}
