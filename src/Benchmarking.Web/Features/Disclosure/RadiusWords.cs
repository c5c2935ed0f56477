using Benchmarking.Engine;

namespace Benchmarking.Web.Features.Disclosure;

/// <summary>Radius and rounding of a metric as people read them.</summary>
public static class RadiusWords
{
    /// <summary>"2.5 points", "£2", "10% of the figure, at least 1"; where there is none, that nothing is published.</summary>
    public static string Radius(Metric metric) => metric.Tolerance switch
    {
        null => "none: nothing of it is published",
        { Share: 0 } tolerance => Amount(tolerance.Absolute, metric),
        { Absolute: 0 } tolerance => $"{FigureText.Number(tolerance.Share * 100)}% of the figure",
        var tolerance => $"{FigureText.Number(tolerance.Share * 100)}% of the figure, at least {Amount(tolerance.Absolute, metric)}",
    };

    /// <summary>"2 points", "£2"; "grows with the figure" where the radius does.</summary>
    public static string Base(Metric metric) => metric.Tolerance switch
    {
        null => "–",
        { Share: 0 } tolerance => Amount(tolerance.BaseAt(0), metric),
        var tolerance => $"grows with the figure: {Amount(tolerance.BaseAt(1000), metric)} at {Figure(1000, metric)}",
    };

    /// <summary>What one number was rounded to: "rounded to 2 points"; null where it was not rounded.</summary>
    public static string? Rounded(decimal? step, Metric metric) => step is > 0 and var known ? $"rounded to {Amount(known, metric)}" : null;

    /// <summary>An amount in the metric's own unit: points for percentages.</summary>
    public static string Amount(decimal amount, Metric metric) => metric.Kind switch
    {
        MetricKind.Percentage => amount == 1 ? "1 point" : $"{FigureText.Number(amount)} points",
        MetricKind.Money => "£" + FigureText.Number(amount),
        _ => FigureText.Number(amount),
    };

    private static string Figure(decimal value, Metric metric) => FigureText.Format(value, metric.Kind, 0);
}
