namespace Benchmarking.Tool.Ledgers;

/// <summary>Splits a long file into lines without holding more than one.</summary>
internal static class JsonLines
{
    private const byte End = (byte)'\n';

    /// <summary>Each line without its end, and whether it has one; a line lasts until the next is asked for.</summary>
    public static IEnumerable<(ReadOnlyMemory<byte> Line, bool Whole)> Read(Stream file)
    {
        var buffer = new byte[1 << 16];
        var (start, filled) = (0, 0);
        while (true)
        {
            var end = Array.IndexOf(buffer, End, start, filled - start);
            if (end >= 0)
            {
                yield return (buffer.AsMemory(start, end - start), true);
                start = end + 1;
                continue;
            }

            Array.Copy(buffer, start, buffer, 0, filled - start);
            (start, filled) = (0, filled - start);
            if (filled == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
            var read = file.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            if (read > 0) continue;

            if (filled > 0) yield return (buffer.AsMemory(0, filled), false);
            yield break;
        }
    }
}
