using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A1 to A4: what follows for certain from everything shown of a metric, for an outsider, for each member, and for two
/// who pool their figures. A figure must stay open by 2τ against one, and by τ against two.
/// </summary>
public sealed class IntervalAttack : IAttack
{
    private readonly Func<AuditProblem, AttackScene, IEnumerable<int[]>> coalitions;
    private readonly bool quantiles;

    private IntervalAttack(
        string id, string name, bool quantiles, Func<AuditProblem, AttackScene, IEnumerable<int[]>> coalitions) =>
        (Id, Name, this.quantiles, this.coalitions) = (id, name, quantiles, coalitions);

    /// <summary>A1: an outsider solves linear programmes over the means.</summary>
    public static IntervalAttack Outsider { get; } = new("A1", "Linear programmes", quantiles: false, (_, _) => [[]]);

    /// <summary>A2: the same with a member's own figure.</summary>
    public static IntervalAttack OwnFigure { get; } = new("A2", "Own figure", quantiles: false, Coalitions.Single);

    /// <summary>A3: the same with two members' figures.</summary>
    public static IntervalAttack TwoTogether { get; } = new("A3", "Two together", quantiles: false, Coalitions.Pairs);

    /// <summary>A4: quantiles too, for outsiders, members and pairs, until nothing more follows.</summary>
    public static IntervalAttack Order { get; } = new("A4", "Order propagation", quantiles: true, (problem, scene) =>
        [[], .. Coalitions.Single(problem, scene), .. Coalitions.Pairs(problem, scene)]);

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var (metric, entries) in Differencing.Shown(scene))
        {
            // Figures carried forward are the same unknown in every period; of others each period stands by itself.
            var known = entries.Where(entry => quantiles || entry.Statistic == Statistic.Mean);
            foreach (var together in known.GroupBy(entry => metric.Sticky ? string.Empty : entry.Period))
            {
                if (Differencing.Problem(scene, metric, together) is not var (problem, world)) continue;
                foreach (var coalition in coalitions(problem, scene)) Infer(problem, world, coalition, tally);
            }
        }

        return tally.Result($"No {(quantiles ? "number" : "mean")} is shown.", "Figures placed more closely than promised:");
    }

    private void Infer(AuditProblem problem, decimal[] world, int[] coalition, Tally tally)
    {
        var intervals = new Intervals(problem);
        for (var i = 0; i < world.Length; i++)
        {
            if (coalition.Contains(problem.Unknowns[i].Owner)) intervals.Fix(i, world[i]);
        }

        if (quantiles) Inference.Narrow(problem, intervals);
        else LinearBounds.Narrow(problem, intervals);
        for (var i = 0; i < world.Length; i++)
        {
            var unknown = problem.Unknowns[i];
            if (coalition.Contains(unknown.Owner)) continue;
            tally.Interval(unknown.Organisation, problem.Metric, world[i], intervals.Low[i], intervals.High[i], coalition.Length);
        }
    }
}
