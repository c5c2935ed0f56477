using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A10: members of a cell compare what they hold with a shown quantile. Whatever ranks of its window are theirs, the
/// rest must make up the number; where one rank remains and only one or two others can hold it, they are known.
/// </summary>
public sealed class WindowSolve : IAttack
{
    private const int MostCandidates = 2;
    private const int Together = 2;

    /// <inheritdoc/>
    public string Id => "A10";

    /// <inheritdoc/>
    public string Name => "Solving a quantile's window";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var problem in RebuiltFigures.Problems(scene))
        {
            foreach (var cell in problem.Cells.Where(cell => cell.Ranks is not null && cell.Shown is { Least: not null, Below: not null }))
            {
                // With more members than these, too many come into question whatever the ranks tell.
                if (cell.Members.Length > Together + MostCandidates || cell.Members.Length < 2)
                {
                    tally.Try(false);
                    continue;
                }

                foreach (var coalition in Coalitions(cell.Members.Length)) Solve(scene, problem, cell, coalition, tally);
            }
        }

        return tally.Result("No quantile is shown.", "Figures known to within the radius, with at most two owners in question:");
    }

    private static IEnumerable<int[]> Coalitions(int count)
    {
        for (var one = 0; one < count; one++)
        {
            yield return [one];
            for (var other = one + 1; other < count; other++) yield return [one, other];
        }
    }

    private static void Solve(AttackScene scene, AuditProblem problem, KnownCell cell, int[] coalition, Tally tally)
    {
        var figures = cell.Members.Select(member => scene.Truth.Of(problem.Unknowns[member].Token)).ToArray();
        var others = cell.Members.Length - coalition.Length;
        if (others is 0 or > MostCandidates || figures.Contains(null)) return;

        double[] own = [.. coalition.Select(one => (double)figures[one]!.Value).Order()];
        var radius = (double)problem.Metric.Tolerance!.At(cell.Shown.Value);
        var width = Placements(own.Length, cell.Members.Length).Select(ranks => Width(cell, problem.Metric, own, ranks))
            .Where(one => one is not null).Max();
        tally.Try(width < 2 * radius, problem.Unknowns[cell.Members[Enumerable.Range(0, figures.Length).First(one => !coalition.Contains(one))]].Organisation);
    }

    private static IEnumerable<int[]> Placements(int own, int count) => own == 1
        ? Enumerable.Range(0, count).Select(rank => new[] { rank })
        : from low in Enumerable.Range(0, count) from high in Enumerable.Range(low + 1, count - low - 1) select new[] { low, high };

    /// <summary>
    /// Within what width the coalition knows some other rank of the window, if its own figures have these ranks; null
    /// if they cannot have them.
    /// </summary>
    private static double? Width(KnownCell cell, Metric metric, double[] own, int[] ranks)
    {
        var window = cell.Ranks!.Value;
        var (least, most) = ((double)cell.Shown.Least!.Value, (double)cell.Shown.Below!.Value);
        var unknown = new List<(double Weight, double Low, double High)>();
        for (var k = 0; k < window.Weights.Length; k++)
        {
            var (weight, rank) = ((double)(window.Weights[k] / window.Total), window.First + k);
            var mine = Array.IndexOf(ranks, rank);
            if (mine >= 0) (least, most) = (least - (weight * own[mine]), most - (weight * own[mine]));
            else unknown.Add((weight, Below(rank), Above(rank)));
        }

        if (unknown.Sum(one => one.Weight * one.Low) > most || unknown.Sum(one => one.Weight * one.High) < least) return null;
        if (unknown.Count == 0) return double.PositiveInfinity;
        return unknown.Min(one =>
        {
            var low = Math.Max(one.Low, (least - unknown.Sum(other => other.Weight * other.High) + (one.Weight * one.High)) / one.Weight);
            var high = Math.Min(one.High, (most - unknown.Sum(other => other.Weight * other.Low) + (one.Weight * one.Low)) / one.Weight);
            return high - low;
        });

        double Below(int rank) => ranks.Any(mine => mine < rank)
            ? own[Array.FindLastIndex(ranks, mine => mine < rank)] : (double)(metric.Lower ?? -1_000_000);
        double Above(int rank) => ranks.Any(mine => mine > rank)
            ? own[Array.FindIndex(ranks, mine => mine > rank)] : (double)(metric.Upper ?? 1_000_000);
    }
}
