using System.Buffers.Binary;

namespace Benchmarking.Web.Platform.Documents;

/// <summary>Takes the notes out of a JPEG without touching its pixels: where and when it was taken, by what, thumbnails, comments.</summary>
internal static class JpegNotes
{
    private const byte Comment = 0xFE;
    private const byte StartOfScan = 0xDA;

    /// <summary>The picture as it was where it is not built as a JPEG is; a reader will not show it either.</summary>
    public static byte[] Without(byte[] jpeg)
    {
        if (jpeg is not [0xFF, 0xD8, ..])
            return jpeg;

        using var kept = new MemoryStream(jpeg.Length);
        kept.Write(jpeg, 0, 2);
        var at = 2;
        while (at + 4 <= jpeg.Length && jpeg[at] == 0xFF)
        {
            var marker = jpeg[at + 1];
            if (marker == StartOfScan)
            {
                kept.Write(jpeg, at, jpeg.Length - at);
                return kept.ToArray();
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
            if (at + length > jpeg.Length)
                break;
            if (!IsNote(marker))
                kept.Write(jpeg, at, length);
            at += length;
        }

        return jpeg;
    }

    /// <summary>All of APP0 to APP15 are notes but the three that say how the colours are meant: JFIF, ICC profile, Adobe.</summary>
    private static bool IsNote(byte marker) => marker == Comment || (marker is >= 0xE0 and <= 0xEF and not (0xE0 or 0xE2 or 0xEE));
}
