using SkiaSharp;

namespace Benchmarking.Web.Tests.Features.CaseStudies;

/// <summary>Small pictures to send.</summary>
public static class StudyPictures
{
    public static byte[] Png(int side = 8)
    {
        using var bitmap = new SKBitmap(side, side);
        bitmap.Erase(SKColors.Teal);
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
