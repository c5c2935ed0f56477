using System.Text;
using System.Text.RegularExpressions;
using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Workbooks.Returns;
using Benchmarking.Workbooks.Returns.Problems;
using Benchmarking.Workbooks.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Benchmarking.Workbooks.Tests.Returns;

/// <summary>Our workbooks in a real spreadsheet program. The first test is quick; the others come with <c>./test --full</c>.</summary>
public sealed partial class LibreOfficeTests
{
    [Fact]
    public void A_return_filled_in_and_saved_by_LibreOffice_comes_back_whole()
    {
        LibreOffice.Needed();
        var filled = new FilledWorkbook(SampleReturn.Write())
            .Number(SampleReturn.Homes, "1250").Text(SampleReturn.AskedReason, "Not collected [x]")
            .Formula(SampleReturn.Spend, "100*F5+0.5", null).ToBytes();

        var saved = LibreOffice.Convert(filled, "xlsx", "xlsx");

        var read = SampleReturn.Read(saved);
        Assert.True(read.Refusal is null, read.Refusal?.Message);
        Assert.Empty(read.Problems);
        Assert.Equal((1_250m, false), (read.Answers[0].Number, read.Answers[0].IsFromFormula));
        Assert.Equal(Marker.NotCollected, read.Answers[2].Marker);
        // The formula was never worked out by us: LibreOffice did, and its saved result is what is read.
        Assert.Equal((125_000.5m, true), (read.Answers[3].Number, read.Answers[3].IsFromFormula));
        AssertStillGuarded(saved);
    }

    [Fact]
    public void No_text_of_ours_becomes_a_formula_in_a_workbook()
    {
        Assert.SkipUnless(LibreOffice.IsFull, "comes with ./test --full");
        LibreOffice.Needed();
        var rows = FormulaPayloads.All.Select((payload, i) => new ReportedRow($"c{i}", payload, payload, null, payload)).ToList();
        var report = new ProblemReport(
            FormulaPayloads.All[0], FormulaPayloads.All[1],
            [.. FormulaPayloads.All.Select((payload, i) => new ReportedProblem(payload, payload, payload, payload, payload, $"c{i}"))], rows);
        using var problems = new MemoryStream();
        ProblemWorkbook.Write(report, problems);
        var template = SampleReturn.Template with
        {
            OrganisationName = FormulaPayloads.All[2],
            Sections = [new ReturnSection(FormulaPayloads.All[3], [.. FormulaPayloads.All.Select((payload, i) => new ReturnInput(
                $"c{i}", payload, payload, payload, 0, payload, new Answer(null, null, payload), new Answer(null, null, payload), null, null, payload))])],
        };

        Assert.True(FormulaPayloads.All.Count >= 100);
        Assert.Equal(0, Formulas(problems.ToArray(), "xlsx"));
        Assert.Equal(0, Formulas(SampleReturn.Write(template), "xlsx"));
        // The count itself counts.
        Assert.Equal(1, Formulas(new FilledWorkbook(SampleReturn.Write()).Formula(SampleReturn.Homes, "1+1", null).ToBytes(), "xlsx"));
    }

    private static int Formulas(byte[] file, string from) =>
        Formula().Count(Encoding.UTF8.GetString(LibreOffice.Convert(file, from, "fods")));

    [GeneratedRegex("table:formula=")]
    private static partial Regex Formula();

    private static void AssertStillGuarded(byte[] saved)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(saved), isEditable: false);
        var book = document.WorkbookPart!;
        var figures = ((WorksheetPart)book.GetPartById(book.Workbook.Descendants<Sheet>().Single(s => s.Name == "Figures").Id!)).Worksheet;
        Assert.True(figures.GetFirstChild<SheetProtection>()?.Sheet?.Value);
        var checks = figures.Descendants<DataValidation>().ToList();
        Assert.Contains(checks, c => c.Type?.Value == DataValidationValues.List && c.SequenceOfReferences!.InnerText!.Contains("G5", StringComparison.Ordinal));
        Assert.Contains(checks, c => c.Type?.Value == DataValidationValues.Whole && c.SequenceOfReferences!.InnerText == "F5");
        Assert.Contains(checks, c => c.Type?.Value == DataValidationValues.Decimal && c.SequenceOfReferences!.InnerText == "F9");
        var formats = book.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        bool Locked(string cell) => formats[(int)figures.Descendants<Cell>().Single(c => c.CellReference == cell).StyleIndex!.Value].Protection?.Locked?.Value ?? true;
        Assert.True(Locked("A5"));
        Assert.False(Locked("F5"));
        Assert.Contains("ReturnPeriod", book.Workbook.DefinedNames!.Elements<DefinedName>().Select(n => n.Name!.Value));
    }
}
