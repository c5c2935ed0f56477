using System.Text;
using Benchmarking.Web.Platform.Pictures;
using SkiaSharp;

namespace Benchmarking.Web.Tests.Platform.Pictures;

public sealed class CleanPictureTests
{
    private const string Secret = "GPS 53.4808 N, 2.2426 W";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Webp, "image/jpeg")]
    public async Task A_picture_is_made_anew_in_a_format_that_every_browser_shows(SKEncodedImageFormat format, string mediaType)
    {
        var clean = await CleanedAsync(Pictures.Quarters(format));

        Assert.Equal((mediaType, 80, 40), (clean.MediaType, clean.Width, clean.Height));
        Assert.Equal(["red", "green", "blue", "white"], Pictures.CornersOf(clean.Content));
    }

    [Fact]
    public async Task What_the_camera_noted_is_gone()
    {
        var photo = Pictures.WithExif(Pictures.Quarters(SKEncodedImageFormat.Jpeg), orientation: 1, Secret);
        Assert.Contains(Secret, Encoding.Latin1.GetString(photo));

        var text = Encoding.Latin1.GetString((await CleanedAsync(photo)).Content);

        Assert.DoesNotContain(Secret, text);
        Assert.DoesNotContain("Exif", text);
        Assert.DoesNotContain("xap", text);
        Assert.DoesNotContain("http", text);
    }

    [Fact]
    public async Task Texts_in_a_png_are_gone()
    {
        var picture = Pictures.WithChunk(Pictures.Quarters(SKEncodedImageFormat.Png), "tEXt", Encoding.Latin1.GetBytes("Author\0" + Secret));

        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString((await CleanedAsync(picture)).Content));
    }

    [Theory]
    [InlineData(1, "red,green,blue,white")]
    [InlineData(2, "green,red,white,blue")]
    [InlineData(3, "white,blue,green,red")]
    [InlineData(4, "blue,white,red,green")]
    [InlineData(5, "red,blue,green,white")]
    [InlineData(6, "blue,red,white,green")]
    [InlineData(7, "white,green,blue,red")]
    [InlineData(8, "green,white,red,blue")]
    public async Task A_picture_stands_the_way_its_camera_was_held(byte orientation, string corners)
    {
        var clean = await CleanedAsync(Pictures.WithExif(Pictures.Quarters(SKEncodedImageFormat.Jpeg), orientation, Secret));

        Assert.Equal(orientation < 5 ? (80, 40) : (40, 80), (clean.Width, clean.Height));
        Assert.Equal(corners.Split(','), Pictures.CornersOf(clean.Content));
    }

    [Fact]
    public async Task A_second_file_behind_a_picture_is_left_behind()
    {
        byte[] polyglot = [.. Pictures.Quarters(SKEncodedImageFormat.Jpeg), .. "PK\u0003\u0004<script>alert(1)</script>"u8];

        Assert.DoesNotContain("<script>", Encoding.Latin1.GetString((await CleanedAsync(polyglot)).Content));
    }

    [Fact]
    public async Task A_large_picture_is_made_to_fit_and_a_small_one_is_left_as_it_is()
    {
        var large = await CleanedAsync(Pictures.Quarters(SKEncodedImageFormat.Jpeg, 4_100, 1_025));
        var thin = await CleanedAsync(Pictures.Quarters(SKEncodedImageFormat.Png, 3_000, 1));

        Assert.Equal((2_000, 500), (large.Width, large.Height));
        Assert.Equal(["red", "green", "blue", "white"], Pictures.CornersOf(large.Content));
        Assert.Equal((2_000, 1), (thin.Width, thin.Height));
    }

    [Fact]
    public async Task What_is_see_through_stays_so()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(20, 20, SKColorType.Rgba8888, SKAlphaType.Premul));
        bitmap.Erase(new SKColor(200, 0, 0, 100));
        var clean = await CleanedAsync(Pictures.Encoded(bitmap, SKEncodedImageFormat.Webp));

        using var shown = SKBitmap.Decode(clean.Content);
        Assert.Equal("image/png", clean.MediaType);
        Assert.InRange(shown.GetPixel(5, 5).Alpha, 98, 102);
    }

    [Fact]
    public async Task A_bomb_is_refused_by_what_its_header_says()
    {
        // 60,000 by 60,000 pixels in a hundred bytes: unpacked it would take 14 GB.
        var refused = await RefusedAsync(Pictures.EmptyPng(60_000, 60_000));

        Assert.Contains("60,000 by 60,000 pixels", refused.Message);
    }

    [Theory]
    [InlineData("GIF89a\u0001\0\u0001\0", "GIF")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "SVG")]
    [InlineData("<?xml version=\"1.0\"?><!-- x --><svg/>", "SVG")]
    [InlineData("<!doctype html><html><script>alert(1)</script>", "web page")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("BM\0\0\0\0", "BMP")]
    [InlineData("PK\u0003\u0004", "archive")]
    [InlineData("\0\0\0\u0018ftypheic", "HEIC")]
    [InlineData("holiday.jpg", "something else")]
    public async Task A_file_that_is_no_picture_is_refused_whatever_it_is_called(string file, string named)
    {
        var refused = await RefusedAsync(Encoding.Latin1.GetBytes(file));

        Assert.Contains(named, refused.Message);
        Assert.Contains("JPEG, PNG or WebP", refused.Cure);
    }

    [Fact]
    public async Task Damaged_files_are_refused_and_never_shown_in_part()
    {
        foreach (var format in new[] { SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp })
        {
            var whole = Pictures.Quarters(format, 400, 300);
            Assert.Contains("damaged", (await RefusedAsync(whole[..(whole.Length / 2)])).Message);
            Assert.Contains("damaged", (await RefusedAsync(whole[..20])).Message);
        }

        Assert.Contains("empty", (await RefusedAsync([])).Message);
        Assert.Contains("10 MB", (await RefusedAsync(new byte[CleanPicture.LargestFile + 1])).Message);
    }

    [Fact]
    public async Task At_most_two_pictures_are_unpacked_at_once()
    {
        var file = Pictures.Quarters(SKEncodedImageFormat.Jpeg);
        var one = await CleanPicture.Unpacking.TakeAsync(Cancel);
        var two = await CleanPicture.Unpacking.TakeAsync(Cancel);

        var third = CleanPicture.OfAsync(file, Cancel);
        Assert.False(third.IsCompleted, "a third was unpacked beside the two");
        one.Dispose();
        Assert.IsType<PictureResult.Clean>(await third);
        two.Dispose();
    }

    private static async Task<PictureResult.Clean> CleanedAsync(byte[] file) => Assert.IsType<PictureResult.Clean>(await CleanPicture.OfAsync(file, Cancel));

    private static async Task<PictureResult.Refused> RefusedAsync(byte[] file) => Assert.IsType<PictureResult.Refused>(await CleanPicture.OfAsync(file, Cancel));
}
