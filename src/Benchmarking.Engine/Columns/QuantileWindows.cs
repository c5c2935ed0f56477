namespace Benchmarking.Engine.Columns;

/// <summary>
/// Which ranks of n values each of several quantiles is made from, in doubles, worked out once for each n. May be used
/// on several cores: whoever comes first writes what any other would have written.
/// </summary>
internal sealed class QuantileWindows(IReadOnlyList<decimal> probabilities, QuantileMethod method, int largest)
{
    private readonly Window[]?[] known = new Window[]?[largest + 1];

    /// <summary>The windows among n values, in the order of the probabilities.</summary>
    public Window[] Of(int n) => known[n] ??= [.. probabilities.Select(probability => Window.Of(Quantiles.Weights(n, probability, method)))];

    /// <summary>A quantile as a weighted mean of neighbouring ranks; the weights add up to 1.</summary>
    /// <param name="First">The first rank with a weight.</param>
    /// <param name="Weights">The weights of that rank and the next ones.</param>
    internal readonly record struct Window(int First, double[] Weights)
    {
        public static Window Of(RankWeights exact) =>
            new(exact.First, [.. exact.Weights.Select(weight => (double)(weight / exact.Total))]);

        /// <summary>Measured from the first value, so that the quantile of equal values is that value to the last bit.</summary>
        public double Of(ReadOnlySpan<double> sorted)
        {
            var least = sorted[First];
            var above = 0.0;
            for (var k = 1; k < Weights.Length; k++) above += Weights[k] * (sorted[First + k] - least);
            return least + above;
        }
    }
}
