using Benchmarking.Engine;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>Two figures as one text: <c>58–73%</c>, <c>£8.00–£18.00</c>, <c>−3 to 4</c>.</summary>
public static class FigureRange
{
    public static string Text(decimal lower, decimal upper, Metric metric)
    {
        var (from, to) = (FigureText.Format(lower, metric), FigureText.Format(upper, metric));
        if (lower < 0)
            return $"{from} to {to}";
        return metric.Kind == MetricKind.Percentage ? $"{from.TrimEnd('%')}–{to}" : $"{from}–{to}";
    }
}
