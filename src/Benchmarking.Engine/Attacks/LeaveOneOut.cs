using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A12: "your peers without you". From such a mean each member knows the total, and as soon as another quotes its own,
/// x_j = x_i + (n − 1)(mean without i − mean without j).
/// </summary>
public sealed class LeaveOneOut : IAttack
{
    /// <inheritdoc/>
    public string Id => "A12";

    /// <inheritdoc/>
    public string Name => "Leave-one-out means";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var (metric, entries) in Differencing.Shown(scene))
        {
            var means = entries.Where(entry => entry.Statistic == Statistic.Mean);
            foreach (var period in means.GroupBy(entry => entry.Period))
            {
                if (Differencing.Problem(scene, metric, period) is var (problem, world)) Difference(problem, world, tally);
            }
        }

        return tally.Result("No two means shown leave out one member each.", "Members' figures worked out by another:");
    }

    private static void Difference(AuditProblem problem, decimal[] world, Tally tally)
    {
        foreach (var size in problem.Cells.GroupBy(cell => cell.Members.Length))
        {
            foreach (var (one, other) in Differencing.Pairs(size.Select(Combination.Of).ToList()))
            {
                var difference = one.Minus(other);
                if (difference.Terms.Count == 2 && difference.Owners(problem).Count == 2) Differencing.Try(difference, problem, world, tally);
            }
        }
    }
}
