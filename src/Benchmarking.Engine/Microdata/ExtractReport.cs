using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine.Microdata;

/// <summary>How far a quantile of everybody moves when it is taken from the extract.</summary>
/// <param name="Column">The column.</param>
/// <param name="Statistic">Which quantile.</param>
/// <param name="Bases">The move in rounding bases, up or down.</param>
public sealed record QuantileShift(ExtractColumn Column, Statistic Statistic, double Bases);

/// <summary>Every measure of risk and of loss that is kept with an extract.</summary>
public sealed record ExtractReport
{
    /// <summary>Attackers who know all true figures, each record by itself. At most 1/k: and they learn nothing by it.</summary>
    public required LinkageRate TrueNearest { get; init; }

    /// <summary>The same, all records at once.</summary>
    public required LinkageRate TrueOneToOne { get; init; }

    /// <summary>Attackers who know what is public, each record by itself; with no public figures the keys alone.</summary>
    public required LinkageRate PublicNearest { get; init; }

    /// <summary>The same, all records at once.</summary>
    public required LinkageRate PublicOneToOne { get; init; }

    /// <summary>Attackers who know what is public and are in the file themselves.</summary>
    public required LinkageRate BesideOwn { get; init; }

    /// <summary>Share of records with every true figure within a twentieth of a standard deviation of the released one.</summary>
    public required double IntervalRisk { get; init; }

    /// <summary>Part of the variation that is lost, in percent. A figure that is not given counts as the mean of all.</summary>
    public required double Loss { get; init; }

    /// <summary>IL1s for each figure given.</summary>
    public required double AbsoluteLoss { get; init; }

    /// <summary>The greatest change of a correlation.</summary>
    public required double CorrelationShift { get; init; }

    /// <summary>The greatest ordered earth mover's distance between a group and everybody: t of t-closeness.</summary>
    public required double Closeness { get; init; }

    /// <summary>Quartiles and medians of each column.</summary>
    public required IReadOnlyList<QuantileShift> Shifts { get; init; }

    /// <summary>Share of the groups' figures that are given as numbers.</summary>
    public required double Numbers { get; init; }

    /// <summary>What the gate looks at: the most that any attacker without the true figures finds.</summary>
    public double Linked => Math.Max(PublicNearest.Records, Math.Max(PublicOneToOne.Records, BesideOwn.Records));

    internal static ExtractReport Of(ExtractRequest request, FigureTable table, IReadOnlyList<GroupFigure[]> figures)
    {
        var groups = request.Partition.Groups;
        var groupOf = groups.SelectMany((group, number) => group.Members.Select(member => (member, number)))
            .ToDictionary(one => one.member, one => one.number, StringComparer.Ordinal);
        int[] group = [.. table.Organisations.Select(organisation => groupOf[organisation])];
        double[][] released = [.. group.Select(number => figures[number]
            .Select(figure => figure.Number is { } shown ? (double)shown.Value : double.NaN).ToArray())];
        var (known, guess) = (table.Rows(), table.PublicRows(request.Public));
        var absolute = DisclosureMeasures.AbsoluteLoss(known, released);
        var nearest = Linkage.Nearest(guess, released, SameKeys);
        // Without any figure there is nothing to weigh all records at once by: what it found would be the luck of a lot.
        var blind = guess.All(row => row.All(double.IsNaN));
        return new()
        {
            TrueNearest = Linkage.Nearest(known, released, SameKeys),
            TrueOneToOne = Linkage.OneToOne(known, released, SameKeys),
            PublicNearest = nearest,
            PublicOneToOne = blind ? nearest : Linkage.OneToOne(guess, released, SameKeys),
            BesideOwn = Linkage.NearestBesideOwn(guess, released, SameKeys),
            IntervalRisk = DisclosureMeasures.IntervalRisk(known, released),
            Loss = Microaggregation.Loss(known, Filled(released, Microdata.Columns.Means(known))).Percent,
            AbsoluteLoss = absolute.Figures == 0 ? 0 : absolute.Sum / absolute.Figures,
            CorrelationShift = DisclosureMeasures.CorrelationShift(known, released),
            Closeness = Greatest(table, group),
            Shifts = [.. Enumerable.Range(0, table.Columns.Count).SelectMany(column => Moves(table, column, group, figures))],
            Numbers = figures.SelectMany(one => one).Average(figure => figure.Number is null ? 0.0 : 1),
        };

        // How keys are made coarser is public, so an attacker knows which keys a record of each organisation shows.
        bool SameKeys(int i, int j) => group[i] == group[j] || groups[group[i]].Keys.SequenceEqual(groups[group[j]].Keys);
    }

    private static double[][] Filled(double[][] released, double[] means) =>
        [.. released.Select(row => row.Select((value, column) => double.IsNaN(value) ? means[column] : value).ToArray())];

    private static double Greatest(FigureTable table, int[] group)
    {
        var greatest = 0.0;
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var metric = table.Columns[column].Metric;
            var places = Enumerable.Range(0, group.Length).Where(row => table[row, column] is not null)
                .Select(row => (group[row], Place: Rounding.Show(table[row, column]!.Value, metric).Value)).ToList();
            decimal[] everybody = [.. places.Select(one => one.Place)];
            foreach (var one in places.GroupBy(place => place.Item1))
            {
                greatest = Math.Max(greatest, DisclosureMeasures.EarthMover([.. one.Select(place => place.Place)], everybody));
            }
        }

        return greatest;
    }

    private static IEnumerable<QuantileShift> Moves(FigureTable table, int column, int[] group, IReadOnlyList<GroupFigure[]> figures)
    {
        decimal[] known = [.. table.Column(column).Order()];
        decimal[] released = [.. group.Select(number => figures[number][column].Number?.Value).OfType<decimal>().Order()];
        foreach (var statistic in new[] { Statistic.LowerQuartile, Statistic.Median, Statistic.UpperQuartile })
        {
            var probability = statistic.Probability()!.Value;
            if (Quantiles.Of(known, probability, QuantileMethod.RankKernel) is not { } before
                || Quantiles.Of(released, probability, QuantileMethod.RankKernel) is not { } after) continue;

            var step = Rounding.Show(before, table.Columns[column].Metric).Base;
            if (step > 0) yield return new(table.Columns[column], statistic, (double)Math.Abs(after - before) / (double)step);
        }
    }
}
