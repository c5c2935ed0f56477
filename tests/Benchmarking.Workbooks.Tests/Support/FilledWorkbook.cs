using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Workbooks.Tests.Support;

/// <summary>Fills in a written workbook as a spreadsheet program would.</summary>
internal sealed class FilledWorkbook
{
    private readonly MemoryStream _file = new();

    public FilledWorkbook(byte[] written) => _file.Write(written);

    public byte[] ToBytes() => _file.ToArray();

    public FilledWorkbook Number(string cell, string number) => Edit(cell, c => (c.DataType, c.CellValue) = (null, new CellValue(number)));

    public FilledWorkbook Text(string cell, string text) => Edit(cell, c =>
    {
        c.DataType = CellValues.InlineString;
        c.InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    });

    public FilledWorkbook Formula(string cell, string formula, string? saved) => Edit(cell, c =>
    {
        c.CellFormula = new CellFormula(formula);
        c.CellValue = saved is null ? null : new CellValue(saved);
    });

    public FilledWorkbook Error(string cell, string error) =>
        Edit(cell, c => (c.DataType, c.CellValue) = (CellValues.Error, new CellValue(error)));

    public FilledWorkbook Boolean(string cell) => Edit(cell, c => (c.DataType, c.CellValue) = (CellValues.Boolean, new CellValue("1")));

    /// <summary>Types a number and gives the cell another number format, such as 14 for a date or 10 for a percentage.</summary>
    public FilledWorkbook Formatted(string cell, string number, uint format) => Change((workbook, figures) =>
    {
        var formats = workbook.WorkbookStylesPart!.Stylesheet.CellFormats!;
        formats.Append(new CellFormat { NumberFormatId = format, ApplyNumberFormat = true });
        var found = Find(figures, cell);
        found.StyleIndex = (uint)formats.ChildElements.Count - 1;
        found.CellValue = new CellValue(number);
    });

    /// <summary>Deletes the row whose cell is given and leaves a gap, as clearing it does.</summary>
    public FilledWorkbook DeleteRow(string cell) => Change((_, figures) => Find(figures, cell).Parent!.Remove());

    public FilledWorkbook Stamp(int row, string value) => Change((workbook, _) =>
    {
        var cell = Find(Part(workbook, "Stamp"), $"B{row}");
        cell.InlineString = new InlineString(new Text(value));
    });

    public FilledWorkbook AddSheet(string name) => Change((workbook, _) =>
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(new SheetData());
        workbook.Workbook.Sheets!.Append(new Sheet { Name = name, SheetId = 99, Id = workbook.GetIdOfPart(part) });
    });

    private FilledWorkbook Edit(string cell, Action<Cell> edit) => Change((_, figures) =>
    {
        var found = Find(figures, cell);
        found.RemoveAllChildren();
        found.DataType = null;
        edit(found);
    });

    private FilledWorkbook Change(Action<WorkbookPart, Worksheet> change)
    {
        _file.Position = 0;
        using var document = SpreadsheetDocument.Open(_file, isEditable: true);
        change(document.WorkbookPart!, Part(document.WorkbookPart!, "Figures"));
        return this;
    }

    private static Worksheet Part(WorkbookPart workbook, string sheet)
    {
        var id = workbook.Workbook.Descendants<Sheet>().Single(s => s.Name == sheet).Id!.Value!;
        return ((WorksheetPart)workbook.GetPartById(id)).Worksheet;
    }

    private static Cell Find(Worksheet sheet, string reference) => sheet.Descendants<Cell>().Single(c => c.CellReference == reference);
}
