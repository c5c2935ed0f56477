using System.Globalization;
using System.Text;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Workbooks.Tests.Support;

/// <summary>Reads a table through the door that workbooks and CSV share.</summary>
internal static class Tables
{
    public static SafeTable Open(byte[] file, string? sheet = null)
    {
        Assert.True(SafeTable.TryOpen(file, out var table, out var refusal, sheet), refusal?.Message);
        return table;
    }

    public static SafeTable Open(string text) => Open(Encoding.UTF8.GetBytes(text));

    /// <summary>The refusal met on opening or on reading; null where everything was read.</summary>
    public static Refusal? RefusalOf(byte[] file) =>
        SafeTable.TryOpen(file, out var table, out var refusal) ? table.ReadRows(_ => { }) : refusal;

    /// <summary>Row by row, cells joined by <c>¦</c>, empty ones left blank and numbers in brackets.</summary>
    public static IReadOnlyList<string> Rows(SafeTable table)
    {
        var rows = new List<string>();
        Assert.Null(table.ReadRows(row => rows.Add($"{row.Number}: " + string.Join(
            "¦", Enumerable.Range(1, row.Cells[^1].Column).Select(column => Shown(row[column]))))));
        return rows;
    }

    private static string Shown(SheetCell? cell) => cell switch
    {
        null => "",
        { Number: { } number } => $"[{number.ToString(CultureInfo.InvariantCulture)}]",
        { } other => other.Text ?? other.Kind.ToString(),
    };
}
