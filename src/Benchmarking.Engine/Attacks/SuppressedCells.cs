using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Attacks;

/// <summary>A6: works out means that were withheld from those that are shown: everyone less the other regions.</summary>
public sealed class SuppressedCells : IAttack
{
    /// <inheritdoc/>
    public string Id => "A6";

    /// <inheritdoc/>
    public string Name => "Suppressed cells";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        foreach (var (metric, entries) in Differencing.Shown(scene))
        {
            foreach (var period in entries.Where(entry => entry.Statistic == Statistic.Mean).GroupBy(entry => entry.Period))
            {
                if (Differencing.Problem(scene, metric, period) is var (problem, world)) Recover(scene, period, problem, world, tally);
            }
        }

        return tally.Result("No mean is withheld beside means that are shown.", "Withheld means recovered:");
    }

    private static void Recover(
        AttackScene scene, IEnumerable<LedgerEntry> entries, AuditProblem problem, decimal[] world, Tally tally)
    {
        var sums = problem.Cells.Select(Combination.Of).ToList();
        var elimination = new Elimination([.. sums.Select(sum => NestedGroups.Row(sum, problem.Unknowns.Count))]);
        var numbers = problem.Unknowns.Select((unknown, number) => (unknown.Token, number))
            .ToDictionary(pair => pair.Token, pair => pair.number, StringComparer.Ordinal);
        var shown = problem.Cells.Select(cell => cell.Entry.Input).ToHashSet(StringComparer.Ordinal);
        foreach (var withheld in entries.Where(entry => entry.Shown is null && !shown.Contains(entry.Input)).DistinctBy(entry => entry.Input))
        {
            var members = scene.Ledger.Input(withheld.Input).Contributions;
            tally.Try(members.All(one => numbers.ContainsKey(one.Token))
                && IsRecovered([.. members.Select(one => numbers[one.Token])]));
        }

        bool IsRecovered(int[] members)
        {
            var target = new double[problem.Unknowns.Count];
            foreach (var member in members) target[member] = 1;
            if (elimination.Express(target) is not { } times) return false;

            var total = Combination.Sum(sums, times);
            var mean = members.Average(member => world[member]);
            var estimate = (total.Low + total.High) / 2 / members.Length;
            return Math.Abs(estimate - (double)mean) <= (double)problem.Metric.Tolerance!.At(mean);
        }
    }
}
