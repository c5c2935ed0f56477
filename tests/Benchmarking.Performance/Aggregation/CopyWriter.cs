using System.Buffers.Binary;
using Benchmarking.Engine.Columns;

namespace Benchmarking.Performance.Aggregation;

/// <summary>Writes results in PostgreSQL's binary COPY format, many rows at a time.</summary>
internal sealed class CopyWriter
{
    private const int DoubleType = 701;
    private const int LongestRow = 4096;

    private readonly Stream copy;
    private readonly byte[] buffer = new byte[128 * 1024];
    private int end;

    public CopyWriter(Stream copy)
    {
        this.copy = copy;
        byte[] signature = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8];
        signature.CopyTo(buffer, 0);
        // Two empty words follow: no flags, and no longer header.
        end = signature.Length + 8;
    }

    public void Row(int metric, int period, int group, QuantileTable table)
    {
        if (buffer.Length - end < LongestRow) Flush();
        Short(6);
        foreach (var whole in (ReadOnlySpan<int>)[metric, period, group, table.Count(metric, period, group)])
        {
            Whole(4);
            Whole(whole);
        }

        Double(table.Mean(metric, period, group));
        var quantiles = table.Quantiles(metric, period, group);
        foreach (var whole in (ReadOnlySpan<int>)[20 + (12 * quantiles.Length), 1, 0, DoubleType, quantiles.Length, 1]) Whole(whole);
        foreach (var quantile in quantiles) Double(quantile);
    }

    public void Complete()
    {
        Short(-1);
        Flush();
    }

    private void Flush()
    {
        copy.Write(buffer, 0, end);
        end = 0;
    }

    private void Short(short value) => BinaryPrimitives.WriteInt16BigEndian(Next(2), value);

    private void Whole(int value) => BinaryPrimitives.WriteInt32BigEndian(Next(4), value);

    private void Double(double value)
    {
        Whole(8);
        BinaryPrimitives.WriteDoubleBigEndian(Next(8), value);
    }

    private Span<byte> Next(int length)
    {
        end += length;
        return buffer.AsSpan(end - length, length);
    }
}
