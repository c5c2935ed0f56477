namespace Benchmarking.Engine;

/// <summary>
/// The rate of a group as a whole: ΣN / ΣD, in which the large count for more. It answers another question than the
/// median of the members' own rates, in which each counts once; the two must not be mixed up.
/// </summary>
public static class PooledRate
{
    /// <summary>Everyone's parts over everyone's denominators.</summary>
    /// <param name="parts">Numerator and denominator of each member; a denominator of 0 adds only its numerator.</param>
    /// <param name="per">What it is expressed in: 100 for percentages, 1,000 for rates per 1,000.</param>
    /// <returns>The rate; null where the denominators add up to 0, and where there are none.</returns>
    /// <exception cref="ArgumentException">A denominator is negative.</exception>
    public static decimal? Of(IEnumerable<(decimal Numerator, decimal Denominator)> parts, decimal per = 1)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var (numerators, denominators) = (0m, 0m);
        foreach (var (numerator, denominator) in parts)
        {
            if (denominator < 0) throw new ArgumentException($"A denominator is negative: {denominator}.", nameof(parts));
            numerators += numerator;
            denominators += denominator;
        }

        return denominators == 0 ? null : per * numerators / denominators;
    }

    /// <summary>The median of the members' own rates, Hyndman and Fan's type 7; those with a denominator of 0 have none.</summary>
    /// <param name="parts">Numerator and denominator of each member.</param>
    /// <param name="per">What rates are expressed in.</param>
    /// <returns>The median; null where nobody has a rate.</returns>
    public static decimal? MedianOfRates(IEnumerable<(decimal Numerator, decimal Denominator)> parts, decimal per = 1)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var rates = parts.Where(part => part.Denominator != 0).Select(part => per * part.Numerator / part.Denominator).Order().ToArray();
        return Quantiles.Of(rates, 0.5m, QuantileMethod.HyndmanFan7);
    }
}
