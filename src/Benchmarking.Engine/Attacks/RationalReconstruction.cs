namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A19: a percentage with many decimals is a fraction. 85.714% of at most 30 tenants is 6 of 7, 12 of 14, 18 of 21 or
/// 24 of 28. With the numbers behind it a record is as good as signed.
/// </summary>
public sealed class RationalReconstruction : IAttack
{
    /// <inheritdoc/>
    public string Id => "A19";

    /// <inheritdoc/>
    public string Name => "Rational reconstruction";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var share in scene.Extras.Shares) tally.Try(Simplest(share) is { } first && IsAlone(share, first));
        return tally.Result("No single record's percentage is shown with decimals.", "Fractions found behind percentages:");
    }

    /// <summary>
    /// The fraction with the smallest denominator that would be shown as this percentage, by continued fractions; null
    /// where its denominator is beyond the largest that comes into question.
    /// </summary>
    /// <param name="share">The percentage.</param>
    public static (int Numerator, int Denominator)? Simplest(ShownShare share)
    {
        ArgumentNullException.ThrowIfNull(share);
        var (low, high) = Interval(share);
        if (low <= 0) return (0, 1);
        if (high > 1 && low <= 1) return (1, 1);

        var (p, q) = Between(low, high);
        return q <= share.Most ? ((int)p, (int)q) : null;
    }

    /// <summary>Every fraction that would be shown as this percentage, not reduced, by trying each denominator.</summary>
    /// <param name="share">The percentage.</param>
    public static IEnumerable<(int Numerator, int Denominator)> All(ShownShare share)
    {
        ArgumentNullException.ThrowIfNull(share);
        var (low, high) = Interval(share);
        for (var denominator = 1; denominator <= share.Most; denominator++)
        {
            for (var numerator = (int)decimal.Ceiling(low * denominator); numerator < high * denominator; numerator++)
            {
                if (numerator >= 0 && numerator <= denominator) yield return (numerator, denominator);
            }
        }
    }

    /// <summary>Whether every other fraction that fits is a multiple of the first.</summary>
    private static bool IsAlone(ShownShare share, (int Numerator, int Denominator) first) => All(share).All(other =>
        (long)other.Numerator * first.Denominator == (long)first.Numerator * other.Denominator);

    private static (decimal Low, decimal High) Interval(ShownShare share)
    {
        var half = FigureText.LastPlace(share.Decimals) / 2;
        return ((share.Percent - half) / 100, (share.Percent + half) / 100);
    }

    /// <summary>The simplest fraction from low to below high: take the whole part off, turn over, and go on.</summary>
    private static (decimal Numerator, decimal Denominator) Between(decimal low, decimal high)
    {
        var whole = decimal.Ceiling(low);
        if (whole < high) return (whole, 1);

        whole = decimal.Floor(low);
        var (p, q) = Turned(1 / (high - whole), 1 / (low - whole));
        return ((whole * p) + q, p);
    }

    /// <summary>The same with the ends turned over: above the lower one, up to the upper one.</summary>
    private static (decimal Numerator, decimal Denominator) Turned(decimal low, decimal high)
    {
        var whole = decimal.Floor(low) + 1;
        if (whole <= high) return (whole, 1);

        whole = decimal.Floor(low);
        var (p, q) = Between(1 / (high - whole), low == whole ? decimal.MaxValue : 1 / (low - whole));
        return ((whole * p) + q, p);
    }
}
