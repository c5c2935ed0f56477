using System.IO.Compression;
using System.Text;
using Benchmarking.Web.Platform.Documents;
using SkiaSharp;

namespace Benchmarking.Web.Tests.Platform.Documents;

public sealed class PdfPhotographsTests
{
    private const string Secret = "GPS 53.4808 N";

    private static readonly byte[] Plain = Pictures.Pictures.Quarters(SKEncodedImageFormat.Jpeg);

    private static readonly byte[] Photograph = Pictures.Pictures.WithExif(Plain, orientation: 1, Secret);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fill_bytes_before_the_notes_do_not_save_them() =>
        await LosesItsNotesAsync([.. Photograph[..2], 0xFF, .. Photograph[2..]]);

    [Fact]
    public async Task What_a_phone_puts_behind_the_picture_is_left_behind() =>
        await LosesItsNotesAsync([.. Plain, .. "ftypmp42"u8, .. Photograph]);

    [Fact]
    public async Task The_list_of_further_pictures_and_thumbnails_is_left_behind()
    {
        byte[] list = [0xFF, 0xE2, 0, (byte)(2 + 4 + Secret.Length), .. "MPF\0"u8, .. Encoding.ASCII.GetBytes(Secret)];
        byte[] thumbnail = [0xFF, 0xE0, 0, (byte)(2 + 5 + Secret.Length), .. "JFXX\0"u8, .. Encoding.ASCII.GetBytes(Secret)];

        await LosesItsNotesAsync([.. Plain[..2], .. list, .. thumbnail, .. Plain[2..]]);
    }

    [Theory]
    [InlineData("[/FlateDecode /DCTDecode]", true)]
    [InlineData("[/Fl /DCT]", true)]
    [InlineData("7 0 R", false)]
    public async Task Notes_are_found_however_the_photograph_is_packed(string filter, bool packed) =>
        await LosesItsNotesAsync(packed ? Packed(Photograph) : Photograph, filter);

    [Fact]
    public async Task A_jpeg_2000_picture_keeps_only_the_boxes_that_draw_it()
    {
        byte[] picture = [.. Box("jP  ", "\r\n\u0087\n"), .. Box("uuid", Secret), .. Box("jp2h", "header"), .. Box("xml ", Secret), .. Box("jp2c", "the pixels")];

        var text = await CleanedAsync(picture, "/JPXDecode");

        Assert.DoesNotContain(Secret, text);
        Assert.Contains("the pixels", text);
    }

    [Theory]
    [InlineData("/DCTDecode", "no photograph at all")]
    [InlineData("/JPXDecode", "no photograph at all")]
    [InlineData("/Unheard", "of")]
    [InlineData("[/DCTDecode /FlateDecode]", "the wrong way round")]
    public async Task A_picture_that_cannot_be_looked_into_is_refused_with_what_to_do(string filter, string picture)
    {
        var refused = Assert.IsType<PdfResult.Refused>(await CleanPdf.OfAsync(WithPicture(Encoding.ASCII.GetBytes(picture), filter), Cancel));

        Assert.Contains("where it was taken", refused.Message);
        Assert.Contains("Print the document to a new PDF", refused.Cure);
    }

    [Fact]
    public async Task A_photograph_among_the_lines_of_a_drawing_is_refused()
    {
        var drawing = Packed([.. "BI /W 80 /H 40 /CS /RGB /BPC 8 /F /DCT ID "u8, .. Photograph, .. " EI"u8]);
        var file = RawPdf.Page(ofResources: "/XObject << /A 6 0 R >>")
            .Add($"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode /Length {drawing.Length} >>", drawing).ToArray();

        Assert.Contains("where it was taken", Assert.IsType<PdfResult.Refused>(await CleanPdf.OfAsync(file, Cancel)).Message);
    }

    private static async Task LosesItsNotesAsync(byte[] picture, string filter = "/DCTDecode")
    {
        var text = await CleanedAsync(picture, filter);

        Assert.DoesNotContain(Secret, text);
        Assert.DoesNotContain("Exif", text);
        Assert.Contains(Encoding.Latin1.GetString(Plain.AsSpan(200)), text);
    }

    private static async Task<string> CleanedAsync(byte[] picture, string filter) => Encoding.Latin1.GetString(
        Assert.IsType<PdfResult.Clean>(await CleanPdf.OfAsync(WithPicture(picture, filter), Cancel)).Content);

    /// <summary>The picture is object 6; object 7 is a filter's name.</summary>
    private static byte[] WithPicture(byte[] picture, string filter) => RawPdf.Page(ofResources: "/XObject << /Im 6 0 R >>")
        .Add($"<< /Type /XObject /Subtype /Image /Width 80 /Height 40 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter {filter} /Length {picture.Length} >>", picture)
        .Add("/DCTDecode")
        .ToArray();

    private static byte[] Packed(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var zlib = new ZLibStream(memory, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(content);
        return memory.ToArray();
    }

    private static byte[] Box(string type, string content) =>
        [0, 0, 0, (byte)(8 + content.Length), .. Encoding.Latin1.GetBytes(type), .. Encoding.Latin1.GetBytes(content)];
}
