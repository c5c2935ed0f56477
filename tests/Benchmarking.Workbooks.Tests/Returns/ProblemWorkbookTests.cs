using System.IO.Compression;
using Benchmarking.Workbooks.Returns.Problems;
using Benchmarking.Workbooks.Tests.Support;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Benchmarking.Workbooks.Tests.Returns;

/// <summary>The workbook of a file's problems, and what is in the files we give out.</summary>
public sealed class ProblemWorkbookTests
{
    private static readonly ProblemReport Report = new(
        "To put right: return for Q1", "=cmd|x.xlsx",
        [
            new("Homes is −1.", "Enter zero or more.", "Homes", "Figures", "F5", "homes"),
            new("“houses” is not one of the figures.", "Delete the row.", "", "Figures", "A9", null),
        ],
        [
            new("complaints", "Complaints", "complaints", 12m, ""),
            new("homes", "Homes", "homes", -1m, ""),
            new("asked", "Residents asked", "residents", null, "Not collected [x]"),
        ]);

    [Fact]
    public void It_keeps_to_the_format_to_the_letter()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write()), false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void Problems_come_first_each_linked_to_its_figure()
    {
        var cells = Reads.Cells(Write(), "Problems");
        Assert.Equal(("Homes is −1.", "Enter zero or more.", "Homes", "Figures", "F5"), (cells["A4"].Text, cells["B4"].Text, cells["C4"].Text, cells["D4"].Text, cells["E4"].Text));

        using var document = SpreadsheetDocument.Open(new MemoryStream(Write()), false);
        var link = Assert.Single(document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Hyperlink>()));
        Assert.Equal(("C4", "'Figures'!D5"), (link.Reference!.Value, link.Location!.Value));
        Assert.All(document.WorkbookPart.WorksheetParts, p => Assert.Equal(3d, p.Worksheet.Descendants<Pane>().Single().VerticalSplit!.Value));
    }

    [Fact]
    public void Bad_figures_are_marked_with_what_is_wrong_beside_them_and_good_ones_are_not()
    {
        var cells = Reads.Cells(Write(), "Figures");
        Assert.Equal((12m, -1m, "Not collected [x]"), (cells["D4"].Number, cells["D5"].Number, cells["D6"].Text));
        Assert.Equal("Homes is −1. Enter zero or more.", cells["E5"].Text);

        using var document = SpreadsheetDocument.Open(new MemoryStream(Write()), false);
        var figures = document.WorkbookPart!.WorksheetParts.Single(p => p.Worksheet.Descendants<Cell>().Any(c => c.InnerText == "In your file")).Worksheet;
        var formats = document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        uint Fill(string cell) => formats[(int)figures.Descendants<Cell>().Single(c => c.CellReference == cell).StyleIndex!.Value].FillId!.Value;
        Assert.NotEqual(Fill("D4"), Fill("D5"));
    }

    [Fact]
    public void Files_we_give_out_hold_exactly_the_parts_that_they_need()
    {
        Assert.Equal(["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"], Parts(Write()));
        Assert.Equal(
            ["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml",
                "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml"],
            Parts(SampleReturn.Write()));
        Assert.All(Reads.Open(Write()).Sheets, sheet => Assert.False(sheet.IsHidden));
    }

    private static byte[] Write()
    {
        using var file = new MemoryStream();
        ProblemWorkbook.Write(Report, file);
        return file.ToArray();
    }

    private static List<string> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal)];
    }
}
