using System.Globalization;

namespace Benchmarking.Engine;

/// <summary>Figures as people read them, and as files carry them.</summary>
public static class FigureText
{
    /// <summary>The sign of negative numbers in show: a true minus, as wide as a plus, never a hyphen.</summary>
    public const char Minus = '\u2212';

    /// <summary>What stands for a figure that would show as 0 but is not 0.</summary>
    public const string Low = "[low]";

    /// <summary>A figure as shown: <c>72%</c>, <c>£14.20</c>, <c>18.4</c>, <c>1,250</c>, <c>−3</c>, <c>[low]</c>.</summary>
    /// <param name="value">The figure.</param>
    /// <param name="metric">Its metric, for kind and decimals.</param>
    public static string Format(decimal value, Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return Format(value, metric.Kind, metric.Decimals);
    }

    /// <summary>A figure as shown, half rounded away from zero.</summary>
    /// <param name="value">The figure.</param>
    /// <param name="kind">What it counts in.</param>
    /// <param name="decimals">Places after the point, 0 to 10.</param>
    public static string Format(decimal value, MetricKind kind, int decimals)
    {
        var rounded = Round(value, decimals);
        if (rounded == 0 && value != 0) return Low;

        var sign = rounded < 0 ? Minus.ToString() : string.Empty;
        return sign + Unsigned(Math.Abs(rounded), kind, decimals);
    }

    /// <summary>The number shown for a figure: half rounded away from zero.</summary>
    /// <param name="value">The figure.</param>
    /// <param name="decimals">Places after the point, 0 to 10.</param>
    public static decimal Round(decimal value, int decimals) =>
        decimal.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>For reading, without a unit: <c>1,250</c> or <c>−12.5</c>, as many places as there are.</summary>
    /// <param name="value">The number.</param>
    public static string Number(decimal value) =>
        value.ToString("#,0.############################", CultureInfo.InvariantCulture).Replace('-', Minus);

    /// <summary>For files: every place there is, no trailing zeros, point for decimals, hyphen for negative.</summary>
    /// <param name="value">The number.</param>
    public static string Plain(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>One unit of the last place shown: 0.1 for one decimal, 1 for none.</summary>
    internal static decimal LastPlace(int decimals) => new(1, 0, 0, false, (byte)decimals);

    internal static string Unsigned(decimal rounded, MetricKind kind, int decimals)
    {
        var digits = rounded.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return kind switch
        {
            MetricKind.Percentage => digits + "%",
            MetricKind.Money => "£" + digits,
            _ => digits,
        };
    }
}
