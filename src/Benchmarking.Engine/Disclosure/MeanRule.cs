namespace Benchmarking.Engine.Disclosure;

/// <summary>
/// The coalition-interval rule of means: with everybody's bounds and the coalition's own figures, a published mean must
/// leave every other member the promised width. It bites near a bound: a mean of 99.9% leaves nobody much room.
/// </summary>
internal static class MeanRule
{
    /// <summary>Whether a mean may be shown.</summary>
    /// <param name="sorted">The contributors' values, ascending.</param>
    /// <param name="shown">The mean as shown.</param>
    /// <param name="metric">The metric; without bounds a mean of several unknown figures says nothing of one.</param>
    /// <param name="rules">How many partners are reckoned with.</param>
    public static bool Allows(decimal[] sorted, ShownNumber shown, Metric metric, BenchmarkRules rules) =>
        Allows(sorted, shown, metric, rules.PartnersAtFullWidth, 2) && Allows(sorted, shown, metric, rules.PartnersAtHalfWidth, 1);

    private static bool Allows(decimal[] sorted, ShownNumber shown, Metric metric, int partners, int radii)
    {
        if (sorted.Length <= partners + 1) return false;

        // The attackers learn most when the others are as near as possible to one bound: when they themselves are the
        // farthest from it.
        return Width(sorted[..partners]) && Width(sorted[^partners..]);

        bool Width(decimal[] coalition)
        {
            var others = sorted.Length - coalition.Length;
            var own = coalition.Sum();
            var least = shown.Least is { } low && metric.Upper is { } upper
                ? Highest((sorted.Length * low) - own - ((others - 1) * upper), metric.Lower)
                : metric.Lower;
            var most = shown.Below is { } high && metric.Lower is { } lower
                ? Lowest((sorted.Length * high) - own - ((others - 1) * lower), metric.Upper)
                : metric.Upper;
            if (least is not { } from || most is not { } to) return true;

            // A radius that grows with the figure is judged at the far end of what is possible.
            var wanted = radii * metric.Tolerance!.At(to);
            return to - from >= Math.Min(wanted, (metric.Upper - metric.Lower) ?? wanted);
        }
    }

    private static decimal Highest(decimal value, decimal? other) => other is { } bound ? Math.Max(value, bound) : value;

    private static decimal Lowest(decimal value, decimal? other) => other is { } bound ? Math.Min(value, bound) : value;
}
