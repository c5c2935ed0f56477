namespace Benchmarking.Engine;

/// <summary>Quantiles of sorted values, in decimal arithmetic.</summary>
public static class Quantiles
{
    /// <summary>Width of the rank kernel: two colluders inside the window still leave two unknown values.</summary>
    public const int KernelWidth = 4;

    /// <summary>Name under which a method is stored with every figure made by it.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Such as <c>hyndman-fan-7</c>.</returns>
    public static string Id(this QuantileMethod method) => method switch
    {
        QuantileMethod.HyndmanFan1 => "hyndman-fan-1",
        QuantileMethod.HyndmanFan6 => "hyndman-fan-6",
        QuantileMethod.HyndmanFan7 => "hyndman-fan-7",
        QuantileMethod.HyndmanFan8 => "hyndman-fan-8",
        QuantileMethod.HarrellDavis => "harrell-davis",
        QuantileMethod.RankKernel => "rank-kernel-4",
        _ => throw Unknown(method),
    };

    /// <summary>Reads a method's name.</summary>
    /// <param name="id">The name.</param>
    /// <param name="method">The method.</param>
    /// <returns>True when it is one.</returns>
    public static bool TryRead(string id, out QuantileMethod method)
    {
        foreach (var candidate in Enum.GetValues<QuantileMethod>())
        {
            if (candidate.Id() != id) continue;

            method = candidate;
            return true;
        }

        method = default;
        return false;
    }

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
    public static decimal? Of(ReadOnlySpan<decimal> sorted, decimal probability, QuantileMethod method) =>
        sorted.IsEmpty && probability is >= 0 and <= 1 ? null : Weights(sorted.Length, probability, method).Of(sorted);

    /// <summary>Which ranks of n sorted values a quantile is made from, and in what parts.</summary>
    /// <param name="n">How many values; at least 1.</param>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="method">The method.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The probability is not within 0 to 1, or there are no values.
    /// </exception>
    public static RankWeights Weights(int n, decimal probability, QuantileMethod method)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        if (probability is < 0 or > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is from 0 to 1.");
        }

        var rank = Rank(n, probability, method);
        if (rank <= 0) return RankWeights.Single(0);
        if (rank >= n - 1) return RankWeights.Single(n - 1);

        return method switch
        {
            QuantileMethod.HarrellDavis => HarrellDavis.Weights(n, probability),
            QuantileMethod.RankKernel => Kernel(n, rank),
            _ => Between(rank),
        };
    }

    private static RankWeights Between(decimal rank)
    {
        var below = (int)decimal.Floor(rank);
        var share = rank - below;
        return share == 0 ? RankWeights.Single(below) : new(below, [1 - share, share], 1);
    }

    /// <summary>
    /// Each rank k stands for the stretch from k − ½ to k + ½ and weighs as much of it as lies in a window around the
    /// place; near the ends the window narrows so that it stays symmetric.
    /// </summary>
    private static RankWeights Kernel(int n, decimal place)
    {
        var width = Math.Min(KernelWidth, 2 * Math.Min(place + 0.5m, n - 0.5m - place));
        var (from, to) = (place - (width / 2), place + (width / 2));
        var first = (int)decimal.Floor(from + 0.5m);
        var last = (int)decimal.Ceiling(to - 0.5m);
        var weights = new decimal[last - first + 1];
        for (var k = first; k <= last; k++)
        {
            weights[k - first] = Math.Min(k + 0.5m, to) - Math.Max(k - 0.5m, from);
        }

        return new(first, weights, width);
    }

    /// <summary>Where among n values counted from 0 the quantile stands; may lie outside them.</summary>
    private static decimal Rank(int n, decimal probability, QuantileMethod method) => method switch
    {
        QuantileMethod.HyndmanFan1 => decimal.Ceiling(n * probability) - 1,
        QuantileMethod.HyndmanFan6 => ((n + 1) * probability) - 1,
        QuantileMethod.HyndmanFan7 or QuantileMethod.RankKernel or QuantileMethod.HarrellDavis => (n - 1) * probability,
        QuantileMethod.HyndmanFan8 => (n * probability) + ((probability + 1) / 3) - 1,
        _ => throw Unknown(method),
    };

    private static ArgumentOutOfRangeException Unknown(QuantileMethod method) =>
        new(nameof(method), method, "Not a quantile method.");
}
