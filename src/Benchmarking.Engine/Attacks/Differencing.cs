using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// What the differencing attacks have in common: means give sums, sums of overlapping sets give each other's
/// difference, and a difference of few members is solved by those among them who work together.
/// </summary>
internal static class Differencing
{
    /// <summary>A target and at most two partners.</summary>
    public const int MostOwners = 3;

    /// <summary>Tries a combination on every member in it, with the others as the coalition.</summary>
    public static void Try(Combination sum, AuditProblem problem, decimal[] world, Tally tally)
    {
        var owners = sum.Owners(problem);
        if (owners.Count is 0 or > MostOwners) return;

        foreach (var group in sum.Terms.Keys.GroupBy(unknown => problem.Unknowns[unknown].Owner))
        {
            var targets = group.ToList();
            if (targets.Count == 1)
            {
                var (low, high) = sum.Solve(targets[0], world);
                var organisation = problem.Unknowns[targets[0]].Organisation;
                tally.Interval(organisation, problem.Metric, world[targets[0]], low, high, owners.Count - 1);
            }
            else
            {
                tally.Try(KnowsChange(sum, targets, problem, world), problem.Unknowns[targets[0]].Organisation);
            }
        }
    }

    /// <summary>
    /// Tries a pair of quantiles of which the larger set has one member more: where the number rises, the newcomer
    /// lies above the old one. The others of the difference are the coalition, who know their own side.
    /// </summary>
    public static void TrySide(KnownCell small, KnownCell large, AuditProblem problem, Tally tally)
    {
        var added = large.Members.Except(small.Members).ToList();
        if (added.Count != 1 || small.Members.Except(large.Members).Any()) return;

        var moved = large.Shown.Least >= small.Shown.Below || large.Shown.Below <= small.Shown.Least;
        tally.Try(moved, problem.Unknowns[added[0]].Organisation);
    }

    /// <summary>Every pair of cells, each pair once.</summary>
    public static IEnumerable<(T One, T Other)> Pairs<T>(IReadOnlyList<T> cells)
    {
        for (var one = 0; one < cells.Count; one++)
        {
            for (var other = one + 1; other < cells.Count; other++) yield return (cells[one], cells[other]);
        }
    }

    /// <summary>The problem of some entries, with its true world for the coalition and the score; null where there is none.</summary>
    public static (AuditProblem Problem, decimal[] World)? Problem(AttackScene scene, Metric metric, IEnumerable<LedgerEntry> entries)
    {
        var problem = AuditProblem.Of(metric, entries, scene.Ledger, scene.InterestGroups);
        return problem.Cells.Count > 0 && scene.Truth.World(problem) is { } world ? (problem, world) : null;
    }

    /// <summary>Protected metrics and what was shown of each.</summary>
    public static IEnumerable<(Metric Metric, IEnumerable<LedgerEntry> Entries)> Shown(AttackScene scene) => scene.Metrics
        .Where(metric => metric is { Sensitivity: Sensitivity.Protected, Tolerance: not null })
        .Select(metric => (metric, scene.Ledger.Of(metric.Code)));

    /// <summary>Whether the move of a figure from one state to the other is known to within the radius.</summary>
    private static bool KnowsChange(Combination sum, List<int> states, AuditProblem problem, decimal[] world)
    {
        var known = sum.Terms.Where(term => !states.Contains(term.Key)).Sum(term => term.Value * (double)world[term.Key]);
        var change = states.Sum(state => sum.Terms[state] * (double)world[state]);
        var radius = (double)problem.Metric.Tolerance!.At(world[states[0]]);
        return sum.High - sum.Low < 2 * radius && change >= sum.Low - known - 1e-6 && change <= sum.High - known + 1e-6;
    }
}
