using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A16: at 100% there is only one value. A quantile or a count at the highest possible value says how many are there;
/// once two members who are not (or are) take themselves out, it may say so of everyone else.
/// </summary>
public sealed class BoundDisclosure : IAttack
{
    private const int Coalition = 2;

    /// <inheritdoc/>
    public string Id => "A16";

    /// <inheritdoc/>
    public string Name => "Figures at a bound";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var (metric, entries) in Differencing.Shown(scene).Where(pair => pair.Metric is { Upper: not null, Kind: not MetricKind.Rating }))
        {
            foreach (var period in entries.GroupBy(entry => entry.Period))
            {
                if (Differencing.Problem(scene, metric, period) is var (problem, world)) Quantiles(problem, world, tally);
            }

            foreach (var count in scene.Extras.AtUpper.Where(count => count.Metric == metric.Code)) Count(scene, count, metric, tally);
        }

        return tally.Result("No number at the highest possible value is shown.", "Cells that give away who is at the bound:");
    }

    /// <summary>So many are within a radius of the bound; the coalition is those who are farthest from it.</summary>
    private static void Quantiles(AuditProblem problem, decimal[] world, Tally tally)
    {
        var upper = problem.Metric.Upper!.Value;
        var near = upper - problem.Metric.Tolerance!.At(upper);
        foreach (var cell in problem.Cells.Where(cell => cell.Shown.Least > near))
        {
            // All of a mean's members share what is missing to the bound; of a quantile it is those above its window.
            var certain = cell.Ranks is { } ranks ? cell.Members.Length - ranks.Last
                : (upper - cell.Shown.Least!.Value) * cell.Members.Length < upper - near ? cell.Members.Length : 0;
            var away = cell.Members.Count(member => world[member] <= near);
            tally.Try(certain > 0 && cell.Members.Length - Math.Min(away, Coalition) <= certain && cell.Members.Length > Coalition);
        }
    }

    private static void Count(AttackScene scene, ShownCount count, Metric metric, Tally tally)
    {
        var values = scene.Ledger.Input(count.Input).Contributions.Select(one => scene.Truth.Of(one.Token)).ToList();
        var at = values.Count(value => value == metric.Upper);
        if (count.Count != at || values.Count <= Coalition) return;

        // Everyone else is at the bound, or nobody else is.
        tally.Try(values.Count - at <= Coalition || at <= Coalition);
    }
}
