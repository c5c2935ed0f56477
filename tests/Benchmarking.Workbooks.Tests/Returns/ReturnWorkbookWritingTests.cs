using Benchmarking.Engine.Returns;
using Benchmarking.Workbooks.Tests.Support;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Benchmarking.Workbooks.Tests.Returns;

/// <summary>The workbook a member downloads.</summary>
public sealed class ReturnWorkbookWritingTests
{
    [Fact]
    public void The_workbook_keeps_to_the_format_to_the_letter()
    {
        using var document = Open();

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void Lists_and_stamp_are_hidden_and_the_cover_comes_first()
    {
        var workbook = Reads.Open(SampleReturn.Write());

        Assert.Equal(
            [("Start here", false), ("Figures", false), ("Lists", true), ("Stamp", true)],
            workbook.Sheets.Select(s => (s.Name, s.IsHidden)));
    }

    [Fact]
    public void Only_the_answers_are_unlocked()
    {
        using var document = Open();
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var sheets = document.WorkbookPart.WorksheetParts.Select(p => p.Worksheet).ToList();

        Assert.All(sheets, s => Assert.True(s.GetFirstChild<SheetProtection>()?.Sheet?.Value));
        var unlocked = sheets.SelectMany(s => s.Descendants<Cell>())
            .Where(c => formats[(int)(c.StyleIndex?.Value ?? 0)].Protection?.Locked?.Value == false)
            .Select(c => c.CellReference!.Value!);
        Assert.Equal(["F5", "G5", "H5", "F6", "G6", "H6", "F7", "G7", "H7", "F9", "G9", "H9"], unlocked);
    }

    [Fact]
    public void The_stamp_is_reachable_by_name()
    {
        using var document = Open();
        var names = document.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().ToDictionary(n => n.Name!.Value!, n => n.Text);

        Assert.Equal("Stamp!$B$1", names["ReturnOrganisation"]);
        Assert.Equal("Stamp!$B$2", names["ReturnPeriod"]);
        Assert.Equal("Stamp!$B$3", names["ReturnTemplateVersion"]);
        var stamp = Reads.Cells(SampleReturn.Write(), "Stamp");
        Assert.Equal(("org-7f3a", "2026-Q1", "3"), (stamp["B1"].Text, stamp["B2"].Text, stamp["B3"].Text));
    }

    [Fact]
    public void Every_answer_is_checked_while_it_is_typed()
    {
        using var document = Open();
        var checks = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<DataValidation>())
            .ToDictionary(v => v.SequenceOfReferences!.InnerText!);

        Assert.Equal("whole 0 1000000000000000", Describe(checks["F5"]));
        Assert.Equal("decimal 0 10000000", Describe(checks["F9"]));
        Assert.Equal("list Reasons ", Describe(checks["G5 G6 G7 G9"]));
    }

    [Fact]
    public void What_members_wrote_is_text_and_never_a_formula()
    {
        var cells = Reads.Cells(SampleReturn.Write(), "Figures");

        Assert.DoesNotContain(cells.Values, c => c.IsFormula);
        Assert.Equal("=SUM(A1:A9) Spend on involvement _x0041_", cells["B9"].Text);
        Assert.Equal("Moss & Vale \"Homes\" <Ltd>: Q1, April to June 2026", cells["A1"].Text);
    }

    [Fact]
    public void Last_quarter_and_what_is_answered_already_stand_in_their_cells()
    {
        var cells = Reads.Cells(SampleReturn.Write(SampleReturn.With("homes", new(1_250, null, null), "as at 30 June")), "Figures");

        Assert.Equal((1_240m, 1_250m, "as at 30 June"), (cells["E5"].Number, cells["F5"].Number, cells["H5"].Text));
        Assert.Equal("–", cells["E6"].Text);
        Assert.Equal("Not collected [x]", cells["E7"].Text);
        Assert.Equal(18_250.5m, cells["E9"].Number);
        Assert.DoesNotContain("F6", cells.Keys);
    }

    [Fact]
    public void What_a_spreadsheet_cannot_hold_is_dropped_and_the_rest_kept()
    {
        var file = SampleReturn.Write(SampleReturn.With("homes", new Answer(null, null, "a\u0001b\uD800c\U0001F3E0")));

        Assert.Equal("abc\U0001F3E0", Reads.Cells(file, "Figures")["F5"].Text);
    }

    [Fact]
    public void A_return_without_figures_is_still_a_sound_workbook()
    {
        using var document = Open(SampleReturn.Write(SampleReturn.Template with { Sections = [] }));

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken));
    }

    private static SpreadsheetDocument Open(byte[]? file = null) => SpreadsheetDocument.Open(new MemoryStream(file ?? SampleReturn.Write()), false);

    private static string Describe(DataValidation check) =>
        $"{check.Type!.InnerText} {check.Formula1!.Text} {check.Formula2?.Text}";
}
