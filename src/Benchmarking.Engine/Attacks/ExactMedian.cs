using System.Globalization;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A9: a quantile read by type 7 often is one member's exact figure, or the mean of two, of which an owner of one
/// works out the other. Takes each shown quantile for such a one and counts how often some member really has that
/// figure, more often than members have figures a little beside it.
/// </summary>
public sealed class ExactMedian : IAttack
{
    private const double Margin = 0.02;

    /// <inheritdoc/>
    public string Id => "A9";

    /// <inheritdoc/>
    public string Name => "Exact median";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var (cells, tried, right, beside, chance) = (0, 0, 0, 0, 0);
        foreach (var problem in RebuiltFigures.Problems(scene))
        {
            var grid = (double)RebuiltFigures.Grid(problem.Metric);
            foreach (var cell in problem.Cells.Where(cell => cell.Ranks is not null && cell.Shown.Bound == Bound.None))
            {
                // Where a radius is a few steps wide, what lies beside a figure is the figure itself.
                var radius = (double)problem.Metric.Tolerance!.At(cell.Shown.Value);
                if (radius < 4 * grid) continue;

                cells++;
                foreach (var (guess, others) in Guesses(cell, Figures(problem, cell, scene.Truth), radius))
                {
                    tried++;
                    if (Has(others, guess, grid)) right++;
                    foreach (var shift in Shifts(radius, (double)cell.Shown.Base))
                    {
                        beside++;
                        if (Has(others, guess + shift, grid)) chance++;
                    }
                }
            }
        }

        if (tried == 0) return new(Id, Name, 0) { Finding = "No quantile is shown." };

        var (share, expected) = (right / (double)tried, chance / (double)beside);

        // Guesses at one number stand and fall together, so there are as many trials as numbers.
        var error = 1.96 * Math.Sqrt(((share * (1 - share)) + (expected * (1 - expected))) / cells);
        return new(Id, Name, tried)
        {
            IsEstimate = true,
            Successes = share - expected > Margin + error ? (int)Math.Round((share - expected) * tried) : 0,
            Finding = string.Create(
                CultureInfo.InvariantCulture, $"{share:P1} of guesses are some member's exact figure; by chance {expected:P1} would be."),
        };
    }

    /// <summary>
    /// A radius or so to either side, in whole steps of the rounding base: shares of few are often round numbers, and
    /// so are rounded quantiles, which makes some of them equal by chance alone.
    /// </summary>
    private static double[] Shifts(double radius, double step) =>
        [.. new[] { -1, -0.6, 0.6, 1 }.Select(part => step == 0 ? part * radius : Math.Sign(part) * step * Math.Max(1, Math.Round(Math.Abs(part) * radius / step)))];

    private static double[] Figures(AuditProblem problem, KnownCell cell, KnownFigures truth) =>
        [.. cell.Members.Select(member => truth.Of(problem.Unknowns[member].Token)).OfType<decimal>().Select(value => (double)value)];

    /// <summary>The quantile itself, and, for the owner of a figure near it, the other of the two it may be the mean of.</summary>
    private static IEnumerable<(double Guess, double[] Others)> Guesses(KnownCell cell, double[] figures, double radius)
    {
        var shown = (double)cell.Shown.Value;
        yield return (shown, figures);
        for (var own = 0; own < figures.Length; own++)
        {
            if (Math.Abs(figures[own] - shown) > radius) continue;

            yield return ((2 * shown) - figures[own], [.. figures.Where((_, i) => i != own)]);
        }
    }

    private static bool Has(double[] figures, double guess, double grid) =>
        Array.Exists(figures, figure => Math.Abs(figure - guess) <= grid * 1.000001);
}
