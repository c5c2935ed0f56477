namespace Benchmarking.Engine;

/// <summary>What one cell needs before its numbers are shown.</summary>
/// <param name="MinimumForMedian">Fewest contributors for a median; at least 1.</param>
/// <param name="MinimumForQuartiles">Fewest contributors for quartiles; at least that of the median.</param>
/// <param name="QuantileMethod">How quantiles are read; stored with each figure.</param>
/// <param name="TailsAndMean">
/// Whether the 10th and 90th percentiles and the mean are shown too. They lean on single members, so only for figures
/// that are public already.
/// </param>
public sealed record BenchmarkRules(
    int MinimumForMedian = 5,
    int MinimumForQuartiles = 12,
    QuantileMethod QuantileMethod = QuantileMethod.HyndmanFan7,
    bool TailsAndMean = false)
{
    /// <summary>For members' own figures: a median from 5 contributors, quartiles from 12.</summary>
    public static BenchmarkRules Standard { get; } = new();

    /// <summary>For figures each landlord has published already: no minimum, every statistic.</summary>
    public static BenchmarkRules PublicFigures { get; } = new(1, 1, TailsAndMean: true);

    /// <summary>The rules as they apply to one metric: figures already public need no minimum.</summary>
    /// <param name="metric">The metric.</param>
    public BenchmarkRules For(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.Sensitivity == Sensitivity.Public ? PublicFigures with { QuantileMethod = QuantileMethod } : this;
    }

    internal void Check()
    {
        if (MinimumForMedian < 1 || MinimumForQuartiles < MinimumForMedian)
        {
            throw new ArgumentException(
                $"Minimums must be at least 1, and quartiles ({MinimumForQuartiles}) may not need fewer contributors "
                + $"than the median ({MinimumForMedian}).");
        }
    }
}
