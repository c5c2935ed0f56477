namespace Benchmarking.Web.Shared;

/// <summary>An axis of a chart. Charts that are to be compared are given the same one.</summary>
public sealed record ChartAxis(decimal Lowest, decimal Highest, IReadOnlyList<ShownFigure> Ticks)
{
    private const int MostSteps = ChartRules.MostSteps;

    /// <summary>Of a figure before its values are known.</summary>
    public static ChartAxis Nothing { get; } = new(0, 1, []);

    /// <summary>
    /// A round axis that holds all values, with few steps. <paramref name="lowest"/> and
    /// <paramref name="highest"/> are the metric's limits: the axis never runs past them.
    /// </summary>
    public static ChartAxis Around(
        IEnumerable<decimal> values, int decimals, Func<decimal, string> text, decimal? lowest = null, decimal? highest = null)
    {
        var all = values.DefaultIfEmpty(0).ToArray();
        var (low, high) = (all.Min(), all.Max());
        var step = Step(high - low, decimals);
        var from = Math.Floor(low / step) * step;
        var to = Math.Ceiling(high / step) * step;
        if (to == from)
            to += step;
        // A line along the very edge is hard to see: leave one step of air where the limits allow it.
        if (low == from && !(lowest >= from))
            from -= step;
        if (high == to && !(highest <= to))
            to += step;
        var count = (int)((to - from) / step);
        var ticks = Enumerable.Range(0, count + 1).Select(i => from + (i * step));
        return new ChartAxis(from, to, [.. ticks.Select(at => new ShownFigure(at, text(at)))]);
    }

    /// <summary>How far up the axis a value lies, 0 to 1.</summary>
    public decimal Share(decimal value) =>
        Highest == Lowest ? 0 : Math.Clamp((value - Lowest) / (Highest - Lowest), 0, 1);

    private static decimal Step(decimal span, int decimals)
    {
        var unit = 1m;
        for (var i = 0; i < decimals; i++)
            unit /= 10;
        while (span > unit * 5 * MostSteps)
            unit *= 10;
        return new[] { unit, unit * 2, unit * 5 }.First(step => span <= step * MostSteps);
    }
}
