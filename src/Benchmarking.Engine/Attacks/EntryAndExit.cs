using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A8: one period less the one before. Whoever stayed has moved by no more than figures usually move, or not at all
/// where they are carried forward; what is left is the figure of whoever came or went.
/// </summary>
public sealed class EntryAndExit : IAttack
{
    /// <summary>
    /// With a correlation of 0.8 and a radius of 0.15 of the distance between the quartiles, 95% of moves are within
    /// six radii: 1.96 · √0.4 standard deviations, of which one is 4.9 radii.
    /// </summary>
    internal const int UsualMove = 6;

    /// <inheritdoc/>
    public string Id => "A8";

    /// <inheritdoc/>
    public string Name => "Entry and exit";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var (metric, entries) in Differencing.Shown(scene))
        {
            var last = entries.Where(entry => entry.Statistic == Statistic.Mean && entry.Shown is not null)
                .GroupBy(entry => (entry.Group, entry.Period)).Select(cell => cell.Last());
            foreach (var (earlier, later) in last.GroupBy(entry => entry.Group).SelectMany(cells => Consecutive(cells, entry => entry.Period)))
            {
                if (Differencing.Problem(scene, metric, [earlier, later]) is var (problem, world)) Difference(problem, world, tally);
            }

            Propagate(scene, metric, entries, tally);
        }

        return tally.Result("Nobody came or went between two periods shown.", "Figures of those who came or went:");
    }

    /// <summary>
    /// Everything shown of two periods, quantiles too, with what is known of moves; for those who were there in only
    /// one of them.
    /// </summary>
    private static void Propagate(AttackScene scene, Metric metric, IEnumerable<LedgerEntry> entries, Tally tally)
    {
        var periods = entries.Where(entry => entry.Shown is not null).GroupBy(entry => entry.Period);
        foreach (var (earlier, later) in Consecutive(periods, period => period.Key))
        {
            var both = earlier.Concat(later).ToList();
            var drift = both.Max(entry => UsualMove * metric.Tolerance!.At(entry.Shown!.Value.Value));
            var problem = AuditProblem.Of(metric, both, scene.Ledger, scene.InterestGroups, drift);
            if (scene.Truth.World(problem) is not { } world) continue;

            var intervals = new Intervals(problem);
            OrderBounds.Narrow(problem, intervals);
            var there = new[] { earlier, later }.Select(shown => shown.Select(entry => entry.Input).Distinct()
                .SelectMany(input => scene.Ledger.Input(input).Contributions).Select(one => one.Organisation)
                .ToHashSet(StringComparer.Ordinal)).ToArray();
            for (var i = 0; i < world.Length; i++)
            {
                var organisation = problem.Unknowns[i].Organisation;
                if (there[0].Contains(organisation) && there[1].Contains(organisation)) continue;
                tally.Interval(organisation, metric, world[i], intervals.Low[i], intervals.High[i], 0);
            }
        }
    }

    private static IEnumerable<(T Earlier, T Later)> Consecutive<T>(IEnumerable<T> all, Func<T, string> period)
    {
        var inOrder = all.OrderBy(period, StringComparer.Ordinal).ToList();
        return inOrder.Zip(inOrder.Skip(1)).Where(pair => Period.Parse(period(pair.First)).Next == Period.Parse(period(pair.Second)));
    }

    private static void Difference(AuditProblem problem, decimal[] world, Tally tally)
    {
        var (earlier, later) = (problem.Cells[0], problem.Cells[1]);
        var difference = Combination.Of(later).Minus(Combination.Of(earlier));
        var stayed = difference.Terms.Keys.GroupBy(unknown => problem.Unknowns[unknown].Organisation)
            .Where(states => states.Count() == 2).SelectMany(states => states).ToHashSet();
        var slack = stayed.Count / 2 * Move(problem.Metric, earlier, later);
        var rest = difference.Terms.Where(term => !stayed.Contains(term.Key)).ToDictionary();
        Differencing.Try(new Combination(rest, difference.Low - slack, difference.High + slack), problem, world, tally);
    }

    private static double Move(Metric metric, KnownCell earlier, KnownCell later)
    {
        var (before, after) = (Period.Parse(earlier.Entry.Period), Period.Parse(later.Entry.Period));
        var carried = metric.Sticky && before.Quarter is not null && before.StartYear == after.StartYear;
        return carried ? 0 : UsualMove * (double)metric.Tolerance!.At(later.Shown.Value);
    }
}
