using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Browser.Tests.Support;

/// <summary>A downloaded workbook with numbers typed into it, as a member does in a spreadsheet program.</summary>
public static class FilledWorkbook
{
    private const string NumberColumn = "F";

    /// <summary>Types each number into the row of its code.</summary>
    public static byte[] Of(byte[] downloaded, params (string Code, decimal Number)[] typed) => Changed(downloaded, workbook =>
    {
        foreach (var (code, number) in typed)
        {
            var cell = Emptied(workbook, code);
            cell.DataType = CellValues.Number;
            cell.CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture));
        }
    });

    /// <summary>A formula that no spreadsheet program has worked out yet.</summary>
    public static byte[] WithFormula(byte[] downloaded, string code, string formula) =>
        Changed(downloaded, workbook => Emptied(workbook, code).CellFormula = new CellFormula(formula));

    /// <summary>Another stamp, as the workbook of another quarter has.</summary>
    public static byte[] Stamped(byte[] downloaded, int row, string value) => Changed(downloaded, workbook =>
    {
        var cell = Sheet(workbook, "Stamp").Descendants<Cell>().Single(own => own.CellReference == $"B{row}");
        cell.InlineString = new InlineString(new Text(value));
    });

    /// <summary>The sheet emptied.</summary>
    public static byte[] WithoutFigures(byte[] downloaded) =>
        Changed(downloaded, workbook => Sheet(workbook, "Figures").Descendants<Row>().ToList().ForEach(row => row.Remove()));

    /// <summary>With a program inside.</summary>
    public static byte[] WithMacros(byte[] downloaded) => Changed(downloaded, workbook =>
    {
        using var content = new MemoryStream([1, 2, 3]);
        workbook.AddNewPart<VbaProjectPart>().FeedData(content);
    });

    private static byte[] Changed(byte[] downloaded, Action<WorkbookPart> change)
    {
        using var file = new MemoryStream();
        file.Write(downloaded);
        using (var document = SpreadsheetDocument.Open(file, isEditable: true))
            change(document.WorkbookPart!);
        return file.ToArray();
    }

    private static Cell Emptied(WorkbookPart workbook, string code)
    {
        var row = Sheet(workbook, "Figures").Descendants<Row>().Single(own => own.Elements<Cell>().FirstOrDefault()?.InnerText == code);
        var cell = row.Elements<Cell>().Single(own => own.CellReference!.Value!.StartsWith(NumberColumn, StringComparison.Ordinal));
        cell.RemoveAllChildren();
        cell.DataType = null;
        return cell;
    }

    private static Worksheet Sheet(WorkbookPart workbook, string name)
    {
        var sheet = workbook.Workbook.Descendants<Sheet>().Single(own => own.Name == name);
        return ((WorksheetPart)workbook.GetPartById(sheet.Id!)).Worksheet;
    }
}
