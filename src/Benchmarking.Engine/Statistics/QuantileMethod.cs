namespace Benchmarking.Engine;

/// <summary>How a quantile is read off sorted values. The numbers are those of Hyndman and Fan (1996).</summary>
public enum QuantileMethod
{
    /// <summary>
    /// Type 1: the smallest value that at least the asked share of values do not exceed. Always one of the values,
    /// so right for ordinal judgements, where half-way between two categories means nothing.
    /// </summary>
    HyndmanFan1,

    /// <summary>Type 6, Excel's QUARTILE.EXC.</summary>
    HyndmanFan6,

    /// <summary>Type 7, Excel's QUARTILE.INC, PostgreSQL's percentile_cont and R's default.</summary>
    HyndmanFan7,

    /// <summary>Type 8, the one Hyndman and Fan recommend for samples.</summary>
    HyndmanFan8,

    /// <summary>
    /// Harrell and Davis (1982): a mean of all values weighted by a beta distribution. Smooth, and for display only:
    /// every value has a say in it.
    /// </summary>
    HarrellDavis,

    /// <summary>
    /// The mean of the four values around type 7's place, the outer ones in part. No single member's value is ever
    /// the quantile, and values outside the window have no say in it at all.
    /// </summary>
    RankKernel,
}
