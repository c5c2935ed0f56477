using System.Numerics;

namespace Benchmarking.Engine.Columns;

/// <summary>
/// Puts the figures of one column in ascending order, equal ones by their organisation's number. Holds room for one
/// column, used again for the next.
/// </summary>
/// <remarks>
/// A radix sort of the 32 bits in which the column's figures differ first, each with its organisation in the other half
/// of the word. What those bits do not tell apart is put right by insertion; should that be much, by a plain sort.
/// </remarks>
internal sealed class ColumnOrder(int organisations)
{
    // Small digits mean more passes but less to add up between them: better for few figures.
    private const int FewFigures = 512;
    private const int LargeDigit = 11;
    private const int SmallDigit = 8;
    private const int Half = 32;
    private const int MostMoves = 8;

    private readonly double[] values = new double[organisations];
    private readonly int[] owners = new int[organisations];
    private readonly int[] places = new int[3 << LargeDigit];
    private ulong[] words = new ulong[organisations];
    private ulong[] spare = new ulong[organisations];
    private int count;

    /// <summary>The figures that were not missing, ascending.</summary>
    public ReadOnlySpan<double> Values => values.AsSpan(0, count);

    /// <summary>Whose they are, in the same order.</summary>
    public ReadOnlySpan<int> Organisations => owners.AsSpan(0, count);

    /// <summary>Sorts a column; NaN is missing and left out.</summary>
    public void Sort(ReadOnlySpan<double> column)
    {
        Gather(column);
        var digit = count < FewFigures ? SmallDigit : LargeDigit;
        CountDigits(digit);
        for (var shift = Half; shift < 64; shift += digit) Pass(shift, digit);

        for (var i = 0; i < count; i++)
        {
            owners[i] = (int)(uint)words[i];
            values[i] = column[owners[i]];
        }

        if (!Insert()) SortPlainly();
    }

    /// <summary>Keeps of each figure the 32 bits from the first one in which any two figures differ.</summary>
    private void Gather(ReadOnlySpan<double> column)
    {
        count = 0;
        var different = 0UL;
        for (var i = 0; i < column.Length; i++)
        {
            if (double.IsNaN(column[i])) continue;

            owners[count] = i;
            words[count] = Key(column[i]);
            different |= words[count] ^ words[0];
            count++;
        }

        var below = Math.Max(0, 64 - BitOperations.LeadingZeroCount(different) - Half);
        for (var i = 0; i < count; i++) words[i] = (words[i] >> below << Half) | (uint)owners[i];
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

    /// <summary>Counts how often each digit has each value, one table for each digit.</summary>
    private void CountDigits(int digit)
    {
        var tables = (Half + digit - 1) / digit;
        var counts = places.AsSpan(0, tables << digit);
        counts.Clear();
        var mask = (1u << digit) - 1;
        foreach (var word in words.AsSpan(0, count))
        {
            var bits = (uint)(word >> Half);
            for (var table = 0; table < counts.Length; table += 1 << digit)
            {
                counts[table + (int)(bits & mask)]++;
                bits >>= digit;
            }
        }
    }

    private void Pass(int shift, int digit)
    {
        var table = places.AsSpan((shift - Half) / digit << digit, 1 << digit);
        var mask = (1UL << digit) - 1;
        if (count == 0 || table[(int)((words[0] >> shift) & mask)] == count) return;

        var place = 0;
        foreach (ref var entry in table) (entry, place) = (place, place + entry);
        foreach (var word in words.AsSpan(0, count)) spare[table[(int)((word >> shift) & mask)]++] = word;
        (words, spare) = (spare, words);
    }

    /// <summary>Finishes an order that is nearly right; false when it turns out to be far from it.</summary>
    private bool Insert()
    {
        var moves = 0L;
        for (var i = 1; i < count; i++)
        {
            if (!(values[i] < values[i - 1])) continue;

            var (value, owner, place) = (values[i], owners[i], i);
            for (; place > 0 && value < values[place - 1]; place--)
            {
                (values[place], owners[place]) = (values[place - 1], owners[place - 1]);
            }

            (values[place], owners[place]) = (value, owner);
            moves += i - place;
            if (moves > MostMoves * (long)count) return false;
        }

        return true;
    }

    private void SortPlainly()
    {
        Array.Sort(values, owners, 0, count);
        for (var (i, run) = (1, 0); i <= count; i++)
        {
            if (i < count && values[i] == values[run]) continue;

            Array.Sort(owners, run, i - run);
            run = i;
        }
    }
}
