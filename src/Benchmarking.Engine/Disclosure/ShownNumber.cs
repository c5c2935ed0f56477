namespace Benchmarking.Engine.Disclosure;

/// <summary>Whether a number stands for itself or for everything beyond it.</summary>
public enum Bound
{
    /// <summary>The number itself.</summary>
    None,

    /// <summary>"96% or more": too near the highest possible value to say more.</summary>
    AtLeast,

    /// <summary>"4% or less": too near the lowest possible value to say more.</summary>
    AtMost,
}

/// <summary>A number as shown: rounded to its base, or only as a bound.</summary>
/// <param name="Value">What is shown.</param>
/// <param name="Base">What it was rounded to; 0 where it was not rounded.</param>
/// <param name="Bound">Whether it stands for everything beyond it.</param>
public readonly record struct ShownNumber(decimal Value, decimal Base, Bound Bound)
{
    /// <summary>The least the exact statistic can have been; null where nothing is said of it.</summary>
    public decimal? Least => Bound == Bound.AtMost ? null : Value - (Base / 2);

    /// <summary>
    /// What the exact statistic lies below (or at, where nothing was rounded); null where nothing is said of it.
    /// </summary>
    public decimal? Below => Bound == Bound.AtLeast ? null : Value + (Base / 2);

    /// <summary>Whether a statistic lies in the bin that the number stands for.</summary>
    /// <param name="exact">The statistic.</param>
    internal bool Covers(decimal exact) => Base == 0 ? exact == Value : !(exact < Least) && !(exact >= Below);
}

/// <summary>How exact statistics become shown numbers. Identical input gives identical output: nothing is drawn.</summary>
public static class Rounding
{
    /// <summary>
    /// Rounds to the metric's base, b·⌊x/b + ½⌋, and shows what lies within one radius of a possible bound only as a
    /// bound: that nearly everybody is at 100% must not tell who is not.
    /// </summary>
    /// <param name="exact">The statistic.</param>
    /// <param name="metric">Its metric. A judgement, and a metric without a radius, are not rounded.</param>
    public static ShownNumber Show(decimal exact, Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (metric.Tolerance is not { } tolerance || metric.Kind == MetricKind.Rating) return new(exact, 0, Bound.None);

        var step = tolerance.BaseAt(exact);
        var shown = Round(exact, step);
        if (UpperGuard(metric) is { } high && shown >= high) return new(high, tolerance.BaseAt(high), Bound.AtLeast);
        if (LowerGuard(metric) is { } low && shown <= low) return new(low, tolerance.BaseAt(low), Bound.AtMost);
        return new(shown, step, Bound.None);
    }

    /// <summary>
    /// Whether a statistic would have been shown as a number, by the publishing code itself. A number made while
    /// another radius was in force is judged by its bin.
    /// </summary>
    /// <param name="exact">The statistic.</param>
    /// <param name="shown">The number.</param>
    /// <param name="metric">Its metric as it is now.</param>
    internal static bool Agrees(decimal exact, ShownNumber shown, Metric metric) =>
        shown.Covers(exact) && (Show(exact, metric) == shown || !IsOf(shown, metric));

    /// <summary>Whether a number can have been made with the radius in force.</summary>
    /// <param name="shown">The number.</param>
    /// <param name="metric">Its metric as it is now.</param>
    internal static bool IsOf(ShownNumber shown, Metric metric) =>
        Show(shown.Value, metric) == shown || Show(shown.Value - (shown.Base / 2), metric) == shown;

    /// <summary>A number shown for a metric, with the bound it stands for.</summary>
    /// <param name="shown">The number as published.</param>
    /// <param name="metric">Its metric, protected.</param>
    public static Bound BoundOf(decimal shown, Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (metric.Tolerance is null || metric.Kind == MetricKind.Rating) return Bound.None;
        return shown == UpperGuard(metric) ? Bound.AtLeast : shown == LowerGuard(metric) ? Bound.AtMost : Bound.None;
    }

    /// <summary>A figure drawn in to the numbers that stand for everything beyond them.</summary>
    /// <param name="figure">Any figure.</param>
    /// <param name="metric">Its metric.</param>
    internal static decimal WithinGuards(decimal figure, Metric metric)
    {
        if (metric.Tolerance is null || metric.Kind == MetricKind.Rating) return figure;
        return Math.Max(Math.Min(figure, UpperGuard(metric) ?? figure), LowerGuard(metric) ?? decimal.MinValue);
    }

    /// <summary>The number that stands for everything above it; null where the metric has no highest value.</summary>
    internal static decimal? UpperGuard(Metric metric)
    {
        if (metric is not { Upper: { } bound, Tolerance: { } tolerance }) return null;

        var step = tolerance.BaseAt(bound);
        return step == 0 ? null : decimal.Floor((bound - Math.Max(tolerance.At(bound), step)) / step) * step;
    }

    /// <summary>The number that stands for everything below it; null where the metric has no lowest value.</summary>
    internal static decimal? LowerGuard(Metric metric)
    {
        if (metric is not { Lower: { } bound, Tolerance: { } tolerance }) return null;

        var step = tolerance.BaseAt(bound);
        return step == 0 ? null : decimal.Ceiling((bound + Math.Max(tolerance.At(bound), step)) / step) * step;
    }

    private static decimal Round(decimal exact, decimal step) =>
        step == 0 ? exact : step * decimal.Floor((exact / step) + 0.5m);
}
