using Benchmarking.Engine.Disclosure.Audit;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Attacks;

/// <summary>Who pools figures with whom: everybody by himself, and pairs.</summary>
internal static class Coalitions
{
    private const int AllPairs = 30;
    private const int ManyPairs = 500;
    private const int FewPairs = 30;
    private const int FewAlone = 60;
    private const int SmallCell = 6;

    /// <summary>Every member by himself; of many a selection.</summary>
    public static IEnumerable<int[]> Single(AuditProblem problem, AttackScene scene)
    {
        var owners = Owners(problem);
        var most = scene.Effort == Effort.Full ? ManyPairs : FewAlone;
        if (owners.Count > most) new Draws(scene.Seed).Shuffle(owners);
        return owners.Take(most).Select(owner => new[] { owner });
    }

    /// <summary>
    /// All pairs of up to 30 members; of more a selection drawn by lot, and pairs that share a small cell: they know
    /// most of it. With little effort a few of both.
    /// </summary>
    public static IEnumerable<int[]> Pairs(AuditProblem problem, AttackScene scene)
    {
        var owners = Owners(problem);
        if (scene.Effort == Effort.Full && owners.Count <= AllPairs) return Of(owners);

        var draws = new Draws(scene.Seed);
        var most = scene.Effort == Effort.Full ? ManyPairs : FewPairs;
        var drawn = owners.Count < 2 ? [] : Enumerable.Range(0, most).Select(_ => Draw());
        var near = problem.Cells.Where(cell => cell.Members.Length <= SmallCell).DistinctBy(cell => cell.Entry.Input)
            .OrderBy(cell => cell.Members.Length)
            .SelectMany(cell => Of([.. cell.Members.Select(member => problem.Unknowns[member].Owner).Distinct()])).Take(most);
        return drawn.Concat(near).DistinctBy(pair => (Math.Min(pair[0], pair[1]), Math.Max(pair[0], pair[1])));

        int[] Draw()
        {
            var (one, other) = (draws.Below(owners.Count), draws.Below(owners.Count - 1));
            return [owners[one], owners[other < one ? other : other + 1]];
        }
    }

    private static IEnumerable<int[]> Of(IReadOnlyList<int> owners) =>
        Differencing.Pairs(owners).Select(pair => new[] { pair.One, pair.Other });

    private static List<int> Owners(AuditProblem problem) => [.. problem.Unknowns.Select(unknown => unknown.Owner).Distinct()];
}
