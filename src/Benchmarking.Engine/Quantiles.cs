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
}

/// <summary>Quantiles of sorted values, in decimal arithmetic.</summary>
public static class Quantiles
{
    /// <summary>Name under which a method is stored with every figure made by it.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Such as <c>hyndman-fan-7</c>.</returns>
    public static string Id(this QuantileMethod method) => method switch
    {
        QuantileMethod.HyndmanFan1 => "hyndman-fan-1",
        QuantileMethod.HyndmanFan6 => "hyndman-fan-6",
        QuantileMethod.HyndmanFan7 => "hyndman-fan-7",
        QuantileMethod.HyndmanFan8 => "hyndman-fan-8",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a quantile method."),
    };

    /// <summary>
    /// The quantile of <paramref name="sorted"/> at <paramref name="probability"/>.
    /// With no values there is none (null); with one value it is that value whatever the probability; at 0 and 1 it
    /// is the smallest and the largest value.
    /// </summary>
    /// <param name="sorted">Values in ascending order; the order is the caller's duty and is not checked.</param>
    /// <param name="probability">From 0 to 1: 0.5 for the median.</param>
    /// <param name="method">How to read between values.</param>
    /// <returns>The quantile, or null where there are no values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not within 0 to 1.</exception>
    public static decimal? Of(ReadOnlySpan<decimal> sorted, decimal probability, QuantileMethod method)
    {
        if (probability is < 0 or > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is from 0 to 1.");
        }

        if (sorted.IsEmpty) return null;

        var last = sorted.Length - 1;
        var rank = Rank(sorted.Length, probability, method);
        if (rank <= 0) return sorted[0];
        if (rank >= last) return sorted[last];

        var below = (int)decimal.Floor(rank);
        var share = rank - below;
        return share == 0 ? sorted[below] : sorted[below] + (share * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>Where among n values counted from 0 the quantile stands; may lie outside them.</summary>
    private static decimal Rank(int n, decimal probability, QuantileMethod method) => method switch
    {
        QuantileMethod.HyndmanFan1 => decimal.Ceiling(n * probability) - 1,
        QuantileMethod.HyndmanFan6 => ((n + 1) * probability) - 1,
        QuantileMethod.HyndmanFan7 => (n - 1) * probability,
        QuantileMethod.HyndmanFan8 => (n * probability) + ((probability + 1) / 3) - 1,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a quantile method."),
    };
}
