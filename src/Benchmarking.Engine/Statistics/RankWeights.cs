namespace Benchmarking.Engine;

/// <summary>
/// A quantile of sorted values as a weighted mean of neighbouring ranks. Within one ordering of the values every
/// quantile is linear in them; the auditor works with these weights.
/// </summary>
/// <param name="First">The first rank with a weight, counted from 0.</param>
/// <param name="Weights">The weights of that rank and the next ones, in parts of <paramref name="Total"/>.</param>
/// <param name="Total">What the weights add up to. They are divided once, at the end, so that thirds stay exact.</param>
public readonly record struct RankWeights(int First, decimal[] Weights, decimal Total)
{
    /// <summary>The last rank with a weight.</summary>
    public int Last => First + Weights.Length - 1;

    /// <summary>The weighted mean of sorted values.</summary>
    /// <param name="sorted">All values, ascending.</param>
    public decimal Of(ReadOnlySpan<decimal> sorted)
    {
        if (Weights.Length == 1) return sorted[First];

        var sum = 0m;
        for (var k = 0; k < Weights.Length; k++) sum += Weights[k] * sorted[First + k];
        return sum / Total;
    }

    /// <summary>One rank alone.</summary>
    internal static RankWeights Single(int rank) => new(rank, [1], 1);
}
