using System.Text;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Grid;

/// <summary>The grid as a file, a line for each figure of each quarter.</summary>
public static class GridCsv
{
    public static async Task<byte[]> OfAsync(GridTable grid, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        memory.Write(Encoding.UTF8.Preamble); // tells Excel that the file is UTF-8
        var csv = new CsvOutput(memory);
        csv.Header("metric", "name", "unit", "period", "publication", "group", "you", "you_note", "band", "in_words");
        await csv.EndRowAsync(cancellation);
        foreach (var row in grid.Rows)
        {
            foreach (var cell in row.Cells)
            {
                csv.Text(row.Subject.Code).Text(row.Name).Text(row.Subject.Metric.Unit).Text(cell.Period.ToString())
                    .Number(cell.Quarter?.Number).Text(grid.Page.Timeline.Group.Code);
                csv.Number(cell.Own?.Value is { } own ? ChartFigures.Value(own, row.Subject) : null)
                    .Text(cell.Own?.Value is null ? cell.Words : null).Text(cell.Letter).Text(cell.Words);
                await csv.EndRowAsync(cancellation);
            }
        }

        await csv.FlushAsync(cancellation);
        return memory.ToArray();
    }
}
