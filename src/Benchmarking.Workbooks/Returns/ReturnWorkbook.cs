using Benchmarking.Workbooks.Reading;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using WorkbookSheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace Benchmarking.Workbooks.Returns;

/// <summary>The workbook of one return: made for a member to fill in, and read when it comes back.</summary>
public static class ReturnWorkbook
{
    /// <summary>Writes the workbook to fill in.</summary>
    public static void Write(ReturnTemplate template, Stream output)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(output);
        using var held = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(held, SpreadsheetDocumentType.Workbook))
            Fill(document.AddWorkbookPart(), template);
        held.Position = 0;
        held.CopyTo(output);
    }

    /// <summary>
    /// Reads a workbook that came back: first whether it is the right one, in one sentence where it is not; then every
    /// cell, with all problems at once.
    /// </summary>
    /// <param name="file">The file as it came.</param>
    /// <param name="expected">Whose, which and what version it must be.</param>
    /// <param name="inputCodes">Every input the return asks for.</param>
    public static ReadReturn Read(byte[] file, ReturnStamp expected, IReadOnlyCollection<string> inputCodes)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(inputCodes);
        return SafeWorkbook.TryOpen(file, out var workbook, out var refusal)
            ? ReturnReader.Read(workbook, expected, inputCodes)
            : ReadReturn.Refused(refusal);
    }

    private static void Fill(WorkbookPart part, ReturnTemplate template)
    {
        part.AddNewPart<WorkbookStylesPart>().Stylesheet = ReturnStyles.Make();
        var sheets = new Sheets();
        Add(part, sheets, ReturnSheets.Start, StartSheet.Make(template), hidden: false);
        Add(part, sheets, ReturnSheets.Figures, FiguresSheet.Make(template), hidden: false);
        Add(part, sheets, ReturnSheets.Lists, Column(ReturnSheets.Reasons.Select(r => new[] { r.Words })), hidden: true);
        Add(part, sheets, ReturnSheets.Stamp, Column(StampRows(template.Stamp)), hidden: true);
        part.Workbook = new Workbook(
            new WorkbookProtection { LockStructure = true },
            new BookViews(new WorkbookView { ActiveTab = 0 }),
            sheets,
            Names());
    }

    private static void Add(WorkbookPart workbook, Sheets sheets, string name, Worksheet content, bool hidden)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = content;
        var sheet = new WorkbookSheet { Name = name, SheetId = (uint)sheets.ChildElements.Count + 1, Id = workbook.GetIdOfPart(part) };
        if (hidden)
            sheet.State = SheetStateValues.Hidden;
        sheets.Append(sheet);
    }

    private static Worksheet Column(IEnumerable<string[]> rows) => new(
        new Columns(new Column { Min = 1, Max = 2, Width = 30, CustomWidth = true }),
        new SheetData(rows.Select((cells, i) => new Row(
            cells.Select((text, j) => At(SheetText.Of(text, CellStyle.Plain), j + 1, i + 1)))
        { RowIndex = (uint)i + 1 })),
        new SheetProtection { Sheet = true, Objects = true, Scenarios = true });

    private static Cell At(Cell cell, int column, int row)
    {
        cell.CellReference = CellReference.Of(column, row);
        return cell;
    }

    private static IEnumerable<string[]> StampRows(ReturnStamp stamp) =>
        ReturnSheets.StampParts.Zip([stamp.OrganisationId, stamp.Period, stamp.TemplateVersion], (part, value) => new[] { part.Words, value });

    // Sorted by name, as spreadsheet programs write them.
    private static DefinedNames Names()
    {
        var names = new DefinedNames(new DefinedName($"{ReturnSheets.Figures}!${ReturnSheets.HeadingRow}:${ReturnSheets.HeadingRow}")
        {
            Name = "_xlnm.Print_Titles",
            LocalSheetId = 1,
        });
        names.Append(new DefinedName($"{ReturnSheets.Lists}!$A$1:$A${ReturnSheets.Reasons.Length}") { Name = ReturnSheets.ReasonsName });
        for (var i = 0; i < ReturnSheets.StampParts.Length; i++)
            names.Append(new DefinedName($"{ReturnSheets.Stamp}!$B${i + 1}") { Name = ReturnSheets.StampParts[i].Name });
        return names;
    }
}
