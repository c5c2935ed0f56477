using Benchmarking.Engine.Disclosure.Audit;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A25: learns from what is withheld. The rule is no secret, so worlds are drawn from what is shown, the rule is tried
/// on each, and counted whether withholding goes with a member's being the farthest out.
/// </summary>
public sealed class SuppressionPattern : IAttack
{
    private const double Strong = 3;
    private const int Worlds = 2000;

    /// <inheritdoc/>
    public string Id => "A25";

    /// <inheritdoc/>
    public string Name => "Inference from what is withheld";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new Tally(this);
        if (scene.Withholds is { } rule)
        {
            var problems = RebuiltFigures.Problems(scene);
            for (var i = 0; i < problems.Count; i++) Infer(scene, problems[i], rule, new Draws(scene.Seed + (ulong)i), tally);
        }

        return tally.Result("Nothing was withheld because of values.", "Members rightly said to be farthest out because a number is withheld:");
    }

    private static void Infer(
        AttackScene scene, AuditProblem problem, Func<Metric, IReadOnlyList<Observation>, IReadOnlySet<(string Group, Statistic Statistic)>> rule,
        Draws draws, Tally tally)
    {
        var period = problem.Cells[0].Entry.Period;
        var withheld = scene.Ledger.Of(problem.Metric.Code)
            .Where(entry => entry.Period == period && entry.Shown is null && entry.Reason == Reason.V)
            .DistinctBy(entry => (entry.Group, entry.Statistic)).ToList();
        if (withheld.Count == 0) return;

        var ranges = StartingRange.Of(problem, RebuiltFigures.Grid(problem.Metric));
        var worlds = Enumerable.Range(0, Worlds).Select(_ => Simulate(problem, ranges, period, rule, draws)).ToList();
        var truth = scene.Truth.World(problem);
        if (truth is null) return;

        var farthest = Farthest([.. truth.Select(value => (double)value)]);
        foreach (var entry in withheld)
        {
            var members = scene.Ledger.Input(entry.Input).Contributions.Select(one => one.Organisation).ToHashSet(StringComparer.Ordinal);
            for (var i = 0; i < problem.Unknowns.Count; i++)
            {
                if (!members.Contains(problem.Unknowns[i].Organisation)) continue;
                tally.Try(IsStrong(worlds, i, (entry.Group, entry.Statistic)) && farthest == i, problem.Unknowns[i].Organisation);
            }
        }
    }

    private static (int Farthest, IReadOnlySet<(string, Statistic)> Withheld) Simulate(
        AuditProblem problem, StartingRange[] ranges, string period,
        Func<Metric, IReadOnlyList<Observation>, IReadOnlySet<(string Group, Statistic Statistic)>> rule, Draws draws)
    {
        var grid = RebuiltFigures.Grid(problem.Metric);
        var figures = ranges.Select(range => range.Draw(draws)).ToArray();
        var withheld = rule(problem.Metric, [.. problem.Unknowns.Select((unknown, i) =>
            new Observation(unknown.Organisation, period, problem.Metric.Code, figures[i] * grid, null, null, null))]);
        return (Farthest([.. figures.Select(figure => (double)figure)]), withheld);
    }

    /// <summary>Whether the Bayes factor of "farthest out" against "not" is above 3, by more than the draws may deceive.</summary>
    private static bool IsStrong(
        List<(int Farthest, IReadOnlySet<(string, Statistic)> Withheld)> worlds, int member, (string, Statistic) number)
    {
        var (far, farWithheld, near, nearWithheld) = (0, 0, 0, 0);
        foreach (var (farthest, withheld) in worlds)
        {
            var hidden = withheld.Contains(number) ? 1 : 0;
            if (farthest == member) (far, farWithheld) = (far + 1, farWithheld + hidden);
            else (near, nearWithheld) = (near + 1, nearWithheld + hidden);
        }

        if (farWithheld == 0) return false;

        var (a, b) = ((farWithheld + 0.5) / (far + 1), (nearWithheld + 0.5) / (near + 1));
        var error = Math.Sqrt((1 / (farWithheld + 0.5)) - (1.0 / (far + 1)) + (1 / (nearWithheld + 0.5)) - (1.0 / (near + 1)));
        return Math.Log(a / b) - (1.96 * error) > Math.Log(Strong);
    }

    private static int Farthest(double[] figures)
    {
        var middle = figures.Order().ElementAt(figures.Length / 2);
        return Enumerable.Range(0, figures.Length).MaxBy(i => Math.Abs(figures[i] - middle));
    }
}
