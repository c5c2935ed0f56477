using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Browser.Tests.Support;

/// <summary>A downloaded workbook with numbers typed into it, as a member does in a spreadsheet program.</summary>
public static class FilledWorkbook
{
    private const string NumberColumn = "F";

    /// <summary>Types each number into the row of its code.</summary>
    public static byte[] Of(byte[] downloaded, params (string Code, decimal Number)[] typed)
    {
        using var file = new MemoryStream();
        file.Write(downloaded);
        using (var document = SpreadsheetDocument.Open(file, isEditable: true))
        {
            var rows = Figures(document.WorkbookPart!).Descendants<Row>().ToList();
            foreach (var (code, number) in typed)
            {
                var row = rows.Single(own => own.Elements<Cell>().FirstOrDefault()?.InnerText == code);
                var cell = row.Elements<Cell>().Single(own => own.CellReference!.Value!.StartsWith(NumberColumn, StringComparison.Ordinal));
                cell.RemoveAllChildren();
                cell.DataType = CellValues.Number;
                cell.CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture));
            }
        }

        return file.ToArray();
    }

    private static Worksheet Figures(WorkbookPart workbook)
    {
        var sheet = workbook.Workbook.Descendants<Sheet>().Single(own => own.Name == "Figures");
        return ((WorksheetPart)workbook.GetPartById(sheet.Id!)).Worksheet;
    }
}
