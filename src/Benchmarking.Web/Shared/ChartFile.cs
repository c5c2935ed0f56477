using System.Text;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Shared;

/// <summary>A chart's table as CSV: the figures as drawn, without signs and units; missing ones empty, with the reason.</summary>
public static class ChartFile
{
    public static async Task<byte[]> OfAsync(ChartModel chart, CancellationToken cancellation)
    {
        var table = chart.ToTable();
        using var memory = new MemoryStream();
        memory.Write(Encoding.UTF8.Preamble); // tells Excel that the file is UTF-8
        var csv = new CsvOutput(memory);
        csv.Header([.. table.FileColumns]);
        await csv.EndRowAsync(cancellation);
        foreach (var row in table.Rows.Where(row => row.InFile))
        {
            foreach (var name in table.FileColumns)
                Write(csv, table, row, name);
            await csv.EndRowAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
        return memory.ToArray();
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
