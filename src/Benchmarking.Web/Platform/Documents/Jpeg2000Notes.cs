using System.Buffers.Binary;
using System.Text;

namespace Benchmarking.Web.Platform.Documents;

/// <summary>Takes the notes out of a JPEG 2000 picture: it is made of boxes, of which these few draw it.</summary>
internal static class Jpeg2000Notes
{
    private static readonly string[] Drawing = ["jP  ", "ftyp", "rreq", "jp2h", "jp2c"];

    /// <returns>Null where it is not built as such a picture is.</returns>
    public static byte[]? Without(ReadOnlySpan<byte> picture)
    {
        // The pixels alone, without boxes; they hold at most the name of the program that packed them.
        if (picture is [0xFF, 0x4F, 0xFF, 0x51, ..])
            return picture.ToArray();

        using var kept = new MemoryStream(picture.Length);
        while (picture.Length >= 8)
        {
            var type = Encoding.Latin1.GetString(picture[4..8]);
            var length = BinaryPrimitives.ReadUInt32BigEndian(picture) switch
            {
                // 0 is "to the end", 1 is "as the eight bytes behind the name say".
                0 => (ulong)picture.Length,
                1 when picture.Length >= 16 => BinaryPrimitives.ReadUInt64BigEndian(picture[8..]),
                var said => said,
            };
            if (length < 8 || length > (ulong)picture.Length)
                return null;
            if (Drawing.Contains(type))
                kept.Write(picture[..(int)length]);
            picture = picture[(int)length..];
        }

        return kept.Length > 0 ? kept.ToArray() : null;
    }
}
