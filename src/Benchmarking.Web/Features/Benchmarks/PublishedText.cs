using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>
/// Published numbers as read. One that stands for everything beyond it says so: <c>96% or more</c>. A member's own
/// figure is not rounded and never a bound, so it is not written here.
/// </summary>
public static class PublishedText
{
    public static string Text(decimal value, Cell cell, Metric metric) => FigureText.Format(value, AsRounded(cell, metric)) + (BoundOf(value, cell, metric) switch
    {
        Bound.AtLeast => " or more",
        Bound.AtMost => " or less",
        _ => "",
    });

    /// <summary><c>58–73%</c>; <c>84% to 96% or more</c>; one number where the two are the same.</summary>
    public static string Range(decimal lower, decimal upper, Cell cell, Metric metric) =>
        lower == upper ? Text(lower, cell, metric)
            : BoundOf(lower, cell, metric) == Bound.None && BoundOf(upper, cell, metric) == Bound.None
            ? FigureRange.Text(lower, upper, AsRounded(cell, metric))
            : $"{Text(lower, cell, metric)} to {Text(upper, cell, metric)}";

    /// <summary>Places after the point that rounding has emptied are not written: 14, not 14.0.</summary>
    private static Metric AsRounded(Cell cell, Metric metric) =>
        cell.Base is { } step && step == decimal.Truncate(step) ? metric with { Decimals = 0 } : metric;

    /// <summary>What the number stands for. Numbers from before there was rounding, and public ones, have no base and stand for themselves.</summary>
    public static Bound BoundOf(decimal value, Cell cell, Metric metric) =>
        cell.Base is null || metric.Sensitivity == Sensitivity.Public ? Bound.None : Rounding.BoundOf(value, metric);
}
