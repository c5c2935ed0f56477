namespace Benchmarking.Engine;

/// <summary>
/// What numbers need before they are shown. The defaults are the strict profile: nobody may place a member's figure
/// within one radius on either side with the help of one partner, nor within half of that with two.
/// </summary>
/// <param name="MinimumForMedian">
/// Fewest contributors for a median; at least 1. Five: without two colluders three unknown figures are left.
/// </param>
/// <param name="MinimumForQuartiles">
/// Fewest contributors for quartiles; at least that of the median. Twelve: no coalition can fill a quarter.
/// </param>
/// <param name="QuantileMethod">How quantiles are read; stored with each figure.</param>
/// <param name="TailsAndMean">
/// Whether the 10th and 90th percentiles and the mean are shown of every group, however small. They lean on single
/// members, so only for figures that are public already.
/// </param>
public sealed record BenchmarkRules(
    int MinimumForMedian = 5,
    int MinimumForQuartiles = 12,
    QuantileMethod QuantileMethod = QuantileMethod.RankKernel,
    bool TailsAndMean = false)
{
    /// <summary>For members' own figures: a median from 5 contributors, quartiles from 12.</summary>
    public static BenchmarkRules Standard { get; } = new();

    /// <summary>For figures each landlord has published already: no minimum, every statistic, type 7, not rounded.</summary>
    public static BenchmarkRules PublicFigures { get; } = new(1, 1, QuantileMethod.HyndmanFan7, TailsAndMean: true);

    /// <summary>Fewest contributors for the 10th and 90th percentiles: no coalition can fill a tenth.</summary>
    public int MinimumForTails { get; init; } = 30;

    /// <summary>Fewest contributors for a mean, which is shown of everyone only.</summary>
    public int MinimumForMean { get; init; } = 8;

    /// <summary>
    /// The least number of interest groups by which two inputs must differ where both are shown (k_Δ): with fewer, the
    /// difference of two published numbers tells of those few.
    /// </summary>
    public int SmallestDifference { get; init; } = 5;

    /// <summary>How many partners an attacker may have when every figure keeps the full width 2τ.</summary>
    public int PartnersAtFullWidth { get; init; } = 1;

    /// <summary>How many partners an attacker may have when every figure keeps the half width τ.</summary>
    public int PartnersAtHalfWidth { get; init; } = 2;

    /// <summary>The rules as they apply to one metric: figures already public need no minimum.</summary>
    /// <param name="metric">The metric.</param>
    public BenchmarkRules For(Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.Sensitivity == Sensitivity.Public ? PublicFigures : this;
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
