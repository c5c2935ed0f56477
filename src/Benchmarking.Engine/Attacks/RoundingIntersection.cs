using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A14: one and the same number shown in several roundings, releases or files. Each says where it lies; together they
/// may say more than the rounding was meant to allow.
/// </summary>
public sealed class RoundingIntersection : IAttack
{
    /// <inheritdoc/>
    public string Id => "A14";

    /// <inheritdoc/>
    public string Name => "Rounding intersection";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var (metric, entries) in Differencing.Shown(scene))
        {
            var numbers = entries.Where(entry => entry.Shown is not null)
                .GroupBy(entry => (entry.Period, entry.Input, entry.Statistic, entry.Method), entry => entry.Shown!.Value);
            foreach (var shown in numbers.Select(number => number.Distinct().ToList()).Where(shown => shown.Count > 1))
            {
                tally.Try(TellsMore(shown, metric));
            }
        }

        return tally.Result("No number is shown in two roundings.", "Numbers narrowed below their rounding base:");
    }

    /// <summary>Whether the overlap is narrower than each of them and than the metric's base.</summary>
    private static bool TellsMore(List<ShownNumber> shown, Metric metric)
    {
        var (low, high) = (shown.Max(number => number.Least), shown.Min(number => number.Below));
        var allowed = metric.Tolerance!.BaseAt(shown[0].Value);
        return high - low is { } width && width >= 0 && width < allowed && shown.All(number => number.Base > width);
    }
}
