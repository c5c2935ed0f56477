namespace Benchmarking.Engine.Microdata;

/// <summary>Risk and loss of replaced figures, as sdcMicro (Templ, Kowarik and Meindl 2015) measures them.</summary>
public static class DisclosureMeasures
{
    /// <summary>
    /// Interval risk (sdcMicro's dRisk): the share of rows whose true figures lie within a part of a standard
    /// deviation (n − 1, of the released column) of the released ones, all of them.
    /// </summary>
    /// <param name="rows">The true rows; NaN where a figure is missing, which then does not count as outside.</param>
    /// <param name="released">The rows instead of them.</param>
    /// <param name="part">The part of the standard deviation on either side.</param>
    public static double IntervalRisk(double[][] rows, double[][] released, double part = 0.05)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(released);
        var deviations = Columns.Deviations(released);
        var near = rows.Where((row, i) =>
            !row.Where((value, column) => Math.Abs(value - released[i][column]) > part * deviations[column]).Any());
        return rows.Length == 0 ? 0 : (double)near.Count() / rows.Length;
    }

    /// <summary>
    /// IL1s of Yancey, Winkler and Creecy (2002): the sum of |true − released| / (√2 · standard deviation).
    /// </summary>
    /// <param name="rows">The true rows.</param>
    /// <param name="released">The rows instead of them.</param>
    /// <returns>The sum, and how many figures are in it; those missing on either side, or that do not vary, are not.</returns>
    public static (double Sum, int Figures) AbsoluteLoss(double[][] rows, double[][] released)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(released);
        var deviations = Columns.Deviations(rows);
        var (sum, figures) = (0.0, 0);
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < deviations.Length; column++)
            {
                var lost = Math.Abs(rows[row][column] - released[row][column]) / (Math.Sqrt(2) * deviations[column]);
                if (!double.IsFinite(lost)) continue;
                sum += lost;
                figures++;
            }
        }

        return (sum, figures);
    }

    /// <summary>The greatest change of a correlation between two columns; over rows that have both figures on both sides.</summary>
    /// <param name="rows">The true rows.</param>
    /// <param name="released">The rows instead of them.</param>
    /// <returns>From 0 to 2; pairs of which one does not vary are left out.</returns>
    public static double CorrelationShift(double[][] rows, double[][] released)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(released);
        var greatest = 0.0;
        for (var one = 0; one < Columns.Count(rows); one++)
        {
            for (var other = one + 1; other < Columns.Count(rows); other++)
            {
                int[] both = [.. Enumerable.Range(0, rows.Length).Where(row =>
                    double.IsFinite(rows[row][one] + rows[row][other] + released[row][one] + released[row][other]))];
                var shift = Math.Abs(Correlation(rows, both, one, other) - Correlation(released, both, one, other));
                if (shift > greatest) greatest = shift;
            }
        }

        return greatest;
    }

    /// <summary>
    /// How unlike everybody a group's figures are spread (t-closeness with the ordered earth mover's distance, Li, Li
    /// and Venkatasubramanian 2007): 0 when alike, 1 when all of the one stand at one end and all others at the other.
    /// </summary>
    /// <param name="group">Figures of the group.</param>
    /// <param name="everybody">Figures of everybody, the group's among them.</param>
    public static double EarthMover(IReadOnlyCollection<decimal> group, IReadOnlyCollection<decimal> everybody)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(everybody);
        decimal[] places = [.. everybody.Distinct().Order()];
        if (places.Length < 2 || group.Count == 0) return 0;

        var (here, overall) = (group.ToLookup(value => value), everybody.ToLookup(value => value));
        var (moved, surplus) = (0.0, 0.0);
        foreach (var place in places)
        {
            surplus += ((double)here[place].Count() / group.Count) - ((double)overall[place].Count() / everybody.Count);
            moved += Math.Abs(surplus);
        }

        return moved / (places.Length - 1);
    }

    private static double Correlation(double[][] rows, int[] among, int one, int other)
    {
        double[][] pairs = [.. among.Select(row => new[] { rows[row][one], rows[row][other] })];
        if (pairs.Length < 2) return double.NaN;

        var (means, deviations) = (Columns.Means(pairs), Columns.Deviations(pairs));
        return pairs.Sum(pair => (pair[0] - means[0]) * (pair[1] - means[1]))
            / ((pairs.Length - 1) * deviations[0] * deviations[1]);
    }
}
