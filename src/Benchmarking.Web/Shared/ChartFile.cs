using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Shared;

/// <summary>A chart's table as CSV: the figures as drawn, without signs and units; missing ones empty, with the reason.</summary>
public static class ChartFile
{
    public static Task<byte[]> OfAsync(ChartModel chart, CancellationToken cancellation)
    {
        var table = chart.ToTable();
        return CsvFile.OfAsync(
            [.. table.FileColumns],
            table.Rows.Where(row => row.InFile).Select<ChartRow, Action<CsvOutput>>(row => csv =>
            {
                foreach (var name in table.FileColumns)
                    Write(csv, table, row, name);
            }),
            cancellation);
    }

    private static void Write(CsvOutput csv, ChartTable table, ChartRow row, string name)
    {
        if (name == ChartTable.OwnNote)
            csv.Text(ChartTable.NoteOf(row));
        else if (row.Remarks.FirstOrDefault(remark => remark.Name == name) is { } remark)
            csv.Text(remark.Text);
        else
            csv.Number(table.Figure(row, name));
    }
}
