using Benchmarking.Engine.Disclosure.Audit;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Attacks;

/// <summary>How long to look for worlds that agree with what was shown.</summary>
/// <param name="Worlds">How many are wanted.</param>
/// <param name="Restarts">How often to begin anew at most.</param>
/// <param name="Steps">Moves tried in each.</param>
internal readonly record struct AnnealingBudget(int Worlds, int Restarts, int Steps)
{
    /// <summary>What an attack of some effort may spend on one metric and period.</summary>
    /// <param name="effort">The effort.</param>
    public static AnnealingBudget For(Effort effort) => effort == Effort.Full ? new(6, 12, 1_500_000) : new(3, 5, 150_000);
}

/// <summary>
/// Finds worlds that agree with shown numbers by simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983): small
/// changes, kept when they help and now and then when they do not, ever more seldom.
/// </summary>
internal sealed class Annealing(AuditProblem problem, decimal grid)
{
    /// <summary>Where worlds that agree are rare, the nearest ones tell almost as much; the middle of three errs less than one.</summary>
    private const int Fewest = 3;

    /// <summary>Less is no penalty but the dirt of many sums.</summary>
    private const double Hair = 1e-6;

    private readonly AnnealedWorld world = new(problem, grid);
    private readonly StartingRange[] ranges = StartingRange.Of(problem, grid);

    /// <summary>The worlds that agree; where they are fewer than three, the nearest others beside them.</summary>
    /// <param name="budget">How long to look.</param>
    /// <param name="draws">Where the lots come from.</param>
    /// <returns>Figures in the metric's unit, one row a world; and how many of the rows agree with everything shown.</returns>
    public (IReadOnlyList<double[]> Worlds, int Agree) Find(AnnealingBudget budget, Draws draws)
    {
        var worlds = new List<(double Penalty, double[] Figures)>();
        var agree = 0;
        for (var restart = 0; restart < budget.Restarts && agree < budget.Worlds; restart++)
        {
            Cool(budget.Steps, draws);
            if (world.Penalty < Hair) agree++;
            worlds.Add((world.Penalty < Hair ? 0 : world.Penalty, Figures()));
        }

        return ([.. worlds.OrderBy(one => one.Penalty).Take(Math.Max(agree, Fewest)).Select(one => one.Figures)], agree);
    }

    private double[] Figures()
    {
        var figures = new double[world.Values.Length];
        for (var i = 0; i < figures.Length; i++) figures[i] = world.Values[i] * (double)grid;
        return figures;
    }

    private void Cool(int steps, Draws draws)
    {
        world.Start([.. ranges.Select(range => range.Draw(draws))]);
        const double hot = 3;
        const double cold = 0.05;
        const int sweep = 1000;
        var factor = Math.Pow(cold / hot, sweep / (double)steps);
        var temperature = hot;
        for (var step = 0; step < steps && world.Penalty >= Hair; step++)
        {
            if (step % sweep == sweep - 1) temperature *= factor;
            Move(draws, temperature);
        }
    }

    private void Move(Draws draws, double temperature)
    {
        var one = draws.Below(ranges.Length);
        var allowed = -temperature * Math.Log(1 - draws.Share());
        var kind = draws.Below(4);
        if (kind < 2 || ranges.Length == 1)
        {
            world.TryMove(one, ranges[one].Keep(world.Values[one] + Step(draws)), allowed);
            return;
        }

        var other = draws.Below(ranges.Length - 1);
        if (other >= one) other++;
        if (kind == 2)
        {
            world.TryMoves(one, world.Values[other], other, world.Values[one], allowed);
            return;
        }

        var step = Step(draws);
        world.TryMoves(
            one, ranges[one].Keep(world.Values[one] + step), other, ranges[other].Keep(world.Values[other] - step), allowed);
    }

    /// <summary>Short steps settle a figure, long ones find its place: all lengths up to 512 are tried alike.</summary>
    private static int Step(Draws draws)
    {
        var bits = draws.Bits();
        var length = 1 + (int)((bits >> 8) & ((1UL << (int)(bits & 7)) - 1));
        return (bits & 128) == 0 ? length : -length;
    }
}

/// <summary>Where a member's figure may lie and where a search begins, in steps of the grid.</summary>
internal readonly record struct StartingRange(int Lowest, int Highest, double Middle, double Spread)
{
    /// <summary>One for each unknown: around the median of the narrowest group that shows one.</summary>
    public static StartingRange[] Of(AuditProblem problem, decimal grid)
    {
        var shown = problem.Cells.Select(cell => cell.Shown.Value / grid).ToList();
        var (least, most) = ((double)shown.Min(), (double)shown.Max());
        var span = Math.Max(most - least, (double)(problem.Metric.Tolerance?.At(problem.Cells[0].Shown.Value) ?? grid) / (double)grid);
        var lowest = (int)Math.Ceiling(problem.Metric.Lower is { } lower ? (double)(lower / grid) : least - (3 * span));
        var highest = (int)Math.Floor(problem.Metric.Upper is { } upper ? (double)(upper / grid) : most + (3 * span));
        var guesses = HonestGuess.For(problem);
        return [.. guesses.Select(guess => new StartingRange(lowest, highest, guess is { } value ? value / (double)grid : (least + most) / 2, span / 2))];
    }

    public int Draw(Draws draws) => Keep((int)Math.Round(Middle + (Spread * draws.Normal())));

    public int Keep(int figure) => Math.Clamp(figure, Lowest, Highest);
}
