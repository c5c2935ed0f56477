namespace Benchmarking.Engine.Disclosure;

/// <summary>Why a sum or a weighted mean may not be shown.</summary>
public enum PooledRisk
{
    /// <summary>It may be shown.</summary>
    None,

    /// <summary>Fewer contributors than a sum needs.</summary>
    TooFew,

    /// <summary>The next largest could work out the largest's part too closely.</summary>
    TooClose,

    /// <summary>One contributor is more than half of it, or two are more than two thirds.</summary>
    Dominated,
}

/// <summary>
/// Whether a sum of contributors' parts may be shown: the p% rule, with partners who take their own parts out, and the
/// shares of the Australian Bureau of Statistics, (1, 50) and (2, 67). ESSnet Handbook on Statistical Disclosure
/// Control, chapter 4.
/// </summary>
/// <param name="Percent">p: nobody may come nearer to the largest part than so many percent of it.</param>
/// <param name="Partners">c: how many may take their own parts out together.</param>
/// <param name="Minimum">Fewest contributors.</param>
/// <param name="One">Largest share of one contributor, in percent.</param>
/// <param name="Two">Largest share of two contributors, in percent.</param>
public sealed record PooledRule(decimal Percent = 10, int Partners = 2, int Minimum = 10, decimal One = 50, decimal Two = 67)
{
    /// <summary>Where parts can be negative people are taken to know twice as much of them: p is halved.</summary>
    private const decimal Negative = 2;

    /// <summary>10% with two partners, ten contributors, (1, 50) and (2, 67).</summary>
    public static PooledRule Standard { get; } = new();

    /// <summary>What is wrong with showing a sum, if anything.</summary>
    /// <param name="parts">
    /// One for each interest group, in any order. With a negative one among them all count by their size, and p is
    /// halved.
    /// </param>
    public PooledRisk Of(IReadOnlyCollection<decimal> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var sizes = parts.Select(Math.Abs).OrderDescending().ToArray();
        var total = sizes.Sum();
        if (sizes.Length < Minimum) return PooledRisk.TooFew;
        if (total == 0) return PooledRisk.None;

        var percent = parts.Any(part => part < 0) ? Percent / Negative : Percent;
        if (Remainder(sizes, total) < percent / 100 * sizes[0]) return PooledRisk.TooClose;
        return 100 * sizes[0] > One * total || 100 * sizes.Take(2).Sum() > Two * total ? PooledRisk.Dominated : PooledRisk.None;
    }

    /// <summary>
    /// What is wrong with showing a proportion of sums, ΣN / ΣD. The deficits D − N count too: at 99.9% the one who is
    /// not at 100% is the largest part of what is missing.
    /// </summary>
    /// <param name="parts">Numerator and denominator of each interest group.</param>
    /// <param name="denominatorsPublic">Whether everybody knows the denominators: then their sum tells nothing.</param>
    public PooledRisk OfProportion(
        IReadOnlyCollection<(decimal Numerator, decimal Denominator)> parts, bool denominatorsPublic)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var numerators = Of([.. parts.Select(part => part.Numerator)]);
        if (numerators != PooledRisk.None) return numerators;

        var denominators = denominatorsPublic ? PooledRisk.None : Of([.. parts.Select(part => part.Denominator)]);
        return denominators != PooledRisk.None ? denominators : Of([.. parts.Select(part => part.Denominator - part.Numerator)]);
    }

    /// <summary>
    /// Where denominators are public, whether partners come nearer to the largest contributor's own figure than the
    /// radius: what they cannot take out, over its denominator, is the error they make.
    /// </summary>
    /// <param name="parts">Numerator and denominator of each interest group.</param>
    /// <param name="radius">The radius τ as a share, in the unit of numerator over denominator.</param>
    public bool TellsFigure(IReadOnlyCollection<(decimal Numerator, decimal Denominator)> parts, decimal radius)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0) return false;

        var sorted = parts.OrderByDescending(part => part.Numerator).ToArray();
        var remainder = Remainder([.. sorted.Select(part => part.Numerator)], sorted.Sum(part => part.Numerator));
        return sorted[0].Denominator > 0 && remainder / sorted[0].Denominator < radius;
    }

    /// <summary>What is left of the total when the largest and its partners are taken out.</summary>
    private decimal Remainder(ReadOnlySpan<decimal> descending, decimal total)
    {
        foreach (var size in descending[..Math.Min(Partners + 1, descending.Length)]) total -= size;
        return total;
    }
}
