using Benchmarking.Engine.Columns;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Columns;

public class QuantileTableTests
{
    private static readonly decimal[] Shares = [0.5m, 0, 0.1m, 0.25m, 0.9m, 1];

    /// <summary>Columns that sort easily and columns that do not.</summary>
    public static TheoryData<string, int, QuantileMethod> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, QuantileMethod>();
            foreach (var kind in new[] { "ties", "signs", "near", "far", "missing", "zeros", "equal" })
            {
                foreach (var organisations in new[] { 1, 2, 24, 700 }) cases.Add(kind, organisations, QuantileMethod.HyndmanFan7);
                cases.Add(kind, 60, QuantileMethod.HyndmanFan1);
                cases.Add(kind, 60, QuantileMethod.RankKernel);
                cases.Add(kind, 60, QuantileMethod.HarrellDavis);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_group_agrees_with_a_plain_sort(string kind, int organisations, QuantileMethod method)
    {
        var draws = new Draws(7);
        var columns = new FigureColumns(2, 3, organisations);
        for (var column = 0; column < 6; column++)
        {
            foreach (ref var place in columns.Open(column / 3, column % 3)) place = Draw(kind, draws);
        }

        int[][] groups = [[.. Enumerable.Range(0, organisations)], [], [.. Enumerable.Range(0, organisations).Where(_ => draws.Below(3) > 0)]];

        var table = QuantileTable.Compute(columns, [GroupMembers.Of(organisations, groups)], Shares, method);

        for (var place = 0; place < 18; place++)
        {
            var (metric, period, group) = (place / 9, place / 3 % 3, place % 3);
            var column = columns.Read(metric, period).ToArray();
            var sorted = groups[group].Select(member => column[member]).Where(figure => !double.IsNaN(figure)).Order().ToArray();
            Assert.Equal(sorted.Length, table.Count(metric, period, group));
            Near(sorted.Length == 0 ? double.NaN : sorted.Average(), table.Mean(metric, period, group), sorted, 1e-12);
            for (var i = 0; i < Shares.Length; i++)
            {
                Near(Quantile(sorted, Shares[i], method), table.Quantiles(metric, period, group)[i], sorted, 4e-15);
            }
        }
    }

    [Fact]
    public void A_column_never_opened_has_no_figures()
    {
        var table = QuantileTable.Compute(new FigureColumns(1, 1, 3), [GroupMembers.Of(3, [[0, 1, 2]])], Shares);

        Assert.Equal(0, table.Count(0, 0, 0));
        Assert.Equal(double.NaN, table.Mean(0, 0, 0));
        Assert.All(table.Quantiles(0, 0, 0).ToArray(), quantile => Assert.Equal(double.NaN, quantile));
    }

    [Fact]
    public void Each_period_may_have_members_of_its_own()
    {
        var columns = new FigureColumns(1, 2, 3);
        ReadOnlySpan<double> figures = [1, 20, 300];
        figures.CopyTo(columns.Open(0, 0));
        figures.CopyTo(columns.Open(0, 1));

        var table = QuantileTable.Compute(columns, [GroupMembers.Of(3, [[0, 1]]), GroupMembers.Of(3, [[2]])], [0.5m]);

        Assert.Equal((10.5, 300.0), (table.Quantiles(0, 0, 0)[0], table.Quantiles(0, 1, 0)[0]));
    }

    [Fact]
    public void Members_and_probabilities_that_do_not_fit_are_refused()
    {
        var columns = new FigureColumns(1, 3, 2);
        var groups = GroupMembers.Of(2, [[0], [1]]);

        Assert.Throws<ArgumentException>(() => QuantileTable.Compute(columns, [], Shares));
        Assert.Throws<ArgumentException>(() => QuantileTable.Compute(columns, [groups, groups], Shares));
        Assert.Throws<ArgumentException>(() => QuantileTable.Compute(columns, [groups, groups, GroupMembers.Of(2, [[0]])], Shares));
        Assert.Throws<ArgumentException>(() => QuantileTable.Compute(columns, [GroupMembers.Of(3, [[0]])], Shares));
        Assert.Throws<ArgumentOutOfRangeException>(() => QuantileTable.Compute(columns, [groups], [1.1m]));
        Assert.Throws<ArgumentException>(() => GroupMembers.Of(2, [[1, 0, 1]]));
        Assert.Throws<ArgumentException>(() => GroupMembers.Of(2, [[2]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => columns.Read(0, 3).Length);
    }

    private static double Draw(string kind, Draws draws) => kind switch
    {
        "ties" => draws.Below(20) / 10.0,
        "signs" => draws.Normal() * 1000,
        // One large gap, and on both sides of it differences that only the last bits show.
        "near" => (draws.Below(2) * 1e15) + (draws.Below(900) / 8.0),
        "far" => Math.Exp(200 * draws.Normal()),
        "missing" => draws.Below(4) > 0 ? double.NaN : draws.Share(),
        "zeros" => draws.Below(3) switch { 0 => 0.0, 1 => -0.0, _ => draws.Normal() },
        "equal" => 99.9,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of column."),
    };

    private static double Quantile(double[] sorted, decimal share, QuantileMethod method)
    {
        if (sorted.Length == 0) return double.NaN;

        var weights = Quantiles.Weights(sorted.Length, share, method);
        return weights.Weights.Select((weight, k) => (double)(weight / weights.Total) * sorted[weights.First + k]).Sum();
    }

    private static void Near(double expected, double actual, double[] sorted, double error)
    {
        var largest = sorted.Select(Math.Abs).DefaultIfEmpty(0).Max();
        Assert.True(
            double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(expected - actual) <= error * largest,
            $"{actual:R} is not near {expected:R}.");
    }
}
