using System.Buffers.Binary;

namespace Benchmarking.Performance.Aggregation;

/// <summary>Reads the rows of PostgreSQL's binary COPY format out of a large buffer.</summary>
internal sealed class CopyReader(Stream copy)
{
    private const int HeaderLength = 19;

    private byte[] buffer = new byte[128 * 1024];
    private int start, end;

    /// <summary>One row: the number of its columns in 2 bytes, then each column's length in 4 and its bytes.</summary>
    public delegate void Row(ReadOnlySpan<byte> row);

    public async Task ReadAsync(Row each, CancellationToken cancellation)
    {
        var header = true;
        while (true)
        {
            if (header && end - start >= HeaderLength) (header, start) = (false, start + HeaderLength);
            while (!header && Length() is var length and not 0)
            {
                if (length < 0) return;

                each(buffer.AsSpan(start, length));
                start += length;
            }

            await FillAsync(cancellation);
        }
    }

    /// <summary>The next row's length; 0 while it is not complete, −1 after the last.</summary>
    private int Length()
    {
        var there = buffer.AsSpan(start..end);
        if (there.Length < 2) return 0;

        var columns = BinaryPrimitives.ReadInt16BigEndian(there);
        if (columns < 0) return columns;

        var length = 2;
        for (; columns > 0; columns--)
        {
            if (there.Length < length + 4) return 0;

            length += 4 + Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(there[length..]));
        }

        return there.Length < length ? 0 : length;
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        buffer.AsSpan(start..end).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
        var read = await copy.ReadAsync(buffer.AsMemory(end), cancellation);
        if (read == 0) throw new InvalidOperationException("The rows ended before their end mark.");

        end += read;
    }
}
