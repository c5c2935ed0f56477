using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Attacks;

/// <summary>One metric and period as rebuilt from what was shown of it.</summary>
/// <param name="Problem">What was shown.</param>
/// <param name="Estimates">A guess for each unknown.</param>
/// <param name="Honest">The honest guess for each unknown.</param>
/// <param name="Uncertain">How far the worlds differ on each unknown: the mean distance from the estimate.</param>
/// <param name="Agree">How many worlds were found that agree with everything shown.</param>
internal sealed record RebuiltFigures(
    AuditProblem Problem, double[] Estimates, double[] Uncertain, double?[] Honest, int Agree)
{
    /// <summary>Every protected metric and period of a scene, in order of metric and period.</summary>
    /// <param name="scene">The scene.</param>
    public static RebuiltFigures[] Of(AttackScene scene)
    {
        var problems = Problems(scene);
        var rebuilt = new RebuiltFigures[problems.Count];
        Parallel.For(0, rebuilt.Length, i => rebuilt[i] = Rebuild(problems[i], scene.Effort, new Draws(scene.Seed + (ulong)i)));
        return rebuilt;
    }

    /// <summary>
    /// The step of the grid on which figures are looked for, and within which a guess is exact: a tenth of a
    /// percentage point; one whole thing or pound; finer only where the metric shows more places.
    /// </summary>
    /// <param name="metric">The metric.</param>
    public static decimal Grid(Metric metric)
    {
        var places = metric.Kind is MetricKind.Percentage or MetricKind.Rate ? Math.Max(1, metric.Decimals) : metric.Decimals;
        var grid = 1m;
        for (var i = 0; i < places; i++) grid /= 10;
        return grid;
    }

    /// <summary>Counts guesses against the truth.</summary>
    /// <param name="tally">Where they are counted.</param>
    /// <param name="truth">The true figures.</param>
    /// <param name="guesses">A guess for each unknown.</param>
    public void Count(GuessTally tally, KnownFigures truth, IReadOnlyList<double> guesses)
    {
        for (var i = 0; i < guesses.Count; i++)
        {
            if (truth.Of(Problem.Unknowns[i].Token) is not { } value) continue;

            tally.Add(
                Problem.Unknowns[i].Organisation, (double)value, guesses[i], Honest[i],
                (double)Problem.Metric.Tolerance!.At(value), (double)Grid(Problem.Metric));
        }
    }

    /// <summary>What is known of each protected metric and period that shows anything.</summary>
    /// <param name="scene">The scene.</param>
    public static List<AuditProblem> Problems(AttackScene scene) =>
    [
        .. from metric in scene.Metrics
           where metric is { Sensitivity: Sensitivity.Protected, Tolerance: not null }
           from period in scene.Ledger.Of(metric.Code).Where(entry => entry.Shown is not null)
               .GroupBy(entry => entry.Period).OrderBy(period => period.Key, StringComparer.Ordinal)
           select AuditProblem.Of(metric, period, scene.Ledger, scene.InterestGroups),
    ];

    private static RebuiltFigures Rebuild(AuditProblem problem, Effort effort, Draws draws)
    {
        var (worlds, agree) = new Annealing(problem, Grid(problem.Metric)).Find(AnnealingBudget.For(effort), draws);
        var estimates = new double[problem.Unknowns.Count];
        for (var i = 0; i < estimates.Length; i++) estimates[i] = Middle([.. worlds.Select(world => world[i])]);
        double[] uncertain = [.. estimates.Select((estimate, i) => worlds.Average(world => Math.Abs(world[i] - estimate)))];
        return new(problem, estimates, uncertain, HonestGuess.For(problem), agree);
    }

    private static double Middle(double[] figures)
    {
        Array.Sort(figures);
        return (figures[(figures.Length - 1) / 2] + figures[figures.Length / 2]) / 2;
    }
}
