using System.Buffers.Binary;
using System.Text;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Workbooks.Tests.Hostile;

/// <summary>Archives that lie about themselves, unpack to too much or are put together as no program would.</summary>
public sealed class ArchiveTests
{
    private const string Row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    private const int Memory = 32 * 1024 * 1024;

    [Fact]
    public void A_bomb_of_one_long_blank_is_refused_with_little_memory()
    {
        var blank = new byte[100 * 1024 * 1024];
        Array.Fill(blank, (byte)' ');
        "<worksheet>"u8.CopyTo(blank);
        var bomb = RawWorkbook.WithRows(Row).Set("xl/worksheets/sheet1.xml", blank).ToBytes();

        AssertRefused(bomb, "cell-too-long", Memory);
    }

    [Fact]
    public void A_bomb_of_sound_rows_is_refused_by_its_ratio()
    {
        var bomb = RawWorkbook.WithRows(new string(' ', 1000) + string.Concat(Enumerable.Repeat("<a/>", 8_000_000))).ToBytes();

        AssertRefused(bomb, "unpacks-too-large", Memory);
    }

    [Fact]
    public void A_bomb_that_keeps_to_the_ratio_is_refused_by_its_total()
    {
        // Noise that hardly packs, so that only the count of all that was unpacked can stop it.
        var noise = new Random(7);
        var rows = new StringBuilder();
        for (var row = 1; rows.Length < 64 * 1024 * 1024; row++)
            rows.Append($"<row r=\"{row}\"><c r=\"A{row}\" s=\"{noise.Next() % 4}\"/><c r=\"B{row}\"/><c r=\"C{row}\"/><c r=\"D{row}\"/><c r=\"E{row}\"/><c r=\"F{row}\"/></row>");
        var bomb = RawWorkbook.WithRows(rows.ToString()).ToBytes();

        Assert.True(bomb.Length < Limits.FileBytes, $"the test's own file is too large: {bomb.Length:N0}");
        AssertRefused(bomb, "unpacks-too-large", 256 * 1024 * 1024);
    }

    [Fact]
    public void Sixty_thousand_parts_are_refused_before_they_are_listed()
    {
        var workbook = RawWorkbook.WithRows(Row);
        for (var i = 0; i < 60_000; i++)
            workbook.AddAgain($"xl/media/{i}.png", "");

        AssertRefused(workbook.ToBytes(), "too-many-parts", 1024 * 1024);
    }

    [Theory]
    [InlineData(Limits.Parts, null)]
    [InlineData(Limits.Parts + 1, "too-many-parts")]
    public void Parts_are_counted_to_the_last(int parts, string? code)
    {
        var workbook = RawWorkbook.WithRows(Row);
        for (var i = 5; i < parts; i++)
            workbook.AddAgain($"xl/media/{i}.png", "x");

        Assert.Equal(code, Reads.RefusalOf(workbook.ToBytes())?.Code);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000_000)]
    public void A_forged_size_is_found_out(uint size)
    {
        var file = RawWorkbook.WithRows(Row).ToBytes();
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(Entry(file, "xl/worksheets/sheet1.xml") + 24), size);

        AssertRefused(file, "damaged", Memory);
    }

    [Fact]
    public void A_forged_checksum_is_found_out()
    {
        var file = RawWorkbook.WithRows(Row).ToBytes();
        file[Entry(file, "xl/worksheets/sheet1.xml") + 16] ^= 1;

        AssertRefused(file, "damaged", Memory);
    }

    [Fact]
    public void A_forged_count_of_parts_is_found_out()
    {
        var file = RawWorkbook.WithRows(Row).ToBytes();
        file[^14] = file[^12] = 3;

        AssertRefused(file, "damaged", Memory);
    }

    [Fact]
    public void Two_entries_for_the_same_bytes_are_refused()
    {
        var file = RawWorkbook.WithRows(Row).ToBytes();
        var (first, second) = (Entry(file, "xl/workbook.xml"), Entry(file, "xl/worksheets/sheet1.xml"));
        file.AsSpan(first + 42, 4).CopyTo(file.AsSpan(second + 42));

        AssertRefused(file, "damaged", Memory);
    }

    [Fact]
    public void The_same_name_twice_is_refused_whatever_the_letters_case()
    {
        AssertRefused(RawWorkbook.WithRows(Row).AddAgain("xl/worksheets/sheet1.xml", "<x/>").ToBytes(), "duplicate-part", Memory);
        AssertRefused(RawWorkbook.WithRows(Row).AddAgain("XL/Worksheets/Sheet1.xml", "<x/>").ToBytes(), "duplicate-part", Memory);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("xl/../../x.xml")]
    [InlineData("C:/x.xml")]
    [InlineData("xl\\x.xml")]
    [InlineData("xl//x.xml")]
    [InlineData("xl/\u0001.xml")]
    public void Names_that_climb_or_hide_are_refused(string name)
    {
        AssertRefused(RawWorkbook.WithRows(Row).AddAgain(name, "<x/>").ToBytes(), "odd-part-name", Memory);
    }

    [Fact]
    public void A_name_of_four_thousand_letters_is_refused()
    {
        AssertRefused(RawWorkbook.WithRows(Row).AddAgain(new string('x', 4096), "<x/>").ToBytes(), "odd-part-name", Memory);
    }

    [Fact]
    public void An_encrypted_part_is_refused()
    {
        var file = RawWorkbook.WithRows(Row).ToBytes();
        file[Entry(file, "xl/worksheets/sheet1.xml") + 8] |= 1;

        AssertRefused(file, "encrypted-part", Memory);
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_unread_from_a_stream_too()
    {
        var file = RawWorkbook.WithRows(Row).ToBytes().Concat(new byte[Limits.FileBytes]).ToArray();

        AssertRefused(file, "file-too-large", Memory);
        Assert.False(Workbooks.Reading.SafeWorkbook.TryOpen(new MemoryStream(new byte[50 * 1024 * 1024]), out _, out var refusal));
        Assert.Equal("file-too-large", refusal.Code);
    }

    [Fact]
    public void A_workbook_cut_short_anywhere_is_refused()
    {
        var file = RawWorkbook.WithRows(Row).ToBytes();
        for (var length = 1; length < file.Length; length += 7)
            Assert.NotNull(Reads.RefusalOf(file[..length]));
    }

    [Fact]
    public void Whatever_byte_is_changed_the_answer_is_a_refusal_or_the_same_cell_and_never_a_crash()
    {
        var sound = RawWorkbook.WithRows(Row).Set("xl/sharedStrings.xml", RawWorkbook.SharedStringsXml(["a", "b"])).ToBytes();
        var random = new Random(11);
        for (var round = 0; round < 3_000; round++)
        {
            var file = (byte[])sound.Clone();
            for (var changes = 1 + (round % 3); changes > 0; changes--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            if (Reads.RefusalOf(file) is { } refusal)
                Assert.NotEmpty(refusal.Message);
        }
    }

    private static void AssertRefused(byte[] file, string code, long memory)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Reads.RefusalOf(file);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(code, refusal?.Code);
        Assert.True(allocated < memory, $"allocated {allocated:N0} bytes");
    }

    /// <summary>Where the directory's entry for a part begins.</summary>
    private static int Entry(byte[] file, string name)
    {
        var at = file.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes(name)) - 46;
        Assert.Equal(0x02014b50u, BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at)));
        return at;
    }
}
