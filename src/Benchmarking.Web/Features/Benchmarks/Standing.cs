using Benchmarking.Engine;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>
/// Where a member stands with a metric, by whether that is good: what a manager sorts figures by. A band alone says
/// high or low; the metric's good direction turns it round where lower is better.
/// </summary>
public enum Standing
{
    /// <summary>In the quarter on the good side.</summary>
    Best,

    /// <summary>On the good side of the median, and not in the best quarter.</summary>
    Ahead,

    Around,

    /// <summary>On the other side of the median, and not in the quarter at its end.</summary>
    Behind,

    /// <summary>In the quarter at the other end.</summary>
    Weakest,

    /// <summary>Placed, and the metric has no good direction.</summary>
    NoDirection,

    /// <summary>No own figure, or no median to place it by.</summary>
    NotPlaced,
}

public static class Standings
{
    /// <summary>In the order in which they are offered and counted.</summary>
    public static IReadOnlyList<Standing> All { get; } = Enum.GetValues<Standing>();

    public static Standing Of(MetricSeries series) => Of(series.Band, series.Subject.Metric.Polarity);

    public static Standing Of(Band band, Polarity polarity) => (band, polarity) switch
    {
        (Band.NotPlaced, _) => Standing.NotPlaced,
        (_, Polarity.Neutral) => Standing.NoDirection,
        (Band.AroundMedian, _) => Standing.Around,
        (Band.TopQuarter or Band.BottomQuarter, _) => Bands.IsGood(band, polarity) == true ? Standing.Best : Standing.Weakest,
        _ => Bands.IsGood(band, polarity) == true ? Standing.Ahead : Standing.Behind,
    };

    /// <summary>In an address.</summary>
    public static string Code(this Standing standing) => standing switch
    {
        Standing.Best => "best-quarter",
        Standing.Ahead => "better-half",
        Standing.Around => "around-median",
        Standing.Behind => "weaker-half",
        Standing.Weakest => "weakest-quarter",
        Standing.NoDirection => "no-direction",
        _ => "not-placed",
    };

    /// <summary>As it is offered in a list.</summary>
    public static string Words(this Standing standing) => standing switch
    {
        Standing.Best => "Best quarter",
        Standing.Ahead => "Better than the median",
        Standing.Around => "Around the median",
        Standing.Behind => "Weaker than the median",
        Standing.Weakest => "Weakest quarter",
        Standing.NoDirection => "No good direction",
        _ => "Not placed",
    };

    public static bool TryRead(string? code, out Standing standing)
    {
        foreach (var known in All)
        {
            if (known.Code() != code)
                continue;
            standing = known;
            return true;
        }

        standing = default;
        return false;
    }
}
