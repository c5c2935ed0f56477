namespace Benchmarking.Engine.Attacks;

/// <summary>Counts what an attack found. Only here does the truth come in, to tell finds from mistakes.</summary>
internal sealed class Tally(IAttack attack)
{
    private const double Slack = 1e-6;
    private double narrowest = double.PositiveInfinity;
    private int intervals;
    private int narrow;
    private int successes;
    private bool counts;
    private (string Organisation, double Width)? worst;

    /// <summary>How many were tried.</summary>
    public int Targets { get; private set; }

    /// <summary>Intervals that were narrower than promised, and right.</summary>
    public int Narrow => narrow;

    /// <summary>
    /// An interval that a coalition worked out for a figure. It must be at least 2τ wide against one partner and τ
    /// against two. An interval that does not hold the true figure is a mistake, not a find.
    /// </summary>
    public void Interval(string organisation, Metric metric, decimal truth, double low, double high, int coalition)
    {
        Targets++;
        intervals++;
        low = Math.Max(low, (double?)metric.Lower ?? double.NegativeInfinity);
        high = Math.Min(high, (double?)metric.Upper ?? double.PositiveInfinity);
        var radius = (double)(metric.Tolerance?.At(truth) ?? 0);
        if (radius == 0 || (double)truth < low - Slack || (double)truth > high + Slack) return;

        var width = Math.Max(0, high - low) / (coalition <= 1 ? 2 * radius : radius);
        narrowest = Math.Min(narrowest, width);
        if (worst is null || width < worst.Value.Width) worst = (organisation, width);
        if (width < 1 - Slack) narrow++;
    }

    /// <summary>A target on which the attack either works or not.</summary>
    public void Try(bool success, string? organisation = null)
    {
        Targets++;
        counts = true;
        if (!success) return;

        successes++;
        if (organisation is not null) worst ??= (organisation, double.PositiveInfinity);
    }

    /// <summary>How it went.</summary>
    /// <param name="nothing">Why there was nothing to try it on, in a sentence.</param>
    /// <param name="found">What a success means here, in a sentence.</param>
    public AttackResult Result(string nothing, string found)
    {
        var finds = narrow + successes;
        return new(attack.Id, attack.Name, Targets)
        {
            NarrowestWidth = double.IsInfinity(narrowest) ? null : narrowest,
            ShareNarrow = intervals == 0 ? null : narrow / (double)intervals,
            Successes = counts ? successes : null,
            Worst = finds == 0 ? null : worst?.Organisation,
            Finding = Targets == 0 ? nothing : finds == 0 ? "Nothing found." : $"{found} {FigureText.Number(finds)} of {FigureText.Number(Targets)}.",
        };
    }
}
