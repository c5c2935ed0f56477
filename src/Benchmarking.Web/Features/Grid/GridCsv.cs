using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Grid;

/// <summary>The grid as a file, a line for each figure of each quarter.</summary>
public static class GridCsv
{
    public static Task<byte[]> OfAsync(GridTable grid, CancellationToken cancellation) => CsvFile.OfAsync(
        ["metric", "name", "unit", "period", "publication", "group", "you", "you_note", "band", "in_words"],
        from row in grid.Rows
        from cell in row.Cells
        select (Action<CsvOutput>)(csv => csv
            .Text(row.Subject.Code).Text(row.Name).Text(row.Subject.Metric.Unit).Text(cell.Period.ToString())
            .Number(cell.Quarter?.Number).Text(grid.Page.Timeline.Group.Code)
            .Number(ChartFigures.Value(cell.Own?.Value, row.Subject)).Text(cell.Own?.Value is null ? cell.Words : null)
            .Text(cell.Letter).Text(cell.Words)),
        cancellation);
}
