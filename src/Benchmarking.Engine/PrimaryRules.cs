namespace Benchmarking.Engine;

/// <summary>What one cell may show when looked at by itself.</summary>
internal static class PrimaryRules
{
    /// <summary>Makes the cell of one metric, group and period.</summary>
    /// <param name="key">A cell without numbers: period, metric and group.</param>
    /// <param name="sorted">The contributors' values, ascending.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="rules">The rules as they apply to this metric.</param>
    public static Cell Show(CellKey key, ReadOnlySpan<decimal> sorted, Metric metric, BenchmarkRules rules)
    {
        var ordinal = metric.Kind == MetricKind.Rating;
        var method = ordinal ? QuantileMethod.HyndmanFan1 : rules.QuantileMethod;
        var empty = Empty(key, CellStatus.NotEnough, method);

        if (sorted.Length < rules.MinimumForMedian)
        {
            // Even the count would tell of a member: "only two of your region answered".
            return empty with { N = rules.MinimumForMedian > 1 ? null : sorted.Length, Reason = Reason.N1 };
        }

        var cell = empty with
        {
            N = sorted.Length,
            Status = CellStatus.Published,
            Median = Quantiles.Of(sorted, 0.5m, method),
        };

        // Between "good" and "very good" there is no number, so a judgement has neither quartiles nor mean.
        if (ordinal) return cell;
        if (sorted.Length < rules.MinimumForQuartiles) return cell with { Reason = Reason.N2 };

        return WithSpread(cell, sorted, method, rules.TailsAndMean);
    }

    /// <summary>The cell of a metric that nobody was asked for in a period.</summary>
    public static Cell NotCollected(CellKey key, BenchmarkRules rules) =>
        Empty(key, CellStatus.NotCollected, rules.QuantileMethod);

    private static Cell WithSpread(Cell cell, ReadOnlySpan<decimal> sorted, QuantileMethod method, bool tailsAndMean)
    {
        var quartiles = cell with
        {
            LowerQuartile = Quantiles.Of(sorted, 0.25m, method),
            UpperQuartile = Quantiles.Of(sorted, 0.75m, method),
        };

        return !tailsAndMean ? quartiles : quartiles with
        {
            P10 = Quantiles.Of(sorted, 0.1m, method),
            P90 = Quantiles.Of(sorted, 0.9m, method),
            Mean = Mean(sorted),
        };
    }

    private static decimal Mean(ReadOnlySpan<decimal> values)
    {
        var sum = 0m;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }

    private static Cell Empty(CellKey key, CellStatus status, QuantileMethod method) => new(
        key.Period, key.Metric, key.Group, N: null, status, Reason: null, Base: null, LowerQuartile: null, Median: null,
        UpperQuartile: null, P10: null, P90: null, Mean: null, method.Id());
}

/// <summary>Which cell.</summary>
internal readonly record struct CellKey(string Period, string Metric, string Group);
