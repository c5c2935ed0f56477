using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Microdata;

/// <summary>How well an attacker finds known organisations in a file without names.</summary>
/// <param name="Targets">How many organisations were looked for.</param>
/// <param name="Groups">Share of them for which the record found is theirs or one that equals it in every column.</param>
/// <param name="Records">
/// Expected share of records found rightly, when a lot is drawn among records that cannot be told apart.
/// </param>
public readonly record struct LinkageRate(int Targets, double Groups, double Records);

/// <summary>
/// Distance-based record linkage (DBRL): the attacker takes for each known organisation the nearest record, or the
/// cheapest one-to-one assignment of all (Herranz, Nin, Rodríguez and Tassa 2015). Distances are squared, in units of
/// the known file's standard deviations.
/// </summary>
public static class Linkage
{
    /// <summary>Two strangers are apart by two squared standard deviations on average.</summary>
    private const double Strangers = 2;

    /// <summary>More than any sum of distances that matters, small enough to add up.</summary>
    private const double Impossible = 1e7;

    /// <summary>Links each known organisation with the record nearest to it, each by itself.</summary>
    /// <param name="known">
    /// What the attacker knows: rows of figures, NaN where one is not known. Row i truly belongs to record i, which is
    /// used only to count.
    /// </param>
    /// <param name="released">The records, with the same columns; NaN where there is no figure.</param>
    /// <param name="possible">Whether row i may be record j by region, size and the like; null where nothing excludes it.</param>
    public static LinkageRate Nearest(double[][] known, double[][] released, Func<int, int, bool>? possible = null) =>
        Nearest(known, released, possible, ties => 1.0 / ties);

    /// <summary>
    /// The same by attackers who are in the file themselves: each strikes out its own record and looks for all others.
    /// The mean over every attacker and target.
    /// </summary>
    /// <param name="known">As for <see cref="Nearest(double[][], double[][], Func{int, int, bool}?)"/>.</param>
    /// <param name="released">Records of the same organisations in the same order; at least two.</param>
    /// <param name="possible">As there.</param>
    public static LinkageRate NearestBesideOwn(double[][] known, double[][] released, Func<int, int, bool>? possible = null)
    {
        ArgumentNullException.ThrowIfNull(released);
        // An attacker whose own record is among the nearest has one fewer to draw from; the others gain nothing.
        var records = (double)released.Length;
        return Nearest(known, released, possible, ties => ((ties > 1 ? 1 : 0) + ((records - ties) / ties)) / (records - 1));
    }

    /// <summary>Links all known organisations at once, no two with the same record.</summary>
    /// <param name="known">Rows of figures, NaN where one is not known; at most as many rows as records.</param>
    /// <param name="released">The records.</param>
    /// <param name="possible">Whether row i may be record j by its keys; null where nothing excludes it.</param>
    public static LinkageRate OneToOne(double[][] known, double[][] released, Func<int, int, bool>? possible = null)
    {
        var distances = Distances(known, released, possible);
        var record = Solve(distances);
        var (hits, records) = (0, 0.0);
        for (var i = 0; i < known.Length; i++)
        {
            if (!Same(i, record[i])) continue;

            hits++;
            records += 1.0 / Enumerable.Range(0, released.Length).Count(j => Same(i, j));
        }

        return Rate(known.Length, hits, records);

        bool Same(int i, int j) => distances[i, i] == distances[i, j]
            && released[i].AsSpan().SequenceEqual(released[j]);
    }

    /// <summary>
    /// Mean squared difference over the columns that both sides have, in squared standard deviations of the known
    /// file. Columns that do not vary there are left out.
    /// </summary>
    internal static double[,] Distances(double[][] known, double[][] released, Func<int, int, bool>? possible)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(released);
        var deviations = Columns.Deviations(known);
        double[][] left = [.. known.Select(Scaled)], right = [.. released.Select(Scaled)];
        var distances = new double[known.Length, released.Length];
        for (var i = 0; i < known.Length; i++)
        {
            for (var j = 0; j < released.Length; j++)
            {
                distances[i, j] = possible?.Invoke(i, j) == false
                    ? Impossible
                    : Distance(left[i], right[j]);
            }
        }

        return distances;

        double[] Scaled(double[] row) =>
            [.. row.Select((value, column) => deviations[column] > 0 ? value / deviations[column] : double.NaN)];
    }

    /// <summary>
    /// Solved with the records in an order drawn by lot: of equally cheap assignments the method takes the first, which
    /// would be the true one when rows and records are in the same order.
    /// </summary>
    private static int[] Solve(double[,] distances)
    {
        int[] order = [.. Enumerable.Range(0, distances.GetLength(1))];
        new Draws(1).Shuffle(order);
        var mixed = new double[distances.GetLength(0), order.Length];
        for (var i = 0; i < mixed.GetLength(0); i++)
        {
            for (var j = 0; j < order.Length; j++) mixed[i, j] = distances[i, order[j]];
        }

        return [.. Assignment.Solve(mixed).Select(column => order[column])];
    }

    private static LinkageRate Nearest(
        double[][] known, double[][] released, Func<int, int, bool>? possible, Func<int, double> chance)
    {
        var distances = Distances(known, released, possible);
        var (hits, records) = (0, 0.0);
        for (var i = 0; i < known.Length; i++)
        {
            var (least, ties) = (double.PositiveInfinity, 0);
            for (var j = 0; j < released.Length; j++)
            {
                if (distances[i, j] < least) (least, ties) = (distances[i, j], 1);
                else if (distances[i, j] == least) ties++;
            }

            if (distances[i, i] > least) continue;
            hits++;
            records += chance(ties);
        }

        return Rate(known.Length, hits, records);
    }

    private static double Distance(double[] known, double[] released)
    {
        var (sum, shared) = (0.0, 0);
        for (var column = 0; column < known.Length; column++)
        {
            var difference = known[column] - released[column];
            if (double.IsNaN(difference)) continue;

            sum += difference * difference;
            shared++;
        }

        return shared == 0 ? Strangers : sum / shared;
    }

    private static LinkageRate Rate(int targets, int hits, double records) =>
        targets == 0 ? default : new(targets, (double)hits / targets, records / targets);
}
