using SkiaSharp;

namespace Benchmarking.Web.Platform.Pictures;

/// <summary>What became of a picture that was sent in.</summary>
public abstract record PictureResult
{
    /// <summary>The picture made anew: its pixels upright, and nothing else of the file.</summary>
    /// <param name="MediaType"><c>image/jpeg</c> or <c>image/png</c>.</param>
    public sealed record Clean(byte[] Content, string MediaType, int Width, int Height) : PictureResult;

    /// <param name="Message">What is wrong with the file and why it is not taken.</param>
    /// <param name="Cure">What to do.</param>
    public sealed record Refused(string Message, string Cure) : PictureResult;
}

/// <summary>
/// Makes a picture anew from its pixels, so that nothing rides along: no place, camera, author or thumbnail, and no
/// second file behind the first. What the file is, is told by its bytes, never by its name.
/// </summary>
public static class CleanPicture
{
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>Looked up in the file's header before any pixel is unpacked.</summary>
    public const long MostPixels = 40_000_000;

    public const int LongestSide = 2_000;

    private const int JpegQuality = 85;

    private const string Types = "Use a JPEG, PNG or WebP file, such as a photograph from a phone or a screenshot.";

    private static readonly PictureResult.Refused Unreadable = new(
        "The picture cannot be read: the file is damaged or was cut short.", "Open it, save it again as JPEG or PNG, and add that.");

    /// <summary>Unpacked, a picture takes up to 160 MB, and as much again while it is turned.</summary>
    public static readonly Turns Unpacking = new(2);

    public static async Task<PictureResult> OfAsync(byte[] file, CancellationToken cancellation)
    {
        if (file.Length == 0)
            return new PictureResult.Refused("The file is empty.", Types);
        if (file.Length > LargestFile)
        {
            return new PictureResult.Refused(
                "The picture is larger than 10 MB.", "Make it smaller, such as 2,000 pixels on its longer side, and add that.");
        }

        if (PictureKind.Of(file) is not { } kind)
            return new PictureResult.Refused($"The file is not a picture that can be shown here: {PictureKind.NameOf(file)}.", Types);

        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat != kind)
            return Unreadable;
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MostPixels)
        {
            return new PictureResult.Refused(
                FormattableString.Invariant($"The picture is {width:N0} by {height:N0} pixels; at most 40 million can be taken."),
                "Make it smaller, such as 2,000 pixels on its longer side, and add that.");
        }

        using var turn = await Unpacking.TakeAsync(cancellation);
        return Redrawn(codec) is { } picture ? picture : Unreadable;
    }

    private static PictureResult.Clean? Redrawn(SKCodec codec)
    {
        using var pixels = Decoded(codec);
        if (pixels is null)
            return null;

        using var upright = Upright.Drawn(pixels, codec.EncodedOrigin, LongestSide);
        // Lines and letters stay sharp as PNG, and only PNG keeps what is see-through.
        var asPng = codec.EncodedFormat == SKEncodedImageFormat.Png || codec.Info.AlphaType != SKAlphaType.Opaque;
        using var image = SKImage.FromBitmap(upright);
        using var encoded = image.Encode(asPng ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, JpegQuality);
        return encoded is null
            ? null
            : new PictureResult.Clean(encoded.ToArray(), asPng ? "image/png" : "image/jpeg", upright.Width, upright.Height);
    }

    /// <summary>The pixels in the colours of the web; unpacked at a smaller size where the format can. Null where some are missing.</summary>
    private static SKBitmap? Decoded(SKCodec codec)
    {
        var longest = Math.Max(codec.Info.Width, codec.Info.Height);
        // JPEG scales by eighths while unpacking; rounded up, so that never fewer pixels come than are kept.
        var scale = Math.Min(1, (float)Math.Ceiling(8.0 * LongestSide / longest) / 8);
        var size = codec.GetScaledDimensions(scale);
        using var colours = SKColorSpace.CreateSrgb();
        var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, alpha, colours));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
            return bitmap;

        bitmap.Dispose();
        return null;
    }
}
