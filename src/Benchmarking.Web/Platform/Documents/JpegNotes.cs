using System.Buffers.Binary;

namespace Benchmarking.Web.Platform.Documents;

/// <summary>
/// Takes the notes out of a JPEG without touching its pixels: where and when it was taken, by what, thumbnails, comments,
/// and the films and further pictures that phones put behind it. What is kept is named; everything else goes.
/// </summary>
internal static class JpegNotes
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const int PlainJfif = 16;

    /// <returns>Null where it is not built as a JPEG is, so that nobody can say what it holds.</returns>
    public static byte[]? Without(ReadOnlySpan<byte> jpeg)
    {
        if (jpeg is not [0xFF, Start, ..])
            return null;

        using var kept = new MemoryStream(jpeg.Length);
        kept.Write(jpeg[..2]);
        var (at, hasPixels) = (2, false);
        while (Marker(jpeg, ref at) is { } marker and not End)
        {
            if (IsAlone(marker))
                continue;
            if (marker == Start || at + 2 > jpeg.Length)
                return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[at..]);
            if (length < 2 || at + length > jpeg.Length)
                return null;

            Keep(kept, marker, jpeg.Slice(at, length));
            at += length;
            if (marker != StartOfScan)
                continue;
            hasPixels = true;
            var pixels = Pixels(jpeg[at..]);
            kept.Write(jpeg.Slice(at, pixels));
            at += pixels;
        }

        // Also where the file was cut short, as readers show it.
        kept.Write([0xFF, End]);
        return hasPixels ? kept.ToArray() : null;
    }

    /// <summary>The next marker, as readers find it: stray bytes and fill bytes before it are passed over. Null at the end.</summary>
    private static byte? Marker(ReadOnlySpan<byte> jpeg, ref int at)
    {
        while (at + 1 < jpeg.Length)
        {
            if (jpeg[at++] == 0xFF && jpeg[at] is not (0x00 or 0xFF))
                return jpeg[at++];
        }

        return null;
    }

    /// <summary>How many bytes of pixels come before the next marker; restarts stand among the pixels.</summary>
    private static int Pixels(ReadOnlySpan<byte> scan)
    {
        for (var at = 0; at + 1 < scan.Length; at++)
        {
            if (scan[at] == 0xFF && scan[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return at;
        }

        return scan.Length;
    }

    /// <summary>Markers without anything behind them; they belong among the pixels.</summary>
    private static bool IsAlone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD7);

    private static void Keep(MemoryStream kept, byte marker, ReadOnlySpan<byte> segment)
    {
        var says = segment[2..];
        // JFIF may carry a thumbnail, which may show what was cut away: without it, it is 16 bytes long.
        if (marker == 0xE0 && segment.Length >= PlainJfif && says.StartsWith("JFIF\0"u8))
            kept.Write([0xFF, marker, 0, PlainJfif, .. says[..12], 0, 0]);
        else if (IsOfThePixels(marker) || (marker == 0xE2 && says.StartsWith("ICC_PROFILE\0"u8)) || (marker == 0xEE && says.StartsWith("Adobe"u8)))
            kept.Write([0xFF, marker, .. segment]);
    }

    /// <summary>Frames, tables, scans: what it takes to draw the pixels.</summary>
    private static bool IsOfThePixels(byte marker) => marker is (>= 0xC0 and <= 0xCF) or (>= StartOfScan and <= 0xDF);
}
