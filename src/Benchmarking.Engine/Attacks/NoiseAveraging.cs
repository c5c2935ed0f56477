using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A15: a number shown with noise that is drawn anew each time. Numbers that cannot all be right give it away; their
/// mean comes as near to the truth as there are draws.
/// </summary>
public sealed class NoiseAveraging : IAttack
{
    /// <inheritdoc/>
    public string Id => "A15";

    /// <inheritdoc/>
    public string Name => "Noise averaging";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var (metric, entries) in Differencing.Shown(scene))
        {
            var numbers = entries.Where(entry => entry.Shown is { Bound: Bound.None })
                .GroupBy(entry => (entry.Period, entry.Input, entry.Statistic, entry.Method), entry => entry.Shown!.Value);
            foreach (var draws in numbers.Select(number => number.ToList()).Where(IsNoisy))
            {
                tally.Try(StandardError(draws) < (double)metric.Tolerance!.At(draws[0].Value) / 2);
            }
        }

        return tally.Result("No number is shown with noise: the same input always gives the same number.", "Numbers got back by averaging:");
    }

    private static bool IsNoisy(List<ShownNumber> draws) =>
        draws.Count > 1 && draws.Max(number => number.Least) > draws.Min(number => number.Below);

    private static double StandardError(List<ShownNumber> draws)
    {
        var mean = draws.Average(number => (double)number.Value);
        var variance = draws.Sum(number => Math.Pow((double)number.Value - mean, 2)) / (draws.Count - 1);
        return Math.Sqrt(variance / draws.Count);
    }
}
