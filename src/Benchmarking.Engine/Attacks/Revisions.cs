using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A7: a later release of a period less an earlier one. Everybody knows who came late and who corrected a figure.
/// </summary>
public sealed class Revisions : IAttack
{
    /// <inheritdoc/>
    public string Id => "A7";

    /// <inheritdoc/>
    public string Name => "Revision differencing";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var (metric, entries) in Differencing.Shown(scene))
        {
            foreach (var period in entries.GroupBy(entry => entry.Period).Where(period => period.DistinctBy(entry => entry.Release).Count() > 1))
            {
                if (Differencing.Problem(scene, metric, period) is var (problem, world)) Difference(problem, world, tally);
            }
        }

        return tally.Result("No two releases of a period differ by one to three contributors.", "Late or corrected figures worked out:");
    }

    private static void Difference(AuditProblem problem, decimal[] world, Tally tally)
    {
        foreach (var cells in problem.Cells.GroupBy(cell => (cell.Entry.Group, cell.Entry.Statistic, cell.Entry.Method)))
        {
            foreach (var (earlier, later) in Differencing.Pairs(cells.ToList()))
            {
                if (earlier.Entry.Release == later.Entry.Release) continue;

                if (later.Ranks is null)
                {
                    Differencing.Try(Combination.Of(later).Minus(Combination.Of(earlier)), problem, world, tally);
                }
                else
                {
                    Differencing.TrySide(earlier, later, problem, tally);
                    Differencing.TrySide(later, earlier, problem, tally);
                }
            }
        }
    }
}
