using System.Buffers.Binary;
using System.Text;

namespace Benchmarking.Workbooks.Reading;

/// <summary>
/// Reads the list of parts of a zip archive and refuses what no spreadsheet program writes: more parts than allowed,
/// the same name twice, names that climb, encrypted parts, parts that overlap, headers that contradict each other.
/// </summary>
internal static class ZipDirectory
{
    private const uint EndMark = 0x06054b50;
    private const uint EntryMark = 0x02014b50;
    private const uint PartMark = 0x04034b50;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int PartHeaderLength = 30;
    private const uint InExtraField = 0xFFFFFFFF;

    public static IReadOnlyList<ZipPart> Read(byte[] file)
    {
        var end = FindEnd(file);
        var record = file.AsSpan(end, EndLength);
        int count = U16(record, 10);
        if (count > Limits.Parts)
            throw new WorkbookRefusedException(Refusals.TooManyParts);
        if (U16(record, 4) != 0 || U16(record, 6) != 0 || U16(record, 8) != count)
            throw Damaged();

        long position = U32(record, 16);
        var stop = position + U32(record, 12);
        if (stop > end)
            throw Damaged();
        var parts = new List<ZipPart>(count);
        for (var i = 0; i < count; i++)
            position = ReadEntry(file, position, stop, parts);
        if (position != stop)
            throw Damaged();
        RefuseDuplicates(parts);
        RefuseOverlaps(parts);
        return parts.FindAll(p => !p.Name.EndsWith('/'));
    }

    private static int FindEnd(ReadOnlySpan<byte> file)
    {
        var last = file.Length - EndLength;
        for (var at = last; at >= 0 && at >= last - ushort.MaxValue; at--)
        {
            if (U32(file, at) == EndMark && at + EndLength + U16(file, at + 20) == file.Length)
                return at;
        }

        throw Damaged();
    }

    private static long ReadEntry(byte[] file, long position, long stop, List<ZipPart> parts)
    {
        if (position + EntryLength > stop)
            throw Damaged();
        var entry = file.AsSpan((int)position, EntryLength);
        int nameLength = U16(entry, 28), extraLength = U16(entry, 30);
        var next = position + EntryLength + nameLength + extraLength + U16(entry, 32);
        if (U32(entry, 0) != EntryMark || next > stop)
            throw Damaged();

        var name = file.AsSpan((int)position + EntryLength, nameLength);
        var extra = file.AsSpan((int)position + EntryLength + nameLength, extraLength);
        parts.Add(MakePart(file, entry, name, extra));
        return next;
    }

    private static ZipPart MakePart(byte[] file, ReadOnlySpan<byte> entry, ReadOnlySpan<byte> nameBytes, ReadOnlySpan<byte> extra)
    {
        var name = PlainName(nameBytes);
        int flags = U16(entry, 8), method = U16(entry, 10);
        if ((flags & 1) != 0 || (flags & 0x2000) != 0)
            throw new WorkbookRefusedException(Refusals.Encrypted(name));
        if (method is not (0 or 8))
            throw new WorkbookRefusedException(Refusals.Damaged(name));

        long length = U32(entry, 24), packed = U32(entry, 20), header = U32(entry, 42);
        ReadLongSizes(extra, ref length, ref packed, ref header);
        if (header < 0 || packed < 0 || header + PartHeaderLength > file.Length)
            throw Damaged();
        var own = file.AsSpan((int)header);
        var start = header + PartHeaderLength + U16(own, 26) + U16(own, 28);
        if (U32(own, 0) != PartMark || start + packed > file.Length || U16(own, 26) != nameBytes.Length
            || !own.Slice(PartHeaderLength, nameBytes.Length).SequenceEqual(nameBytes))
            throw new WorkbookRefusedException(Refusals.Damaged(name));
        return new ZipPart(name, (int)start, (int)packed, length, U32(entry, 16), method == 8);
    }

    /// <summary>Some programs write every size in the 64-bit way, however small the file.</summary>
    private static void ReadLongSizes(ReadOnlySpan<byte> extra, ref long length, ref long packed, ref long header)
    {
        while (extra.Length >= 4)
        {
            int id = U16(extra, 0), size = U16(extra, 2);
            if (size > extra.Length - 4)
                return;
            if (id == 1)
            {
                var rest = extra.Slice(4, size);
                Take(ref rest, ref length);
                Take(ref rest, ref packed);
                Take(ref rest, ref header);
            }

            extra = extra[(4 + size)..];
        }
    }

    private static void Take(ref ReadOnlySpan<byte> rest, ref long value)
    {
        if (value != InExtraField || rest.Length < 8)
            return;
        value = BinaryPrimitives.ReadInt64LittleEndian(rest);
        if (value is < 0 or > int.MaxValue)
            throw Damaged();
        rest = rest[8..];
    }

    private static string PlainName(ReadOnlySpan<byte> bytes)
    {
        var name = Encoding.UTF8.GetString(bytes);
        var segments = name.TrimEnd('/').Split('/');
        var odd = name.Length is 0 or > Limits.PartNameLength
            || name.AsSpan().IndexOfAny('\\', ':') >= 0
            || name.Any(char.IsControl)
            || segments.Any(s => s is "" or "." or "..");
        return odd ? throw new WorkbookRefusedException(Refusals.OddName) : name;
    }

    private static void RefuseDuplicates(List<ZipPart> parts)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts.Where(p => !seen.Add(p.Name)))
            throw new WorkbookRefusedException(Refusals.Duplicate(part.Name));
    }

    // Parts that share bytes let a small file unpack to a huge one.
    private static void RefuseOverlaps(List<ZipPart> parts)
    {
        var end = 0L;
        foreach (var part in parts.OrderBy(p => p.Start).ThenBy(p => p.PackedLength))
        {
            if (part.Start < end + PartHeaderLength)
                throw Damaged();
            end = (long)part.Start + part.PackedLength;
        }
    }

    private static WorkbookRefusedException Damaged() => new(Refusals.DamagedArchive);

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
