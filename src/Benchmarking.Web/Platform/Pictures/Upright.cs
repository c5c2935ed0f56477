using SkiaSharp;

namespace Benchmarking.Web.Platform.Pictures;

/// <summary>Turns a picture the way its camera was held, which is otherwise lost with the rest of what the camera noted.</summary>
internal static class Upright
{
    /// <param name="longestSide">The picture is made smaller to fit this; never larger.</param>
    public static SKBitmap Drawn(SKBitmap pixels, SKEncodedOrigin origin, int longestSide)
    {
        var scale = Math.Min(1f, (float)longestSide / Math.Max(pixels.Width, pixels.Height));
        var (across, down) = (Side(pixels.Width * scale), Side(pixels.Height * scale));
        var isTurned = origin >= SKEncodedOrigin.LeftTop;
        var upright = new SKBitmap(pixels.Info.WithSize(isTurned ? down : across, isTurned ? across : down));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(Turn(origin, across, down));
        using var image = SKImage.FromBitmap(pixels);
        canvas.DrawImage(image, new SKRect(0, 0, across, down), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return upright;
    }

    private static int Side(float length) => Math.Max(1, (int)MathF.Round(length));

    /// <summary>The eight ways of EXIF: 1 upright, 2 to 4 mirrored or upside down, 5 to 8 lying on a side.</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, float w, float h) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
