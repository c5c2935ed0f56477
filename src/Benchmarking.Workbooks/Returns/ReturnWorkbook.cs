using Benchmarking.Workbooks.Reading;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Workbooks.Returns;

/// <summary>The workbook of one return: made for a member to fill in, and read when it comes back.</summary>
public static class ReturnWorkbook
{
    /// <summary>Writes the workbook to fill in.</summary>
    public static void Write(ReturnTemplate template, Stream output)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(output);
        NewWorkbook.Write(output, book =>
        {
            book.Add(ReturnSheets.Start, StartSheet.Make(template));
            book.Add(ReturnSheets.Figures, FiguresSheet.Make(template));
            book.Add(ReturnSheets.Lists, Column(ReturnReasons.All.Select(r => new[] { r.Words })), hidden: true);
            book.Add(ReturnSheets.Stamp, Column(StampRows(template.Stamp)), hidden: true);
        }, Names());
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
        names.Append(new DefinedName($"{ReturnSheets.Lists}!$A$1:$A${ReturnReasons.All.Count}") { Name = ReturnSheets.ReasonsName });
        for (var i = 0; i < ReturnSheets.StampParts.Length; i++)
            names.Append(new DefinedName($"{ReturnSheets.Stamp}!$B${i + 1}") { Name = ReturnSheets.StampParts[i].Name });
        return names;
    }
}
