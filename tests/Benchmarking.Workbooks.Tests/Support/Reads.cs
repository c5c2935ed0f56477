using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Workbooks.Tests.Support;

/// <summary>Reads a whole workbook, as any of our readers would.</summary>
internal static class Reads
{
    /// <summary>The refusal met on opening or on reading any sheet; null where everything can be read.</summary>
    public static Refusal? RefusalOf(byte[] file)
    {
        if (!SafeWorkbook.TryOpen(file, out var workbook, out var refusal))
            return refusal;
        return workbook.Sheets.Select(s => workbook.ReadRows(s, _ => { })).FirstOrDefault(r => r is not null);
    }

    public static SafeWorkbook Open(byte[] file)
    {
        Assert.True(SafeWorkbook.TryOpen(file, out var workbook, out var refusal), refusal?.Message);
        return workbook;
    }

    /// <summary>Every cell of one sheet by its address.</summary>
    public static Dictionary<string, SheetCell> Cells(byte[] file, string sheet = "Sheet1")
    {
        var workbook = Open(file);
        var cells = new Dictionary<string, SheetCell>();
        var refusal = workbook.ReadRows(workbook.Find(sheet)!, row =>
        {
            foreach (var cell in row.Cells)
                cells.Add(cell.Reference, cell);
        });
        Assert.Null(refusal);
        return cells;
    }
}
