namespace Benchmarking.Engine.Simulation;

/// <summary>How the figures of a simulated metric are spread.</summary>
/// <param name="Metric">The metric, without its radius.</param>
/// <param name="Floor">The least radius the catalogue allows for it.</param>
/// <param name="Figure">The figure of an organisation that stands so many standard deviations above the middle one.</param>
internal sealed record MetricShape(Metric Metric, decimal Floor, Func<double, double> Figure)
{
    /// <summary>Where the quartiles of the normal distribution lie.</summary>
    private const double Quartile = 0.67448975;

    /// <summary>Share of a long-tailed figure that its radius is; 0 where the radius is the same everywhere.</summary>
    public decimal Share { get; init; }

    /// <summary>What the denominator counts in: 100 for percentages, 1,000 for rates, 1 for money; null without one.</summary>
    public decimal? PerUnit { get; init; }

    /// <summary>Every shape, in the order in which metrics go through them.</summary>
    public static IReadOnlyList<MetricShape> Each { get; } =
    [
        new(Percentage("heard"), 0.5m, z => 72 + (8 * z)) { PerUnit = 100 },
        new(Percentage("checks"), 0.5m, z => 101 - (3.5 * Math.Exp(0.9 * z))) { PerUnit = 100 },
        new(
            new("complaints", "per 1,000 homes", 1, Polarity.LowerIsBetter, Sensitivity.Protected, 0, null, MetricKind.Rate),
            0.5m, z => 40 * Math.Exp(0.5 * z)) { PerUnit = 1000 },
        new(
            new("spend", "£", 2, Polarity.Neutral, Sensitivity.Protected, 0, null, MetricKind.Money),
            1.5m, z => 30 * Math.Exp(0.8 * z)) { PerUnit = 1, Share = 0.1m },
        new(
            new("sessions", "", 0, Polarity.Neutral, Sensitivity.Protected, 0, null, MetricKind.Count),
            1, z => 14 * Math.Exp(0.6 * z)),
        new(
            new("influence", "", 0, Polarity.HigherIsBetter, Sensitivity.Protected, 0, 3, MetricKind.Rating),
            1, z => z < -1.2 ? 0 : z < -0.2 ? 1 : z < 0.9 ? 2 : 3),
        new(Percentage("survey") with { Sticky = true }, 0.5m, z => 65 + (10 * z)) { PerUnit = 100 },
    ];

    /// <summary>
    /// The metric with its radius: 0.15 of the distance between the shape's quartiles, or the floor where that is
    /// less. It comes from the shape, so it is the same for every club.
    /// </summary>
    /// <param name="round">How often the shapes were gone through before; tells metrics of one shape apart.</param>
    public Metric Of(int round)
    {
        var spread = (decimal)Math.Abs(Figure(Quartile) - Figure(-Quartile));
        var radius = Metric.Kind switch
        {
            MetricKind.Rating => Tolerance.OfJudgements.Absolute,
            // Of whole things the radius is whole: rounding to 1 would round nothing.
            MetricKind.Count => Math.Ceiling(0.15m * spread),
            _ => Math.Max(Floor, Math.Round(0.15m * spread, 2)),
        };
        return Metric with
        {
            Code = round == 0 ? Metric.Code : $"{Metric.Code}-{round + 1}",
            Tolerance = Share > 0 ? new(Floor, Share) : new(radius),
        };
    }

    private static Metric Percentage(string code) =>
        new(code, "%", 1, Polarity.HigherIsBetter, Sensitivity.Protected, 0, 100, MetricKind.Percentage);
}
