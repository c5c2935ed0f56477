using System.Numerics;

namespace Benchmarking.Engine.Columns;

/// <summary>
/// Puts the figures of one column in ascending order, equal ones by their organisation's number. Holds room for one
/// column, used again for the next.
/// </summary>
/// <remarks>
/// A radix sort of the 24 bits from the first one in which the column's figures differ, each with its organisation in
/// the other half of the word. What those bits do not tell apart is put right by insertion; should that be much, by a
/// plain sort.
/// </remarks>
internal sealed class ColumnOrder(int organisations)
{
    private const int Digit = 8;
    private const int Digits = 3;
    private const int Values = 1 << Digit;
    private const int Half = 32;
    private const int MostMoves = 8;

    private readonly double[] sorted = new double[organisations];
    private readonly int[] owners = new int[organisations];
    private readonly int[] places = new int[Digits * Values];
    private ulong[] words = new ulong[organisations];
    private ulong[] spare = new ulong[organisations];
    private int count;

    /// <summary>The figures that were not missing, ascending.</summary>
    public ReadOnlySpan<double> Figures => sorted.AsSpan(0, count);

    /// <summary>Whose they are, in the same order.</summary>
    public ReadOnlySpan<int> Organisations => owners.AsSpan(0, count);

    /// <summary>Sorts a column; NaN is missing and left out.</summary>
    public void Sort(ReadOnlySpan<double> column)
    {
        var below = Gather(column);
        CountDigits(below);
        for (var digit = 0; digit < Digits; digit++) Pass(digit);

        var figures = sorted.AsSpan(0, count);
        var whose = owners.AsSpan(0, count);
        for (var i = 0; i < whose.Length; i++)
        {
            whose[i] = (int)(uint)words[i];
            figures[i] = column[whose[i]];
        }

        if (!Insert()) SortPlainly();
    }

    /// <summary>Collects the figures that are there; tells how many of their last bits are not sorted by.</summary>
    private int Gather(ReadOnlySpan<double> column)
    {
        var keys = words.AsSpan(0, column.Length);
        var whose = owners.AsSpan(0, column.Length);
        var (found, common, any) = (0, ulong.MaxValue, 0UL);
        for (var i = 0; i < column.Length; i++)
        {
            // Written in any case and overwritten by the next where it is missing: quicker than asking first.
            var key = Key(column[i]);
            keys[found] = key;
            whose[found] = i;
            if (double.IsNaN(column[i])) continue;

            found++;
            common &= key;
            any |= key;
        }

        count = found;
        return Math.Max(0, 64 - BitOperations.LeadingZeroCount(any & ~common) - (Digits * Digit));
    }

    /// <summary>
    /// A double's bits so turned that they sort as the number does: IEEE 754 orders the positive ones already. The added
    /// zero makes one zero of the two.
    /// </summary>
    private static ulong Key(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return (ulong)bits ^ ((ulong)(bits >> 63) | 0x8000_0000_0000_0000UL);
    }

    /// <summary>Makes the words, and counts how often each digit has each value.</summary>
    private void CountDigits(int below)
    {
        var first = places.AsSpan(0, Values);
        var second = places.AsSpan(Values, Values);
        var third = places.AsSpan(2 * Values, Values);
        Array.Clear(places);
        for (var i = 0; i < count; i++)
        {
            var bits = (uint)(words[i] >> below);
            words[i] = ((ulong)bits << Half) | (uint)owners[i];
            first[(byte)bits]++;
            second[(byte)(bits >> Digit)]++;
            third[(byte)(bits >> (2 * Digit))]++;
        }
    }

    private void Pass(int digit)
    {
        var shift = Half + (digit * Digit);
        var table = places.AsSpan(digit * Values, Values);
        var from = words.AsSpan(0, count);
        if (count == 0 || table[(byte)(from[0] >> shift)] == count) return;

        var place = 0;
        foreach (ref var entry in table) (entry, place) = (place, place + entry);
        var to = spare.AsSpan(0, count);
        foreach (var word in from) to[table[(byte)(word >> shift)]++] = word;
        (words, spare) = (spare, words);
    }

    /// <summary>Finishes an order that is nearly right; false when it turns out to be far from it.</summary>
    private bool Insert()
    {
        var moves = 0L;
        for (var i = 1; i < count; i++)
        {
            if (!(sorted[i] < sorted[i - 1])) continue;

            var (value, owner, place) = (sorted[i], owners[i], i);
            for (; place > 0 && value < sorted[place - 1]; place--)
            {
                (sorted[place], owners[place]) = (sorted[place - 1], owners[place - 1]);
            }

            (sorted[place], owners[place]) = (value, owner);
            moves += i - place;
            if (moves > MostMoves * (long)count) return false;
        }

        return true;
    }

    private void SortPlainly()
    {
        Array.Sort(sorted, owners, 0, count);
        for (var (i, run) = (1, 0); i <= count; i++)
        {
            if (i < count && sorted[i] == sorted[run]) continue;

            Array.Sort(owners, run, i - run);
            run = i;
        }
    }
}
