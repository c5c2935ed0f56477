using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A5: one group less another, everyone less the parts, and whatever else elimination gives, within one release. With
/// means the few members left over are solved; with quantiles the one left over is placed on a side.
/// </summary>
public sealed class NestedGroups : IAttack
{
    /// <inheritdoc/>
    public string Id => "A5";

    /// <inheritdoc/>
    public string Name => "Nested groups";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var (metric, entries) in Differencing.Shown(scene))
        {
            foreach (var release in entries.GroupBy(entry => (entry.Release, entry.Period)))
            {
                if (Differencing.Problem(scene, metric, release) is var (problem, world)) Difference(problem, world, tally);
            }
        }

        return tally.Result("No two groups shown differ by one to three contributors.", "Members solved or placed:");
    }

    private static void Difference(AuditProblem problem, decimal[] world, Tally tally)
    {
        var sums = problem.Cells.Where(cell => cell.Ranks is null).Select(Combination.Of).ToList();
        foreach (var (one, other) in Differencing.Pairs(sums)) Differencing.Try(one.Minus(other), problem, world, tally);

        var rows = sums.Select(sum => Row(sum, problem.Unknowns.Count)).ToList();
        foreach (var times in new Elimination(rows).Combinations.Where(times => times.Count(time => time != 0) > 2))
        {
            Differencing.Try(Combination.Sum(sums, times), problem, world, tally);
        }

        var ranked = problem.Cells.Where(cell => cell.Ranks is not null).GroupBy(cell => (cell.Entry.Statistic, cell.Entry.Method));
        foreach (var (one, other) in ranked.SelectMany(cells => Differencing.Pairs(cells.ToList())))
        {
            var (small, large) = one.Members.Length < other.Members.Length ? (one, other) : (other, one);
            if (large.Members.Length - small.Members.Length == 1) Differencing.TrySide(small, large, problem, tally);
        }
    }

    /// <summary>A sum's weights, one for each unknown.</summary>
    internal static double[] Row(Combination sum, int unknowns)
    {
        var row = new double[unknowns];
        foreach (var (unknown, weight) in sum.Terms) row[unknown] = weight;
        return row;
    }
}
