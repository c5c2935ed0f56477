namespace Benchmarking.Engine;

/// <summary>
/// How far a figure moved between two periods. Both are rounded as shown before one is taken from the other, so that
/// a reader who does the sum finds the same.
/// </summary>
/// <param name="Amount">Later less earlier; positive is up. A change of a percentage is in percentage points.</param>
/// <param name="Kind">What the metric counts in.</param>
/// <param name="Decimals">Places shown.</param>
public sealed record Change(decimal Amount, MetricKind Kind, int Decimals)
{
    /// <summary>With a sign for the eye: <c>▲ 2 points</c>, <c>▼ £0.80</c>, <c>no change</c>.</summary>
    public string Words => Said("▲ ", "▼ ");

    /// <summary>The same for the ear, where ▲ is read out badly: <c>up 2 points</c>, <c>down £0.80</c>.</summary>
    public string Spoken => Said("up ", "down ");

    /// <summary>The change between two figures; null where either is missing.</summary>
    /// <param name="later">The figure of the later period.</param>
    /// <param name="earlier">The figure of the earlier period.</param>
    /// <param name="metric">Their metric.</param>
    public static Change? Between(decimal? later, decimal? earlier, Metric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (later is not { } after || earlier is not { } before) return null;

        var amount = FigureText.Round(after, metric.Decimals) - FigureText.Round(before, metric.Decimals);
        return new(amount, metric.Kind, metric.Decimals);
    }

    private string Said(string up, string down) =>
        Amount == 0 ? "no change" : (Amount > 0 ? up : down) + Size(Math.Abs(Amount));

    private string Size(decimal size)
    {
        if (Kind != MetricKind.Percentage) return FigureText.Unsigned(size, Kind, Decimals);

        var digits = FigureText.Unsigned(size, MetricKind.Count, Decimals);
        return digits == "1" ? "1 point" : $"{digits} points";
    }
}
