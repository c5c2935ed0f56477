using Benchmarking.Workbooks.Reading;
using Benchmarking.Workbooks.Tests.Support;

namespace Benchmarking.Workbooks.Tests.Reading;

/// <summary>Every way a cell may be written.</summary>
public sealed class CellsTests
{
    [Theory]
    [InlineData("<c r=\"A1\"><v>12.5</v></c>", CellKind.Number, "12.5")]
    [InlineData("<c r=\"A1\" t=\"n\"><v>-3</v></c>", CellKind.Number, "-3")]
    [InlineData("<c r=\"A1\"><v>1.5E-3</v></c>", CellKind.Number, "0.0015")]
    [InlineData("<c r=\"A1\"><v>0.30000000000000004</v></c>", CellKind.Number, "0.3")]
    [InlineData("<c r=\"A1\"><v>62.195121951219512</v></c>", CellKind.Number, "62.1951219512195")]
    [InlineData("<c r=\"A1\"><v>1E+300</v></c>", CellKind.Number, "1E+300")]
    [InlineData("<c r=\"A1\" t=\"s\"><v>1</v></c>", CellKind.Text, "second")]
    [InlineData("<c r=\"A1\" t=\"str\"><f>A2</f><v>made</v></c>", CellKind.Text, "made")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>in</t></is></c>", CellKind.Text, "in")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><r><t>rich </t></r><r><t>text</t></r></is></c>", CellKind.Text, "rich text")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> kept </t></is></c>", CellKind.Text, " kept ")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>a_x000D_b_x005F_x0041_</t></is></c>", CellKind.Text, "a\rb_x0041_")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></is></c>", CellKind.Text, "東京")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t><![CDATA[<b>]]></t></is></c>", CellKind.Text, "<b>")]
    [InlineData("<c r=\"A1\" t=\"b\"><v>1</v></c>", CellKind.Boolean, "TRUE")]
    [InlineData("<c r=\"A1\" t=\"b\"><v>0</v></c>", CellKind.Boolean, "FALSE")]
    [InlineData("<c r=\"A1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", CellKind.Error, "#DIV/0!")]
    [InlineData("<c r=\"A1\"><f>SUM(B1:B2)</f></c>", CellKind.FormulaWithoutValue, null)]
    [InlineData("<c r=\"A1\"><f t=\"shared\" si=\"0\"/><v>4</v></c>", CellKind.Number, "4")]
    [InlineData("<c r=\"A1\" t=\"d\"><v>2026-04-01</v></c>", CellKind.Text, "2026-04-01")]
    [InlineData("<c><v>7</v></c>", CellKind.Number, "7")]
    public void A_cell_is_read_as_it_was_saved(string xml, CellKind kind, string? shown)
    {
        var cell = Assert.Single(Read($"<row r=\"1\">{xml}</row>")).Value;

        Assert.Equal(kind, cell.Kind);
        Assert.Equal("A1", cell.Reference);
        Assert.Equal(shown, cell.Text ?? cell.Number?.ToString("0.####################"));
        Assert.Equal(xml.Contains("<f", StringComparison.Ordinal), cell.IsFormula);
    }

    [Fact]
    public void Empty_cells_are_not_handed_out()
    {
        Assert.Empty(Read("<row r=\"1\"><c r=\"A1\"/><c r=\"B1\" s=\"1\"></c></row><row r=\"2\"/>"));
    }

    [Theory]
    [InlineData("<c r=\"A1\" t=\"s\"><v>9</v></c>")]
    [InlineData("<c r=\"A1\" t=\"s\"><v>-1</v></c>")]
    [InlineData("<c r=\"A1\"><v>twelve</v></c>")]
    [InlineData("<c r=\"A1\" t=\"wrong\"><v>1</v></c>")]
    public void A_cell_that_makes_no_sense_is_damage_and_never_a_guess(string xml)
    {
        Assert.Equal("damaged", Reads.RefusalOf(Workbook($"<row r=\"1\">{xml}</row>"))?.Code);
    }

    [Theory]
    [InlineData("dd/mm/yyyy", NumberMeaning.Date)]
    [InlineData("[$-809]d mmmm yyyy;@", NumberMeaning.Date)]
    [InlineData("[h]:mm", NumberMeaning.Date)]
    [InlineData("0.0%", NumberMeaning.Percent)]
    [InlineData("#,##0.00 \"days\"", NumberMeaning.Plain)]
    [InlineData("[Red]-0.0;[Blue]0.0", NumberMeaning.Plain)]
    [InlineData("0\\d", NumberMeaning.Plain)]
    [InlineData("General", NumberMeaning.Plain)]
    [InlineData("_-£* #,##0_-", NumberMeaning.Plain)]
    public void A_format_tells_dates_and_percentages_from_numbers(string format, NumberMeaning meaning)
    {
        Assert.Equal(meaning, CellFormats.MeaningOf(format));
        var styles = RawWorkbook.StylesXml(
            $"<numFmt numFmtId=\"200\" formatCode=\"{System.Security.SecurityElement.Escape(format)}\"/>", "<xf numFmtId=\"0\"/><xf numFmtId=\"200\"/>");
        var file = RawWorkbook.WithRows("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>5</v></c></row>").Set("xl/styles.xml", styles).ToBytes();

        Assert.Equal(meaning, Reads.Cells(file)["A1"].Meaning);
    }

    [Theory]
    [InlineData(1, "A")]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(702, "ZZ")]
    [InlineData(703, "AAA")]
    [InlineData(16384, "XFD")]
    public void Columns_have_letters(int column, string letters)
    {
        Assert.Equal(letters, CellReference.Letters(column));
        Assert.Equal(column, CellReference.Column(letters + "12"));
    }

    private static byte[] Workbook(string rows) =>
        RawWorkbook.WithRows(rows).Set("xl/sharedStrings.xml", RawWorkbook.SharedStringsXml(["first", "second"])).ToBytes();

    private static Dictionary<string, SheetCell> Read(string rows) => Reads.Cells(Workbook(rows));
}
