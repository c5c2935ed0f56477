using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Benchmarking.Web.Tests.Platform.Pictures;

/// <summary>Makes pictures as cameras and as mischief-makers make them.</summary>
internal static class Pictures
{
    /// <summary>Red and green above, blue and white below.</summary>
    public static byte[] Quarters(SKEncodedImageFormat format, int width = 80, int height = 40)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        (SKColor Colour, int Across, int Down)[] quarters = [(SKColors.Red, 0, 0), (SKColors.Lime, 1, 0), (SKColors.Blue, 0, 1), (SKColors.White, 1, 1)];
        foreach (var (colour, across, down) in quarters)
        {
            using var paint = new SKPaint { Color = colour };
            canvas.DrawRect(across * width / 2f, down * height / 2f, width / 2f, height / 2f, paint);
        }

        return Encoded(bitmap, format);
    }

    public static byte[] Encoded(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>The colours of the four corners, reading order.</summary>
    public static string[] CornersOf(byte[] picture)
    {
        using var bitmap = SKBitmap.Decode(picture);
        var (right, bottom) = (bitmap.Width - 5, bitmap.Height - 5);
        return [.. new[] { bitmap.GetPixel(4, 4), bitmap.GetPixel(right, 4), bitmap.GetPixel(4, bottom), bitmap.GetPixel(right, bottom) }.Select(NameOf)];
    }

    /// <summary>The JPEG with a camera's notes: which way it was held, and a text.</summary>
    public static byte[] WithExif(byte[] jpeg, byte orientation, string text)
    {
        // One directory of two entries, big-endian: orientation (0x0112, short) and image description (0x010E, text).
        var words = Encoding.Latin1.GetBytes(text + "\0");
        byte[] tiff =
        [
            .. "MM\0*"u8, 0, 0, 0, 8, 0, 2,
            0x01, 0x0E, 0, 2, 0, 0, 0, (byte)words.Length, 0, 0, 0, 38,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0, 0, 0, 0, .. words,
        ];
        byte[] notes = [.. "Exif\0\0"u8, .. tiff];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(notes.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. notes, .. jpeg[2..]];
    }

    /// <summary>The PNG with one more chunk behind its header.</summary>
    public static byte[] WithChunk(byte[] png, string type, byte[] content) => [.. png[..33], .. Chunk(type, content), .. png[33..]];

    /// <summary>A PNG whose header promises this many pixels and which has hardly any.</summary>
    public static byte[] EmptyPng(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 6);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(new byte[10_000]);
        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A,
            .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(body));
        return [.. length, .. body, .. check];
    }

    private static uint Crc(byte[] body)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var each in body)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
        }

        return ~crc;
    }

    private static string NameOf(SKColor colour) => (colour.Red > 128, colour.Green > 128, colour.Blue > 128) switch
    {
        (true, false, false) => "red",
        (false, true, false) => "green",
        (false, false, true) => "blue",
        (true, true, true) => "white",
        _ => $"{colour}",
    };
}
