namespace Benchmarking.Web.Shared;

/// <summary>
/// One row's picture of where the viewer stands: the middle half as a band, the median as a line, the own value as a
/// diamond. It has no good direction. Withheld strips all look the same, whatever lies behind them.
/// </summary>
/// <param name="Lowest">Left end of the strip.</param>
/// <param name="Highest">Right end of the strip.</param>
/// <param name="Label">The strip in words, for those who do not see it.</param>
public sealed record StripModel(
    decimal Lowest,
    decimal Highest,
    decimal? LowerQuartile,
    decimal? Median,
    decimal? UpperQuartile,
    decimal? Own,
    string Label,
    bool Withheld = false)
{
    public const int Width = 188;
    public const int Height = 24;
    private const decimal Margin = 8;

    /// <summary>Strip of a row with no benchmark to show.</summary>
    public static StripModel Hidden(string label) => new(0, 1, null, null, null, null, label, Withheld: true);

    /// <summary>Place along the strip; values beyond its ends stand at the end.</summary>
    public decimal X(decimal value)
    {
        var share = Highest <= Lowest ? 0.5m : Math.Clamp((value - Lowest) / (Highest - Lowest), 0, 1);
        return Math.Round(Margin + (share * (Width - (2 * Margin))), 1);
    }

    /// <summary>Diagonal lines between two places, for withheld strips and for paper.</summary>
    public static string Hatching(decimal from, decimal to)
    {
        var path = new System.Text.StringBuilder();
        for (var x = from; x < to; x += 6)
        {
            var reach = Math.Min(12, to - x);
            path.Append($"M{x} 18L{x + reach} {18 - reach}");
        }
        return path.ToString();
    }
}
