using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Attacks;

/// <summary>
/// A guess at every figure behind some shown numbers, in whole steps of a grid, with how far it is from agreeing with
/// them. Each set of contributors is kept sorted, so that trying another figure for a member costs a short shift and
/// the few ranks that the shown quantiles are made from.
/// </summary>
internal sealed class AnnealedWorld
{
    private readonly int[] values;
    private readonly int[][] setsOf;
    private readonly bool[][] isIn;
    private readonly int[][] sorted;
    private readonly long[] sums;
    private readonly Demand[][] demands;
    private readonly double[] penalties;
    private readonly double[] tried;
    private readonly int[] touched;

    /// <summary>A world in which every figure is the least possible one; see <see cref="Start"/>.</summary>
    /// <param name="problem">What is known.</param>
    /// <param name="grid">One step, in the metric's unit.</param>
    public AnnealedWorld(AuditProblem problem, decimal grid)
    {
        var sets = problem.Cells.GroupBy(cell => (cell.Entry.Period, cell.Entry.Input)).Select(set => set.ToArray()).ToArray();
        values = new int[problem.Unknowns.Count + 1];
        isIn = [.. values.Select(_ => new bool[sets.Length])];
        for (var set = 0; set < sets.Length; set++)
        {
            foreach (var member in sets[set][0].Members) isIn[member][set] = true;
        }

        setsOf = [.. isIn.Select(row => Enumerable.Range(0, sets.Length).Where(set => row[set]).ToArray())];
        sorted = [.. sets.Select(set => new int[set[0].Members.Length])];
        demands = [.. sets.Select(set => set.Select(cell => Demand.Of(cell, grid)).ToArray())];
        (sums, penalties, tried, touched) = (new long[sets.Length], new double[sets.Length], new double[sets.Length], new int[sets.Length]);
    }

    /// <summary>
    /// How far the shown numbers are missed, together: the roots of the misses in rounding bases. A root, so that the
    /// search may give up one number to meet several. 0 when all are met.
    /// </summary>
    public double Penalty { get; private set; }

    /// <summary>Every figure, in steps.</summary>
    public ReadOnlySpan<int> Values => values.AsSpan(0, Nobody);

    /// <summary>A member of no set: the other one of a move of one member alone.</summary>
    private int Nobody => values.Length - 1;

    /// <summary>Begins anew.</summary>
    /// <param name="world">Every figure, in steps.</param>
    public void Start(ReadOnlySpan<int> world)
    {
        world.CopyTo(values);
        Penalty = 0;
        for (var set = 0; set < sorted.Length; set++)
        {
            var at = 0;
            sums[set] = 0;
            for (var member = 0; member < values.Length; member++)
            {
                if (!isIn[member][set]) continue;
                sorted[set][at++] = values[member];
                sums[set] += values[member];
            }

            Array.Sort(sorted[set]);
            Penalty += penalties[set] = PenaltyOf(set);
        }
    }

    /// <summary>Another figure for one member, kept if the penalty rises by no more than is allowed.</summary>
    /// <param name="member">Number of the member.</param>
    /// <param name="to">The figure tried.</param>
    /// <param name="allowed">How much the penalty may rise.</param>
    public void TryMove(int member, int to, double allowed) => TryMoves(member, to, Nobody, 0, allowed);

    /// <summary>Other figures for two members at once, kept if the penalty rises by no more than is allowed.</summary>
    /// <param name="one">Number of a member.</param>
    /// <param name="oneTo">The figure tried for it.</param>
    /// <param name="other">Number of another member.</param>
    /// <param name="otherTo">The figure tried for that.</param>
    /// <param name="allowed">How much the penalty may rise.</param>
    public void TryMoves(int one, int oneTo, int other, int otherTo, double allowed)
    {
        // Where both stand, an exchange of their figures changes nothing.
        var count = Touch(one, other, exchange: oneTo == values[other] && otherTo == values[one]);
        var (rise, left) = (0.0, 0.0);
        for (var k = 0; k < count; k++) left += penalties[touched[k]];

        // The sets still to come can at best be met entirely: most bad moves are known after the first set.
        var done = 0;
        while (done < count && rise - left <= allowed)
        {
            var set = touched[done++];
            Replace(set, one, values[one], oneTo);
            Replace(set, other, values[other], otherTo);
            tried[set] = PenaltyOf(set);
            rise += tried[set] - penalties[set];
            left -= penalties[set];
        }

        if (done == count && rise <= allowed) Keep(one, oneTo, other, otherTo, count, rise);
        else
        {
            for (var k = 0; k < done; k++)
            {
                Replace(touched[k], one, oneTo, values[one]);
                Replace(touched[k], other, otherTo, values[other]);
            }
        }
    }

    private void Keep(int one, int oneTo, int other, int otherTo, int count, double rise)
    {
        (values[one], values[other]) = (oneTo, otherTo);
        Penalty += rise;
        for (var k = 0; k < count; k++) penalties[touched[k]] = tried[touched[k]];
    }

    private int Touch(int one, int other, bool exchange)
    {
        var count = 0;
        foreach (var set in setsOf[one])
        {
            if (!exchange || !isIn[other][set]) touched[count++] = set;
        }

        foreach (var set in setsOf[other])
        {
            if (!isIn[one][set]) touched[count++] = set;
        }

        return count;
    }

    private void Replace(int set, int member, int from, int to)
    {
        if (!isIn[member][set]) return;

        var row = sorted[set];
        var at = Array.BinarySearch(row, from);
        sums[set] += to - from;
        if (to > from)
        {
            for (; at + 1 < row.Length && row[at + 1] < to; at++) row[at] = row[at + 1];
        }
        else
        {
            for (; at > 0 && row[at - 1] > to; at--) row[at] = row[at - 1];
        }

        row[at] = to;
    }

    private double PenaltyOf(int set)
    {
        var penalty = 0.0;
        foreach (ref readonly var demand in demands[set].AsSpan()) penalty += demand.Missed(sorted[set], sums[set]);
        return penalty;
    }

    /// <summary>One shown number: a weighted mean of ranks, or the mean where there are no weights.</summary>
    private readonly record struct Demand(int First, double[] Weights, double Least, double Most, double Base)
    {
        public static Demand Of(KnownCell cell, decimal grid)
        {
            var weights = cell.Ranks is { } ranks ? ranks.Weights.Select(one => (double)(one / ranks.Total)).ToArray() : [];
            var step = cell.Shown.Base == 0 ? grid : cell.Shown.Base;

            // What was not rounded is met by the nearest step of the grid.
            var slack = cell.Shown.Base == 0 ? grid / 2 : 0;
            return new(
                cell.Ranks?.First ?? 0, weights,
                cell.Shown.Least is { } least ? (double)((least - slack) / grid) : double.NegativeInfinity,
                cell.Shown.Below is { } below ? (double)((below + slack) / grid) : double.PositiveInfinity,
                (double)(step / grid));
        }

        public double Missed(int[] sorted, long sum)
        {
            double exact;
            if (Weights.Length == 0) exact = (double)sum / sorted.Length;
            else
            {
                exact = 0;
                for (var k = 0; k < Weights.Length; k++) exact += Weights[k] * sorted[First + k];
            }

            // A millionth of a step: sums of weights are not exact.
            return exact < Least - 1e-6 ? Math.Sqrt((Least - exact) / Base) : exact > Most + 1e-6 ? Math.Sqrt((exact - Most) / Base) : 0;
        }
    }
}
