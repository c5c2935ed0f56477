namespace Benchmarking.Engine.Microdata;

/// <summary>
/// Groups rows of figures so that each group has at least k alike (MDAV-generic, Domingo-Ferrer and Torra 2005):
/// while 3k or more are left, the row farthest from the centre and the row farthest from that one each take their k − 1
/// nearest; then one more group of k where 2k or more are left, and the rest. O(n²/k).
/// </summary>
public static class Microaggregation
{
    /// <summary>Groups rows by all of their columns, each in standard deviations (n − 1) from its mean.</summary>
    /// <param name="rows">Rows with the same columns; NaN where a figure is missing, which then stands at the mean.</param>
    /// <param name="k">The least size of a group; at least 1.</param>
    /// <returns>
    /// Groups of k to 2k − 1 row numbers in ascending order, in the order in which they were made. Among equally far
    /// rows the first counts, so the same rows give the same groups.
    /// </returns>
    /// <exception cref="ArgumentException">There are fewer than k rows.</exception>
    public static IReadOnlyList<int[]> Groups(double[][] rows, int k)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Groups(Columns.Standardised(rows), [.. Enumerable.Range(0, rows.Length)], k);
    }

    /// <summary>
    /// The share of all variation that is lost when each figure is replaced: 100·SSE/SST over standardised columns.
    /// Figures that are missing on either side are left out.
    /// </summary>
    /// <param name="rows">The true rows; NaN where a figure is missing.</param>
    /// <param name="released">The rows instead of them.</param>
    /// <returns>The loss in percent, with both sums of squares; NaN where nothing varies.</returns>
    public static (double Percent, double Within, double Total) Loss(double[][] rows, double[][] released)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(released);
        var (means, deviations) = (Columns.Means(rows), Columns.Deviations(rows));
        var (within, total) = (0.0, 0.0);
        for (var column = 0; column < means.Length; column++)
        {
            if (!(deviations[column] > 0)) continue;

            for (var row = 0; row < rows.Length; row++)
            {
                var lost = (rows[row][column] - released[row][column]) / deviations[column];
                if (double.IsNaN(lost)) continue;
                var whole = (rows[row][column] - means[column]) / deviations[column];
                within += lost * lost;
                total += whole * whole;
            }
        }

        return (100 * within / total, within, total);
    }

    /// <summary>The rows with each figure replaced by the mean of its group; NaN where a group has none.</summary>
    /// <param name="rows">The true rows; NaN where a figure is missing.</param>
    /// <param name="groups">Which rows stand together.</param>
    public static double[][] Means(double[][] rows, IEnumerable<int[]> groups)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(groups);
        var means = new double[rows.Length][];
        foreach (var group in groups)
        {
            var mean = Columns.Means([.. group.Select(row => rows[row])]);
            foreach (var row in group) means[row] = mean;
        }

        return means;
    }

    /// <summary>Groups some of the rows, which are standardised already.</summary>
    internal static List<int[]> Groups(double[][] standardised, IEnumerable<int> among, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        var left = among.Order().ToList();
        if (left.Count < k) throw new ArgumentException($"{left.Count} rows are no group of {k}.", nameof(among));

        var groups = new List<int[]>();
        while (left.Count >= 3 * k)
        {
            var far = Farthest(standardised, left, Columns.Means([.. left.Select(row => standardised[row])]));
            var opposite = Farthest(standardised, left, standardised[far]);
            groups.Add(Take(standardised, left, standardised[far], k));
            groups.Add(Take(standardised, left, standardised[opposite], k));
        }

        if (left.Count >= 2 * k)
        {
            var far = Farthest(standardised, left, Columns.Means([.. left.Select(row => standardised[row])]));
            groups.Add(Take(standardised, left, standardised[far], k));
        }

        groups.Add([.. left]);
        return groups;
    }

    private static int Farthest(double[][] rows, List<int> left, double[] from) =>
        left.MaxBy(row => Apart(rows[row], from));

    /// <summary>Takes the k rows nearest to a point out of those that are left.</summary>
    private static int[] Take(double[][] rows, List<int> left, double[] around, int k)
    {
        // The sort is stable: of equally near rows the first ones are taken.
        int[] taken = [.. left.OrderBy(row => Apart(rows[row], around)).Take(k).Order()];
        left.RemoveAll(row => Array.BinarySearch(taken, row) >= 0);
        return taken;
    }

    private static double Apart(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var column = 0; column < one.Length; column++)
        {
            var difference = one[column] - other[column];
            sum += difference * difference;
        }

        return sum;
    }
}
