using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine;

/// <summary>
/// Where a member's own figure stands, by its value: the top quarter is that of the highest values, whether they are
/// good or not.
/// </summary>
public enum Band
{
    /// <summary>There is no own figure, or no median to place it by.</summary>
    NotPlaced,

    /// <summary>Above the upper quartile.</summary>
    TopQuarter,

    /// <summary>Above the median, and not above the upper quartile where one is shown (the upper middle).</summary>
    AboveMedian,

    /// <summary>Within one rounding base of the median.</summary>
    AroundMedian,

    /// <summary>Below the median, and not below the lower quartile where one is shown (the lower middle).</summary>
    BelowMedian,

    /// <summary>Below the lower quartile.</summary>
    BottomQuarter,
}

/// <summary>
/// Places a member's own figure among published numbers. It uses nothing else, so it tells nothing new of anybody.
/// </summary>
public static class Bands
{
    /// <summary>
    /// Places a figure. "Around the median" comes first, so that where quartiles fall together (nearly everybody at
    /// 100%) a difference no larger than the rounding does not make a bottom quarter. A figure that shows as
    /// equal to a published quartile belongs to the middle.
    /// </summary>
    /// <param name="own">The member's own figure, or null.</param>
    /// <param name="cell">The published cell.</param>
    /// <param name="metric">
    /// The metric, whose places after the point stand for the rounding base where the cell has none. A judgement is
    /// around the median only when it is equal to it: one category is a whole step.
    /// </param>
    /// <returns>The band; <see cref="Band.NotPlaced"/> where the figure or the median is missing.</returns>
    public static Band Place(decimal? own, Cell cell, Metric metric)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(metric);
        if (own is not { } figure || cell.Median is not { } median) return Band.NotPlaced;

        // "96% or more" is all that is known of a number beyond the guard, so beyond it all figures are alike.
        var value = Rounding.WithinGuards(figure, metric);
        if (Math.Abs(value - median) <= Nearby(cell, metric)) return Band.AroundMedian;
        // Compared as shown: beside "63–69%" a 69% that is 69.2 must not stand above the middle.
        var shown = FigureText.Round(value, metric.Decimals);
        if (shown > Shown(cell.UpperQuartile, metric)) return Band.TopQuarter;
        if (shown < Shown(cell.LowerQuartile, metric)) return Band.BottomQuarter;
        return value > median ? Band.AboveMedian : Band.BelowMedian;
    }

    /// <summary>
    /// The band in words. "Top" and "bottom" sound like good and bad, so they are said only where higher is better;
    /// otherwise it is "highest" and "lowest", and the words say which direction is good, if any.
    /// </summary>
    /// <param name="band">The band.</param>
    /// <param name="polarity">The metric's good direction.</param>
    /// <returns>Such as <c>top quarter</c> or <c>lowest quarter (lower is better)</c>.</returns>
    public static string Words(Band band, Polarity polarity) => (band, polarity) switch
    {
        (Band.NotPlaced, _) => "not placed",
        (Band.AroundMedian, _) => "around the median",
        (Band.TopQuarter, Polarity.HigherIsBetter) => "top quarter",
        (Band.BottomQuarter, Polarity.HigherIsBetter) => "bottom quarter",
        _ => Position(band) + Direction(polarity),
    };

    /// <summary>Whether standing there is good news.</summary>
    /// <param name="band">The band.</param>
    /// <param name="polarity">The metric's good direction.</param>
    /// <returns>
    /// True or false on the good or the other side of the median; null around it, where the figure is not placed, and
    /// for metrics without a good direction.
    /// </returns>
    public static bool? IsGood(Band band, Polarity polarity)
    {
        bool? high = band switch
        {
            Band.TopQuarter or Band.AboveMedian => true,
            Band.BelowMedian or Band.BottomQuarter => false,
            _ => null,
        };

        return polarity switch
        {
            Polarity.HigherIsBetter => high,
            Polarity.LowerIsBetter => !high,
            _ => null,
        };
    }

    private static decimal? Shown(decimal? quartile, Metric metric) =>
        quartile is { } known ? FigureText.Round(known, metric.Decimals) : null;

    private static decimal Nearby(Cell cell, Metric metric)
    {
        if (metric.Kind == MetricKind.Rating) return 0;
        return cell.Base ?? FigureText.LastPlace(metric.Decimals);
    }

    private static string Position(Band band) => band switch
    {
        Band.TopQuarter => "highest quarter",
        Band.AboveMedian => "above the median",
        Band.BelowMedian => "below the median",
        Band.BottomQuarter => "lowest quarter",
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "Not a band with a position."),
    };

    private static string Direction(Polarity polarity) => polarity switch
    {
        Polarity.LowerIsBetter => " (lower is better)",
        Polarity.Neutral => " (no good direction)",
        _ => string.Empty,
    };
}
