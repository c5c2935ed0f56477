namespace Benchmarking.Engine.Attacks;

/// <summary>
/// Gauss-Jordan elimination of sums of members: which other sums can be worked out from them, and how. Rows hold zeros
/// and ones, so plain floating point with a threshold is exact enough.
/// </summary>
internal sealed class Elimination
{
    /// <summary>What counts as nothing.</summary>
    public const double Zero = 1e-9;

    private readonly List<(double[] Row, double[] Times, int Pivot)> reduced = [];

    /// <summary>Reduces rows.</summary>
    /// <param name="rows">One for each sum, all of one length.</param>
    public Elimination(IReadOnlyList<double[]> rows)
    {
        for (var k = 0; k < rows.Count; k++)
        {
            var (row, times) = ((double[])rows[k].Clone(), new double[rows.Count]);
            times[k] = 1;
            Reduce(row, times);
            var pivot = Array.FindIndex(row, weight => Math.Abs(weight) > Zero);
            if (pivot < 0) continue;

            Scale(row, times, 1 / row[pivot]);
            foreach (var earlier in reduced) Subtract(earlier.Row, earlier.Times, row, times, earlier.Row[pivot]);
            reduced.Add((row, times, pivot));
        }
    }

    /// <summary>How often each row is taken to give each reduced row.</summary>
    public IEnumerable<double[]> Combinations => reduced.Select(one => one.Times);

    /// <summary>How often each row is taken to give a sum; null where it cannot be worked out.</summary>
    /// <param name="target">The sum.</param>
    public double[]? Express(double[] target)
    {
        if (reduced.Count == 0) return null;

        var (rest, times) = ((double[])target.Clone(), new double[reduced[0].Times.Length]);
        Reduce(rest, times);
        if (Array.Exists(rest, weight => Math.Abs(weight) > Zero)) return null;

        for (var k = 0; k < times.Length; k++) times[k] = -times[k];
        return times;
    }

    private void Reduce(double[] row, double[] times)
    {
        foreach (var (earlier, taken, pivot) in reduced) Subtract(row, times, earlier, taken, row[pivot]);
    }

    private static void Subtract(double[] row, double[] times, double[] other, double[] otherTimes, double factor)
    {
        if (Math.Abs(factor) <= Zero) return;

        for (var i = 0; i < row.Length; i++) row[i] -= factor * other[i];
        for (var k = 0; k < times.Length; k++) times[k] -= factor * otherTimes[k];
    }

    private static void Scale(double[] row, double[] times, double factor)
    {
        for (var i = 0; i < row.Length; i++) row[i] *= factor;
        for (var k = 0; k < times.Length; k++) times[k] *= factor;
    }
}
