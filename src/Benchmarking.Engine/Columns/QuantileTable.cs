using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Benchmarking.Engine.Columns;

/// <summary>
/// How many figures each group has in each metric and period, their mean and any number of their quantiles, in doubles
/// and without any protection: for work in bulk, never for display.
/// </summary>
/// <remarks>
/// The same input gives the same bits on any machine. A group without figures has count 0 and NaN for the rest.
/// </remarks>
public sealed class QuantileTable
{
    private readonly int[] counts;
    private readonly double[] means;
    private readonly double[] quantiles;

    private QuantileTable(int metrics, int periods, int groups, int probabilities)
    {
        (Metrics, Periods, Groups, Probabilities) = (metrics, periods, groups, probabilities);
        counts = new int[checked(metrics * periods * groups)];
        means = new double[counts.Length];
        quantiles = new double[checked(counts.Length * probabilities)];
    }

    /// <summary>How many metrics.</summary>
    public int Metrics { get; }

    /// <summary>How many periods.</summary>
    public int Periods { get; }

    /// <summary>How many groups.</summary>
    public int Groups { get; }

    /// <summary>How many quantiles each group has.</summary>
    public int Probabilities { get; }

    /// <summary>Computes the table: each column is sorted once and dealt out to the groups in order.</summary>
    /// <param name="columns">The figures.</param>
    /// <param name="members">One list of groups for each period, or one for all of them.</param>
    /// <param name="probabilities">From 0 (the smallest) to 1 (the largest), in any order.</param>
    /// <param name="method">How to read between values.</param>
    /// <exception cref="ArgumentException">
    /// The lists of groups are not one for each period, or differ in their number of groups, or count other organisations.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not within 0 to 1.</exception>
    public static QuantileTable Compute(
        FigureColumns columns,
        IReadOnlyList<GroupMembers> members,
        IReadOnlyList<decimal> probabilities,
        QuantileMethod method = QuantileMethod.HyndmanFan7)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(probabilities);
        Check(columns, members, probabilities);

        var windows = new QuantileWindows(probabilities, method, columns.Organisations);
        var table = new QuantileTable(columns.Metrics, columns.Periods, members[0].Groups, probabilities.Count);
        ColumnLoop.Run(
            columns.Metrics * columns.Periods,
            () => new Room(columns.Organisations, members),
            (row, room) =>
            {
                var (metric, period) = (row / columns.Periods, row % columns.Periods);
                room.Deal(columns.Read(metric, period), members[members.Count == 1 ? 0 : period]);
                table.Fill(row, room, windows);
            });
        return table;
    }

    /// <summary>How many figures a group has.</summary>
    /// <param name="metric">The metric's number.</param>
    /// <param name="period">The period's number.</param>
    /// <param name="group">The group's number.</param>
    public int Count(int metric, int period, int group) => counts[Place(metric, period, group)];

    /// <summary>Their mean, added up in ascending order in four strands; NaN where there are none.</summary>
    /// <param name="metric">The metric's number.</param>
    /// <param name="period">The period's number.</param>
    /// <param name="group">The group's number.</param>
    public double Mean(int metric, int period, int group) => means[Place(metric, period, group)];

    /// <summary>Their quantiles, in the order of the probabilities; NaN where there are no figures.</summary>
    /// <param name="metric">The metric's number.</param>
    /// <param name="period">The period's number.</param>
    /// <param name="group">The group's number.</param>
    public ReadOnlySpan<double> Quantiles(int metric, int period, int group) =>
        quantiles.AsSpan(Place(metric, period, group) * Probabilities, Probabilities);

    private static void Check(
        FigureColumns columns, IReadOnlyList<GroupMembers> members, IReadOnlyList<decimal> probabilities)
    {
        if (members.Count != 1 && members.Count != columns.Periods || members.Count == 0)
        {
            throw new ArgumentException($"{members.Count} lists of groups do not fit {columns.Periods} periods.", nameof(members));
        }

        if (members.Any(list => list.Groups != members[0].Groups || list.Organisations != columns.Organisations))
        {
            throw new ArgumentException("The lists differ in their number of groups or of organisations.", nameof(members));
        }

        foreach (var probability in probabilities)
        {
            if (probability is >= 0 and <= 1) continue;

            throw new ArgumentOutOfRangeException(nameof(probabilities), probability, "A probability is from 0 to 1.");
        }
    }

    private void Fill(int row, Room room, QuantileWindows windows)
    {
        for (var group = 0; group < Groups; group++)
        {
            var place = (row * Groups) + group;
            var figures = room.Figures(group);
            var found = quantiles.AsSpan(place * Probabilities, Probabilities);
            counts[place] = figures.Length;
            means[place] = Sum(figures) / figures.Length;
            if (figures.IsEmpty)
            {
                found.Fill(double.NaN);
                continue;
            }

            var sources = windows.Of(figures.Length);
            for (var i = 0; i < found.Length; i++) found[i] = sources[i].Of(figures);
        }
    }

    /// <summary>Four strands whatever the machine's width: addition in another order has another last digit.</summary>
    private static double Sum(ReadOnlySpan<double> figures)
    {
        var fours = MemoryMarshal.Cast<double, Vector256<double>>(figures);
        var strands = Vector256<double>.Zero;
        foreach (var four in fours) strands += four;
        var sum = strands[0] + strands[1] + (strands[2] + strands[3]);
        foreach (var figure in figures[(4 * fours.Length)..]) sum += figure;
        return sum;
    }

    private int Place(int metric, int period, int group)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)metric, (uint)Metrics, nameof(metric));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)period, (uint)Periods, nameof(period));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)group, (uint)Groups, nameof(group));
        return (((metric * Periods) + period) * Groups) + group;
    }

    /// <summary>What one core works in: a column in order, and what each group was dealt of it.</summary>
    private sealed class Room(int organisations, IReadOnlyList<GroupMembers> members)
    {
        private readonly ColumnOrder order = new(organisations);
        private readonly double[] dealt = new double[members.Max(list => list.Starts[^1])];
        private readonly int[] ends = new int[members[0].Groups];
        private int[] starts = members[0].Starts;

        public void Deal(ReadOnlySpan<double> column, GroupMembers groups)
        {
            order.Sort(column);
            groups.Deal(order.Figures, order.Organisations, dealt, ends);
            starts = groups.Starts;
        }

        public ReadOnlySpan<double> Figures(int group) => dealt.AsSpan(starts[group]..ends[group]);
    }
}
