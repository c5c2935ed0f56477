using Benchmarking.Workbooks.Reading;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Workbooks.Tests.Hostile;

/// <summary>Each limit at its edge: the last that is read, and the first that is not.</summary>
public sealed class LimitsTests
{
    [Theory]
    [InlineData(Limits.Rows, null)]
    [InlineData(Limits.Rows + 1, "too-many-rows")]
    public void Rows(int row, string? code)
    {
        AssertRefused(code, RawWorkbook.WithRows($"<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>"));
    }

    [Theory]
    [InlineData(Limits.Columns, null)]
    [InlineData(Limits.Columns + 1, "too-many-columns")]
    public void Columns(int column, string? code)
    {
        AssertRefused(code, RawWorkbook.WithRows($"<row r=\"1\"><c r=\"{CellReference.Letters(column)}1\"><v>1</v></c></row>"));
    }

    [Fact]
    public void Empty_cells_beyond_the_limits_are_no_reason_to_refuse()
    {
        AssertRefused(null, RawWorkbook.WithRows("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"1\"/></row><row r=\"1048576\"><c r=\"A1048576\" s=\"1\"/></row>"));
    }

    [Theory]
    [InlineData(Limits.CellCharacters, null)]
    [InlineData(Limits.CellCharacters + 1, "cell-too-long")]
    public void Characters_in_a_cell(int characters, string? code)
    {
        var text = new string('x', characters);
        AssertRefused(code, RawWorkbook.WithRows($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>"));
        AssertRefused(code, RawWorkbook.WithRows("").Set("xl/sharedStrings.xml", RawWorkbook.SharedStringsXml([text])));
    }

    [Theory]
    [InlineData(Limits.SharedStrings, null)]
    [InlineData(Limits.SharedStrings + 1, "too-many-texts")]
    public void Different_texts(int texts, string? code)
    {
        // Numbered, so that they pack no better than real texts do.
        AssertRefused(code, RawWorkbook.WithRows("").Set("xl/sharedStrings.xml",
            RawWorkbook.SharedStringsXml(Enumerable.Range(0, texts).Select(i => i.ToString()))));
    }

    [Theory]
    [InlineData(Limits.CellFormats, null)]
    [InlineData(Limits.CellFormats + 1, "too-many-formats")]
    public void Cell_formats(int formats, string? code)
    {
        AssertRefused(code, RawWorkbook.WithRows("").Set("xl/styles.xml", RawWorkbook.StylesXml("",
            string.Concat(Enumerable.Range(0, formats).Select(i => $"<xf numFmtId=\"{i}\" fontId=\"{i * 7919 % 10007}\"/>")))));
    }

    [Theory]
    [InlineData(Limits.Sheets, null)]
    [InlineData(Limits.Sheets + 1, "too-many-sheets")]
    public void Sheets(int sheets, string? code)
    {
        var workbook = RawWorkbook.WithSheets(("Sheet1", ""));
        var one = "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>";
        workbook.Set("xl/workbook.xml", workbook.Text("xl/workbook.xml").Replace(one, string.Concat(Enumerable.Repeat(one, sheets))));

        AssertRefused(code, workbook);
    }

    [Theory]
    [InlineData(Limits.XmlDepth - 2, null)]
    [InlineData(Limits.XmlDepth, "damaged")]
    public void Nested_elements(int depth, string? code)
    {
        AssertRefused(code, RawWorkbook.WithRows(
            string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth))));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "file-too-large")]
    public void Bytes_of_the_file(int above, string? code)
    {
        var workbook = RawWorkbook.WithRows("");
        var noise = new byte[Limits.FileBytes];
        new Random(3).NextBytes(noise);
        byte[] With(int bytes) => workbook.Set("xl/media/noise.bin", noise[..bytes]).ToBytes();
        // Noise does not pack: what is over goes one for one, found in two steps.
        var bytes = Limits.FileBytes / 2;
        for (var step = 0; step < 4; step++)
            bytes += Limits.FileBytes + above - With(bytes).Length;
        var file = With(bytes);

        Assert.Equal(Limits.FileBytes + above, file.Length);
        Assert.Equal(code, Reads.RefusalOf(file)?.Code);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "unpacks-too-large")]
    public void Bytes_of_all_parts_unpacked(int above, string? code)
    {
        var noise = new Random(9);
        var rows = new System.Text.StringBuilder();
        var most = Limits.InflatedBytes - (100 * 1024);
        for (var row = 1; rows.Length < most; row++)
            rows.Append($"<row r=\"{row}\"><c r=\"A{row}\" s=\"{noise.Next() % 4}\"/><c r=\"B{row}\"/><c r=\"C{row}\"/><c r=\"D{row}\"/><c r=\"E{row}\"/></row>");
        var workbook = RawWorkbook.WithRows(rows.ToString());
        var padded = workbook.Text("xl/worksheets/sheet1.xml") + new string('\n', (int)(Limits.InflatedBytes - workbook.Length) + above);

        AssertRefused(code, workbook.Set("xl/worksheets/sheet1.xml", padded));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "part-too-large")]
    public void Bytes_of_a_small_part(int above, string? code)
    {
        var noise = new Random(4);
        var formats = string.Concat(Enumerable.Range(0, 60_000).Select(_ => $"<xf numFmtId=\"{noise.Next(160)}\" fontId=\"{noise.Next()}\"/>"));
        var styles = RawWorkbook.StylesXml("", formats);
        var padding = Limits.SmallPartBytes - styles.Length + above;
        // Long names of elements that nobody reads make up the difference.
        var filler = string.Concat(Enumerable.Range(0, padding / 40_000).Select(_ => $"<x a=\"{Noise(noise, 39_992)}\"/>"));
        styles = styles.Replace("</cellXfs>", $"</cellXfs>{filler}");
        styles += new string(' ', Limits.SmallPartBytes - styles.Length + above);

        AssertRefused(code, RawWorkbook.WithRows("").Set("xl/styles.xml", styles));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "cell-too-long")]
    public void Bytes_of_one_tag_and_the_text_after_it(int above, string? code)
    {
        // From one "<" to the next: the tag's own letters, a long attribute and "/>".
        var tag = $"<a b=\"{new string('x', Limits.MarkupBytes - 8 + above)}\"/>";
        Assert.Equal(Limits.MarkupBytes + above, tag.Length - 1);

        AssertRefused(code, RawWorkbook.WithRows(tag));
    }

    [Theory]
    [InlineData(Limits.PartNameLength, null)]
    [InlineData(Limits.PartNameLength + 1, "odd-part-name")]
    public void Letters_of_a_parts_name(int letters, string? code)
    {
        AssertRefused(code, RawWorkbook.WithRows("").AddAgain(new string('x', letters), "x"));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "too-many-texts")]
    public void Characters_of_all_texts(int above, string? code)
    {
        var noise = new Random(6);
        var texts = Enumerable.Range(0, 1_000).Select(_ => Noise(noise, 20_000)).ToList();
        if (above > 0)
            texts.Add("x");

        AssertRefused(code, RawWorkbook.WithRows("").Set("xl/sharedStrings.xml", RawWorkbook.SharedStringsXml(texts)));
    }

    [Fact]
    public void A_tag_with_a_million_attributes_is_refused_before_it_is_held()
    {
        var attributes = string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $" a{i}=\"\""));
        var file = RawWorkbook.WithRows($"<row{attributes}/>").ToBytes();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("cell-too-long", Reads.RefusalOf(file)?.Code);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < 64 * 1024 * 1024, $"allocated {allocated:N0} bytes");
    }

    [Fact]
    public void Rows_or_cells_twice_or_backwards_are_refused()
    {
        const string Cell = "<c r=\"A1\"><v>1</v></c>";
        AssertRefused("cells-out-of-order", RawWorkbook.WithRows($"<row r=\"1\">{Cell}</row><row r=\"1\">{Cell}</row>"));
        AssertRefused("cells-out-of-order", RawWorkbook.WithRows($"<row r=\"1\">{Cell}{Cell}</row>"));
    }

    // Two bits a letter: packs to less than the file may have and to more than a bomb would.
    private static string Noise(Random random, int letters) =>
        string.Create(letters, random, (span, own) => own.GetItems("abcd", span));

    private static void AssertRefused(string? code, RawWorkbook workbook) => Assert.Equal(code, Reads.RefusalOf(workbook.ToBytes())?.Code);
}
