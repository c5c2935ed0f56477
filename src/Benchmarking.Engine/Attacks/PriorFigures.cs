namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A21: reads the publication in the light of last year's public figures. An organisation stands among its peers about
/// where it stood then; what A20 rebuilds is drawn towards that, the more the less its worlds agree with each other.
/// </summary>
public sealed class PriorFigures : IAttack
{
    /// <summary>Lag-1 correlation of the regulator's perception measures: 0.78 to 0.89.</summary>
    private const double Persistence = 0.8;

    /// <inheritdoc/>
    public string Id => "A21";

    /// <inheritdoc/>
    public string Name => "Last year's figures and all metrics";

    /// <inheritdoc/>
    public AttackResult Run(AttackScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var tally = new GuessTally();
        if (scene.Public.Count == 0) return new(Id, Name, 0) { Finding = "No public figures." };

        var known = scene.Public.Where(one => one.Value is not null).ToLookup(one => (one.Metric, one.Organisation));
        foreach (var rebuilt in RebuiltFigures.Of(scene)) Count(scene, rebuilt, known, tally);
        return tally.Result(Id, Name) with
        {
            Finding = "Against the guess from last year's figure and the peer group's median.",
        };
    }

    private static void Count(
        AttackScene scene, RebuiltFigures rebuilt, ILookup<(string, string), Observation> known, GuessTally tally)
    {
        var problem = rebuilt.Problem;
        var period = problem.Cells[0].Entry.Period;
        var last = problem.Unknowns.Select(one => (double?)known[(problem.Metric.Code, one.Organisation)]
            .Where(figure => string.CompareOrdinal(figure.Period, period) < 0)
            .MaxBy(figure => figure.Period, StringComparer.Ordinal)?.Value).ToArray();
        if (last.OfType<double>().ToArray() is not { Length: > 2 } given) return;

        var (prior, spread) = (Prior(rebuilt, last), Spread(given) * Math.Sqrt(1 - (Persistence * Persistence)));
        var grid = (double)RebuiltFigures.Grid(problem.Metric);
        for (var i = 0; i < prior.Length; i++)
        {
            if (prior[i] is not { } guess || scene.Truth.Of(problem.Unknowns[i].Token) is not { } truth) continue;

            // A figure on which all worlds agree is believed; one on which they differ gives way to last year's.
            var doubt = Math.Max(grid / 2, rebuilt.Uncertain[i]);
            var weight = spread * spread / ((spread * spread) + (doubt * doubt));
            tally.Add(
                problem.Unknowns[i].Organisation, (double)truth, (weight * rebuilt.Estimates[i]) + ((1 - weight) * guess), guess,
                (double)problem.Metric.Tolerance!.At(truth), grid);
        }
    }

    /// <summary>
    /// Regression on what is public alone: the median of the narrowest group (region, size or type), and so much of
    /// last year's distance from that group's median as usually remains.
    /// </summary>
    private static double?[] Prior(RebuiltFigures rebuilt, double?[] last)
    {
        var prior = new double?[last.Length];
        var sizes = new int[last.Length];
        foreach (var cell in rebuilt.Problem.Cells.Where(cell => cell.Entry.Statistic == Statistic.Median))
        {
            var before = cell.Members.Select(member => last[member]).OfType<double>().Order().ToArray();
            if (before.Length == 0) continue;

            var middle = (before[(before.Length - 1) / 2] + before[before.Length / 2]) / 2;
            foreach (var member in cell.Members)
            {
                if (last[member] is not { } then || (sizes[member] > 0 && sizes[member] <= cell.Members.Length)) continue;
                (prior[member], sizes[member]) = ((double)cell.Shown.Value + (Persistence * (then - middle)), cell.Members.Length);
            }
        }

        return prior;
    }

    private static double Spread(double[] figures)
    {
        var mean = figures.Average();
        return Math.Sqrt(figures.Sum(figure => (figure - mean) * (figure - mean)) / (figures.Length - 1));
    }
}
