using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Benchmarking.Web.Platform.Documents;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using SkiaSharp;

namespace Benchmarking.Web.Tests.Platform.Documents;

public sealed class CleanPdfTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pages_stay_as_they_are_seen()
    {
        var clean = await CleanedAsync(RawPdf.Page().ToArray());

        using var read = PdfReader.Open(new MemoryStream(clean.Content), PdfDocumentOpenMode.Import);
        Assert.Equal((1, 1), (clean.Pages, read.PageCount));
        Assert.Equal((300, 200), (read.Pages[0].Width.Point, read.Pages[0].Height.Point));
        Assert.Contains("Seen by residents", Encoding.Latin1.GetString(read.Pages[0].Contents.Elements.GetDictionary(0)!.Stream!.UnfilteredValue));
    }

    [Fact]
    public async Task Scripts_attachments_forms_links_and_notes_of_programs_are_gone()
    {
        var file = RawPdf.Page(
                ofCatalogue: "/OpenAction 6 0 R /Names << /JavaScript << /Names [(a) 6 0 R] >> /EmbeddedFiles << /Names [(b) 7 0 R] >> >> /AcroForm 9 0 R /Metadata 10 0 R /AF [7 0 R]",
                ofPage: "/AA << /O 6 0 R >> /Annots [11 0 R] /PieceInfo << /Secret (secret-piece) >> /Metadata 10 0 R /LastModified (D:2020)",
                ofResources: "/XObject << /A 12 0 R >>")
            .Add("<< /S /JavaScript /JS (app.alert\\('secret-script'\\)) >>")
            .Add("<< /Type /Filespec /F (secret-name.exe) /EF << /F 8 0 R >> >>")
            .Add("<< /Type /EmbeddedFile /Length 11 >>", "secret-file"u8.ToArray())
            .Add("<< /Fields [11 0 R] /XFA (secret-form) >>")
            .Add("<< /Type /Metadata /Subtype /XML /Length 15 >>", "secret-metadata"u8.ToArray())
            .Add("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://secret.example) >> >>")
            .Add("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Metadata 10 0 R /PieceInfo << /Secret (secret-inside) >> /Ref << /F (secret-elsewhere) >> /Length 1 >>", "n"u8.ToArray())
            .Add("<< /Author (secret-author) /Producer (secret-producer) /CreationDate (D:2019) >>")
            .ToArray("/Info 13 0 R");
        Assert.Equal(11, Encoding.Latin1.GetString(file).Split("secret").Length - 1);

        var clean = (await CleanedAsync(file)).Content;

        var text = Encoding.Latin1.GetString(clean);
        Assert.DoesNotContain("secret", text);
        Assert.All(
            new[] { "/JavaScript", "/JS", "/OpenAction", "/AA", "/EmbeddedFile", "/Filespec", "/AcroForm", "/Annot", "/PieceInfo", "/Ref", "D:2019" },
            name => Assert.DoesNotContain(name, text));
        Assert.Contains("/XObject", text);
        // The one note there is, the library's own: its name and now.
        Assert.Single(Regex.Matches(text, "/Type/Metadata"));
    }

    [Fact]
    public async Task A_name_that_the_author_chose_is_not_taken_for_one_that_means_something()
    {
        var clean = await CleanedAsync(RawPdf.Page(ofResources: "/ExtGState << /A << /ca 0.5 >> /F << /ca 0.4 >> >>").ToArray());

        Assert.Contains("/ca", Encoding.Latin1.GetString(clean.Content));
        Assert.Contains("0.4", Encoding.Latin1.GetString(clean.Content));
    }

    [Fact]
    public async Task Photographs_in_a_document_lose_what_their_cameras_noted_and_no_pixel()
    {
        var plain = Pictures.Pictures.Quarters(SKEncodedImageFormat.Jpeg);
        var photo = Pictures.Pictures.WithExif(plain, orientation: 1, "secret place");
        var file = RawPdf.Page(ofResources: "/XObject << /Im 6 0 R >>")
            .Add($"<< /Type /XObject /Subtype /Image /Width 80 /Height 40 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length {photo.Length} >>", photo)
            .ToArray();

        var clean = (await CleanedAsync(file)).Content;

        Assert.DoesNotContain("secret place", Encoding.Latin1.GetString(clean));
        Assert.True(clean.AsSpan().IndexOf(plain.AsSpan(200)) > 0, "the pixels were touched");
    }

    [Fact]
    public async Task A_locked_document_is_refused_whether_or_not_it_opens_without_a_password()
    {
        await Assert.AllAsync(new[] { ("owner", ""), ("owner", "user") }, async passwords =>
        {
            using var document = new PdfDocument();
            document.AddPage();
            document.SecuritySettings.OwnerPassword = passwords.Item1;
            document.SecuritySettings.UserPassword = passwords.Item2;
            using var memory = new MemoryStream();
            document.Save(memory, closeStream: false);

            Assert.Contains("password", (await RefusedAsync(memory.ToArray())).Message);
        });
    }

    [Fact]
    public async Task A_bomb_is_refused_before_anything_reads_it()
    {
        Assert.Contains("cannot be read", (await RefusedAsync(WithObjects("/Type /ObjStm", Packed(new byte[65 * 1024 * 1024])))).Message);
        Assert.Contains("cannot be read", (await RefusedAsync(WithObjects("/Type /Obj#53tm", Packed(new byte[65 * 1024 * 1024])))).Message);
        Assert.Contains("cannot be read", (await RefusedAsync(WithObjects("/Type /ObjStm", Packed(Packed(new byte[1024 * 1024]))))).Message);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("<<")]
    [InlineData("%(\n[")]
    public async Task Endless_nesting_is_refused_before_anything_reads_it(string bracket)
    {
        var nested = string.Concat(Enumerable.Repeat(bracket, 500_000));

        Assert.Contains("cannot be read", (await RefusedAsync(RawPdf.Page().Add(nested).ToArray())).Message);
        Assert.Contains("cannot be read", (await RefusedAsync(WithObjects("/Type /ObjStm", Packed(Encoding.ASCII.GetBytes(nested))))).Message);
    }

    [Theory]
    [InlineData("MZ program")]
    [InlineData("<html>%PDF-1.7")]
    [InlineData("PK\u0003\u0004%PDF-1.4")]
    public async Task A_file_that_is_no_pdf_or_two_files_at_once_is_refused_whatever_it_is_called(string file) =>
        Assert.Contains("not a PDF", (await RefusedAsync(Encoding.Latin1.GetBytes(file))).Message);

    [Fact]
    public async Task Damaged_empty_large_and_long_documents_are_refused_with_what_to_do()
    {
        var whole = RawPdf.Page().ToArray();
        Assert.Contains("cannot be read", (await RefusedAsync(whole[..100])).Message);
        Assert.Contains("cannot be read", (await RefusedAsync("%PDF-1.7 and nothing"u8.ToArray())).Message);
        Assert.Contains("empty", (await RefusedAsync([])).Message);
        Assert.Contains("10 MB", (await RefusedAsync(new byte[CleanPdf.LargestFile + 1])).Message);

        using var document = new PdfDocument();
        for (var page = 0; page <= CleanPdf.MostPages; page++)
            document.AddPage();
        using var memory = new MemoryStream();
        document.Save(memory, closeStream: false);
        var refused = await RefusedAsync(memory.ToArray());
        Assert.Contains("201 pages", refused.Message);
        Assert.NotEmpty(refused.Cure);
    }

    private static byte[] WithObjects(string type, byte[] packed) => RawPdf.Page()
        .Add($"<< {type} /N 1 /First 4 /Filter /FlateDecode /Length {packed.Length} >>", packed).ToArray();

    private static byte[] Packed(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var zlib = new ZLibStream(memory, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(content);
        return memory.ToArray();
    }

    private static async Task<PdfResult.Clean> CleanedAsync(byte[] file) => Assert.IsType<PdfResult.Clean>(await CleanPdf.OfAsync(file, Cancel));

    private static async Task<PdfResult.Refused> RefusedAsync(byte[] file) => Assert.IsType<PdfResult.Refused>(await CleanPdf.OfAsync(file, Cancel));
}
