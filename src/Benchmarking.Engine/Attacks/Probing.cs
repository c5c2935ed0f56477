using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A11: a member hands in one figure after another and watches the median of its group. A median read by type 7
/// follows the figure until it meets the neighbour's, and stops there.
/// </summary>
public sealed class Probing : IAttack
{
    private const int Probes = 16;

    /// <inheritdoc/>
    public string Id => "A11";

    /// <inheritdoc/>
    public string Name => "Probing by resubmission";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new GuessTally();
        if (scene.Republish is { } republish)
        {
            foreach (var problem in RebuiltFigures.Problems(scene).Where(problem => problem.Metric.Kind != MetricKind.Rating)
                .GroupBy(problem => problem.Metric.Code).Select(metric => metric.Last()))
            {
                Probe(scene, problem, republish, tally);
            }
        }

        return tally.Result(Id, Name) with
        {
            Finding = scene.Republish is null ? "Nobody can hand in a figure twice." : "Neighbours' figures against the shown median.",
        };
    }

    /// <summary>One member of each group that shows a median probes it, from below and from above.</summary>
    private static void Probe(AttackScene scene, AuditProblem problem, Func<IReadOnlyList<Observation>, Ledger> republish, GuessTally tally)
    {
        var medians = problem.Cells.Where(cell => cell.Entry.Statistic == Statistic.Median);
        foreach (var cell in scene.Effort == Effort.Full ? medians : medians.OrderBy(cell => cell.Members.Length).Take(2))
        {
            var attacker = cell.Members[0];
            decimal[] others = [.. cell.Members.Where(one => one != attacker)
                .Select(one => scene.Truth.Of(problem.Unknowns[one].Token)).OfType<decimal>().Order()];
            if (others.Length < cell.Members.Length - 1 || others.Length < 3) continue;

            var shown = cell.Shown.Value;
            var radius = problem.Metric.Tolerance!.At(shown);
            var grid = (double)RebuiltFigures.Grid(problem.Metric);
            foreach (var side in (int[])[-1, 1])
            {
                var far = side < 0 ? problem.Metric.Lower ?? shown - (100 * radius) : problem.Metric.Upper ?? shown + (100 * radius);
                var stop = Stop(figure => Median(republish, problem, cell, attacker, figure), shown, far);

                // Beyond this one of the others, the member's own figure leaves the middle.
                var neighbour = others[side < 0 ? ((cell.Members.Length + 1) / 2) - 2 : cell.Members.Length / 2];
                tally.Add(problem.Unknowns[attacker].Organisation, (double)neighbour, (double)stop, (double)shown, (double)radius, grid);
            }
        }
    }

    /// <summary>The figure nearest to the shown median from which on it moves no more; the shown median if it never does.</summary>
    private static decimal Stop(Func<decimal, decimal?> median, decimal shown, decimal far)
    {
        if (median(far) is not { } end || median(shown) is not { } start || end == start) return shown;

        var (inside, outside) = (shown, far);
        for (var probe = 0; probe < Probes; probe++)
        {
            var middle = (inside + outside) / 2;
            if (median(middle) == end) outside = middle;
            else inside = middle;
        }

        return outside;
    }

    private static decimal? Median(
        Func<IReadOnlyList<Observation>, Ledger> republish, AuditProblem problem, KnownCell cell, int attacker, decimal figure)
    {
        var unknown = problem.Unknowns[attacker];
        var ledger = republish([new(unknown.Organisation, cell.Entry.Period, problem.Metric.Code, figure, null, null, null)]);
        return ledger.Of(problem.Metric.Code).LastOrDefault(entry => entry.Period == cell.Entry.Period
            && entry.Group == cell.Entry.Group && entry.Statistic == Statistic.Median)?.Shown?.Value;
    }
}
