using Benchmarking.Engine.Columns;

namespace Benchmarking.Performance.Aggregation;

/// <summary>One group's results in one metric and period, whoever worked them out.</summary>
internal sealed record ResultRow(int Metric, int Period, int Group, int N, double Mean, double[] Quantiles)
{
    private const double LargestError = 1e-9;

    /// <summary>The engine's results of groups that have figures.</summary>
    public static IEnumerable<ResultRow> Of(QuantileTable table)
    {
        for (var metric = 0; metric < table.Metrics; metric++)
        {
            for (var period = 0; period < table.Periods; period++)
            {
                for (var group = 0; group < table.Groups; group++)
                {
                    var n = table.Count(metric, period, group);
                    if (n == 0) continue;

                    yield return new ResultRow(
                        metric, period, group, n, table.Mean(metric, period, group), [.. table.Quantiles(metric, period, group)]);
                }
            }
        }
    }

    /// <summary>Refuses to time a contender whose results are others than the engine's.</summary>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public static void CheckEqual(string contender, QuantileTable table, IReadOnlyList<ResultRow> theirs)
    {
        var expected = Of(table).ToArray();
        if (expected.Length != theirs.Count)
        {
            throw new InvalidOperationException($"{contender} has {theirs.Count} results and the engine {expected.Length}.");
        }

        var worst = 0.0;
        var ordered = theirs.OrderBy(row => (row.Metric, row.Period, row.Group));
        foreach (var (ours, other) in expected.Zip(ordered))
        {
            var error = ours.Difference(other);
            if (!(error <= LargestError)) throw new InvalidOperationException($"{contender} differs: {other}, the engine {ours}.");

            worst = Math.Max(worst, error);
        }

        Console.WriteLine($"{contender}: {expected.Length:N0} results checked; every n equal, worst relative difference {worst:0.0e+0}.");
    }

    /// <summary>The largest relative difference of a mean or quantile; not a number where the rest is not the same.</summary>
    private double Difference(ResultRow other)
    {
        if ((Metric, Period, Group, N) != (other.Metric, other.Period, other.Group, other.N)) return double.NaN;

        return Quantiles.Zip(other.Quantiles, Relative).Append(Relative(Mean, other.Mean)).Max();
    }

    private static double Relative(double one, double other) =>
        one == other ? 0 : Math.Abs(one - other) / Math.Max(Math.Abs(one), Math.Abs(other));
}
