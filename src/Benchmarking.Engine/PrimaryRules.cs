using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine;

/// <summary>What one cell may show when looked at by itself.</summary>
internal static class PrimaryRules
{
    private static readonly Statistic[] Quartiles = [Statistic.LowerQuartile, Statistic.UpperQuartile];
    private static readonly Statistic[] Tails = [Statistic.P10, Statistic.P90];

    /// <summary>
    /// The numbers that a cell has enough contributors for. It looks at nobody's value, so that which numbers there are
    /// tells nothing of any.
    /// </summary>
    /// <param name="contributors">How many interest groups contributed.</param>
    /// <param name="everyone">Whether it is the group of everyone.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="rules">The rules as they apply to this metric.</param>
    public static IEnumerable<Statistic> Allowed(int contributors, bool everyone, Metric metric, BenchmarkRules rules)
    {
        if (contributors < rules.MinimumForMedian) return [];

        // Between "good" and "very good" there is no number, so a judgement has neither quartiles nor mean.
        if (metric.Kind == MetricKind.Rating) return [Statistic.Median];

        return
        [
            Statistic.Median,
            .. contributors >= rules.MinimumForQuartiles ? Quartiles : [],
            .. rules.TailsAndMean || (everyone && contributors >= rules.MinimumForMean) ? [Statistic.Mean] : (Statistic[])[],
            .. rules.TailsAndMean || contributors >= rules.MinimumForTails ? Tails : [],
        ];
    }

    /// <summary>How a metric's quantiles are read.</summary>
    public static QuantileMethod Method(Metric metric, BenchmarkRules rules) =>
        metric.Kind == MetricKind.Rating ? QuantileMethod.HyndmanFan1 : rules.QuantileMethod;

    /// <summary>One number of a cell as it is shown: rounded, unless the figures are public already.</summary>
    /// <param name="statistic">Which number.</param>
    /// <param name="sorted">The contributors' values, ascending; at least one.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="rules">The rules as they apply to this metric.</param>
    public static ShownNumber Number(Statistic statistic, ReadOnlySpan<decimal> sorted, Metric metric, BenchmarkRules rules)
    {
        var exact = statistic.Probability() is { } probability
            ? Quantiles.Weights(sorted.Length, probability, Method(metric, rules)).Of(sorted)
            : Mean(sorted);
        return rules.TailsAndMean ? new(exact, 0, Bound.None) : Rounding.Show(exact, metric);
    }

    /// <summary>Makes the cell of one metric, group and period, compared with no other.</summary>
    /// <param name="key">A cell without numbers: period, metric and group.</param>
    /// <param name="sorted">The contributors' values, ascending.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="rules">The rules as they apply to this metric.</param>
    public static Cell Show(CellKey key, ReadOnlySpan<decimal> sorted, Metric metric, BenchmarkRules rules)
    {
        var allowed = Allowed(sorted.Length, key.Group == PeerGroup.All, metric, rules);
        var numbers = new Dictionary<Statistic, ShownNumber>();
        foreach (var statistic in allowed) numbers.Add(statistic, Number(statistic, sorted, metric, rules));
        return Show(key, sorted.Length, numbers, metric, rules);
    }

    /// <summary>Makes a cell of the numbers that may be shown.</summary>
    /// <param name="key">Which cell.</param>
    /// <param name="contributors">How many interest groups contributed.</param>
    /// <param name="numbers">The numbers; none where there are too few contributors.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="rules">The rules as they apply to this metric.</param>
    public static Cell Show(
        CellKey key, int contributors, IReadOnlyDictionary<Statistic, ShownNumber> numbers, Metric metric, BenchmarkRules rules)
    {
        var empty = Empty(key, CellStatus.NotEnough, Method(metric, rules));
        if (contributors < rules.MinimumForMedian)
        {
            // Even the count would tell of a member: "only two of your region answered".
            return empty with { N = rules.MinimumForMedian > 1 ? null : contributors, Reason = Reason.N1 };
        }

        var ordinal = metric.Kind == MetricKind.Rating;
        return empty with
        {
            N = contributors,
            Status = CellStatus.Published,
            Reason = !ordinal && contributors < rules.MinimumForQuartiles ? Reason.N2 : null,
            Base = Median()?.Base is > 0 and var step ? step : null,
            Median = Median()?.Value,
            LowerQuartile = Of(Statistic.LowerQuartile),
            UpperQuartile = Of(Statistic.UpperQuartile),
            P10 = Of(Statistic.P10),
            P90 = Of(Statistic.P90),
            Mean = Of(Statistic.Mean),
        };

        ShownNumber? Median() => numbers.TryGetValue(Statistic.Median, out var median) ? median : null;

        decimal? Of(Statistic statistic) => numbers.TryGetValue(statistic, out var number) ? number.Value : null;
    }

    /// <summary>The cell of a metric that nobody was asked for in a period.</summary>
    public static Cell NotCollected(CellKey key, BenchmarkRules rules) =>
        Empty(key, CellStatus.NotCollected, rules.QuantileMethod);

    /// <summary>A cell without a number.</summary>
    public static Cell Empty(CellKey key, CellStatus status, QuantileMethod method) => new(
        key.Period, key.Metric, key.Group, N: null, status, Reason: null, Base: null, LowerQuartile: null, Median: null,
        UpperQuartile: null, P10: null, P90: null, Mean: null, method.Id());

    private static decimal Mean(ReadOnlySpan<decimal> values)
    {
        var sum = 0m;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }
}

/// <summary>Which cell.</summary>
internal readonly record struct CellKey(string Period, string Metric, string Group);
