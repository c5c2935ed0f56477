using System.Text;
using SkiaSharp;

namespace Benchmarking.Web.Platform.Pictures;

/// <summary>Tells what a file is by its first bytes.</summary>
internal static class PictureKind
{
    /// <summary>Null for whatever is not taken.</summary>
    public static SKEncodedImageFormat? Of(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, 0xFF, ..] => SKEncodedImageFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => SKEncodedImageFormat.Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => SKEncodedImageFormat.Webp,
        _ => null,
    };

    /// <summary>What a file that is not taken seems to be, in words that a person knows.</summary>
    public static string NameOf(ReadOnlySpan<byte> file)
    {
        var start = Encoding.Latin1.GetString(file[..Math.Min(file.Length, 1024)]);
        return start switch
        {
            _ when start.StartsWith("GIF8", StringComparison.Ordinal) => "it is a GIF",
            _ when start.StartsWith("%PDF", StringComparison.Ordinal) => "it is a PDF, which can be added as the document",
            _ when start.StartsWith("BM", StringComparison.Ordinal) => "it is a bitmap (BMP)",
            _ when start.StartsWith("II*\0", StringComparison.Ordinal) || start.StartsWith("MM\0*", StringComparison.Ordinal) => "it is a TIFF",
            _ when start.Length > 11 && start[4..8] == "ftyp" => "it is an Apple or video file (HEIC, AVIF or MP4)",
            _ when start.StartsWith("PK", StringComparison.Ordinal) => "it is an archive or an Office file",
            _ when start.Contains("<svg", StringComparison.OrdinalIgnoreCase) => "it is a drawing (SVG), which can carry programs",
            _ when start.Contains("<html", StringComparison.OrdinalIgnoreCase) || start.Contains("<script", StringComparison.OrdinalIgnoreCase) => "it is a web page",
            _ => "it is something else, whatever its name says",
        };
    }
}
