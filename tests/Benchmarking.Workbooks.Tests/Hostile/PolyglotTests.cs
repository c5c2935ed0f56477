using System.Text;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Workbooks.Tests.Hostile;

/// <summary>Files that are two things at once, or one thing under another's beginning.</summary>
public sealed class PolyglotTests
{
    private static readonly byte[] Sound = RawWorkbook.WithRows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").ToBytes();

    public static TheoryData<string, byte[], byte[]> Doubles => new()
    {
        { "a PDF that is a zip too", "%PDF-1.7\n"u8.ToArray(), [] },
        { "a picture that is a zip too", "GIF89a"u8.ToArray(), [] },
        { "a program that is a zip too", "MZ\u0090\0"u8.ToArray(), [] },
        { "a page that is a zip too", "<html>"u8.ToArray(), [] },
        { "a CSV that is a zip too", "a,b\n"u8.ToArray(), [] },
        { "a zip with a PDF after it", [], "%PDF-1.7\n%%EOF"u8.ToArray() },
        { "a zip with a script after it", [], "<script>alert(1)</script>"u8.ToArray() },
        { "a zip with another zip after it", [], "PK\u0003\u0004PK\u0005\u0006"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Doubles))]
    public void Both_doors_refuse(string what, byte[] before, byte[] after)
    {
        byte[] file = [.. before, .. Sound, .. after];

        Assert.True(Reads.RefusalOf(file) is { Message.Length: > 0 }, what);
        Assert.True(Tables.RefusalOf(file) is { Message.Length: > 0 }, what);
    }

    [Fact]
    public void A_zip_within_a_zip_is_never_unpacked_twice()
    {
        var inner = new RawWorkbook().Set("bomb.txt", new byte[50 * 1024 * 1024]).ToBytes();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("zip-without-workbook", Reads.RefusalOf(new RawWorkbook().Set("inner.zip", inner).Set("inner.xlsx", Sound).ToBytes())?.Code);
        var within = RawWorkbook.WithRows("").Set("xl/media/inner.zip", inner).ToBytes();
        Assert.Null(Reads.RefusalOf(within));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * 1024 * 1024);
    }

    [Theory]
    [InlineData("old-excel", "Workbook")]
    [InlineData("password-protected", "EncryptedPackage")]
    [InlineData("old-office", "WordDocument")]
    public void Old_containers_are_named_by_what_they_hold(string code, string stream)
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes(stream)];

        Assert.Equal(code, Tables.RefusalOf(file)?.Code);
    }
}
