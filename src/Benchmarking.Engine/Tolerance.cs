using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Benchmarking.Engine;

/// <summary>
/// The protection radius τ of a metric: nobody may place a member's figure more closely than within τ on either side.
/// It comes from the metric catalogue and changes once a year, never for a publication, so that it tells nothing of
/// the figures it protects.
/// </summary>
/// <param name="Absolute">The radius in the metric's unit; for a skewed metric the least radius. At least 0.</param>
/// <param name="Share">For a skewed metric the radius as a share of the figure itself: 0.1 for a tenth; otherwise 0.</param>
public sealed record Tolerance(decimal Absolute, decimal Share = 0)
{
    private const int FirstPeriods = 4;

    /// <summary>
    /// The radius of judgements 0 to 3, whatever the catalogue says: half a category on either side, which means that
    /// nobody can be certain of one category. A whole one would promise that two of four cannot be ruled out.
    /// </summary>
    public static Tolerance OfJudgements { get; } = new(0.5m);

    /// <summary>The radius around a figure.</summary>
    /// <param name="figure">The figure.</param>
    public decimal At(decimal figure) => Math.Max(Absolute, Share * Math.Abs(figure));

    /// <summary>
    /// The rounding base there: the largest of {1, 2, 5}·10^z that is not above the radius. Always more than 0.4 of it.
    /// </summary>
    /// <param name="figure">The figure to be rounded.</param>
    /// <returns>The base; 0 where the radius is 0, which means that nothing is rounded.</returns>
    public decimal BaseAt(decimal figure) => Ladder(At(figure));

    /// <summary>Reads <c>2.5</c> (in the metric's unit), <c>10%</c> (of the figure) or <c>10% + 0.5</c> (with a least radius).</summary>
    /// <param name="text">The text.</param>
    /// <param name="tolerance">What it says.</param>
    /// <returns>True when it is a radius above 0.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Tolerance? tolerance)
    {
        tolerance = null;
        var parts = (text ?? string.Empty).Split('+', StringSplitOptions.TrimEntries);
        if (parts.Length is 0 or > 2) return false;

        if (!parts[0].EndsWith('%'))
        {
            if (parts.Length == 1 && Positive(parts[0], out var absolute)) tolerance = new(absolute);
        }
        else if (Positive(parts[0][..^1], out var percent))
        {
            var least = 0m;
            if (parts.Length == 1 || Positive(parts[1], out least)) tolerance = new(least, percent / 100);
        }

        return tolerance is not null;
    }

    /// <summary>
    /// A radius for a metric whose catalogue names none: 0.15 of the distance between the quartiles of everyone (type 7),
    /// averaged over the first four periods, and at least half a percentage point, a twentieth of the median of money,
    /// else one unit of the last decimal. It is rounded down to {1, 2, 5}·10^z, so that it tells no more of the figures
    /// than their order of magnitude. Where the largest figure is more than five times the median, it is a tenth of the
    /// figure itself, with that least radius. Judgements have their own.
    /// </summary>
    /// <remarks>Derive it once and keep it: a radius that follows the figures from publication to publication tells of them.</remarks>
    /// <param name="metric">The metric.</param>
    /// <param name="figures">Everyone's figures by period, in any order; a period may be empty.</param>
    public static Tolerance FromFigures(Metric metric, IReadOnlyDictionary<Period, IReadOnlyList<decimal>> figures)
    {
        ArgumentNullException.ThrowIfNull(metric);
        ArgumentNullException.ThrowIfNull(figures);
        decimal[][] periods =
        [
            .. figures.Where(period => period.Value.Count > 0).OrderBy(period => period.Key).Take(FirstPeriods)
                .Select(period => period.Value.Order().ToArray()),
        ];
        decimal[] all = [.. periods.SelectMany(period => period).Order()];
        if (metric.Kind == MetricKind.Rating) return OfJudgements;

        var median = all.Length == 0 ? 0 : Type7(all, 0.5m);
        var floor = Math.Max(FigureText.LastPlace(metric.Decimals), metric.Kind switch
        {
            MetricKind.Percentage => 0.5m,
            MetricKind.Money => 0.05m * median,
            _ => 0,
        });
        if (all is [>= 0, ..] && all[^1] > 5 * median) return new(Ladder(floor), 0.1m);

        var spread = periods.Length == 0 ? 0 : periods.Average(period => Type7(period, 0.75m) - Type7(period, 0.25m));
        return new(Ladder(Math.Max(floor, 0.15m * spread)));
    }

    /// <summary>As in files, such as <c>2.5</c> or <c>10% + 0.5</c>.</summary>
    public override string ToString() => Share == 0 ? FigureText.Plain(Absolute)
        : Absolute == 0 ? FigureText.Plain(Share * 100) + "%"
        : $"{FigureText.Plain(Share * 100)}% + {FigureText.Plain(Absolute)}";

    internal static decimal Ladder(decimal radius)
    {
        if (radius <= 0) return 0;

        var power = 1m;
        while (power > radius) power /= 10;
        while (power * 10 <= radius) power *= 10;
        return radius >= power * 5 ? power * 5 : radius >= power * 2 ? power * 2 : power;
    }

    private static decimal Type7(decimal[] sorted, decimal probability) =>
        Quantiles.Of(sorted, probability, QuantileMethod.HyndmanFan7)!.Value;

    private static bool Positive(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && number > 0;
}
