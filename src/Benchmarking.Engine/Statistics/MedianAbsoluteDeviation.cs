namespace Benchmarking.Engine;

/// <summary>
/// How far figures usually lie from the middle one, and how unusual one of them is. One wild figure moves neither, as
/// it would a standard deviation. Iglewicz and Hoaglin 1993.
/// </summary>
public static class MedianAbsoluteDeviation
{
    /// <summary>
    /// Makes it comparable with the standard deviation of a normal distribution: 1 over that distribution's upper
    /// quartile, 0.6745.
    /// </summary>
    public const decimal Consistency = 1.4826m;

    /// <summary>The upper quartile of the standard normal distribution, to the places Iglewicz and Hoaglin give.</summary>
    private const decimal Quartile = 0.6745m;

    /// <summary>The median distance from the median, not made comparable with a standard deviation.</summary>
    /// <param name="values">The figures, in any order.</param>
    /// <returns>The distance; 0 where more than half of them are equal, null where there are none.</returns>
    public static decimal? Of(IEnumerable<decimal> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var sorted = values.Order().ToArray();
        if (Median(sorted) is not { } median) return null;

        return Median([.. sorted.Select(value => Math.Abs(value - median)).Order()]);
    }

    /// <summary>The modified z-score, 0.6745·(x − median) / MAD. Beyond 3.5 either way a figure is a possible outlier.</summary>
    /// <param name="value">The figure.</param>
    /// <param name="values">The figures it is compared with.</param>
    /// <returns>
    /// The score; null where there is none: nothing to compare with, or more than half of the figures equal, so that
    /// any other one would be infinitely unusual. A figure at the median then scores 0.
    /// </returns>
    public static decimal? Score(decimal value, IReadOnlyCollection<decimal> values)
    {
        if (Of(values) is not { } deviation) return null;

        var distance = value - Median([.. values.Order()])!.Value;
        return distance == 0 ? 0 : deviation == 0 ? null : Quartile * distance / deviation;
    }

    private static decimal? Median(decimal[] sorted) => Quantiles.Of(sorted, 0.5m, QuantileMethod.HyndmanFan7);
}
