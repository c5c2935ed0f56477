using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Datasets;

/// <summary><c>cells.csv</c>, with the columns that <c>./benchmark compute</c> writes: every number as it was published.</summary>
public static class CellsFile
{
    public static async Task WriteAsync(
        BenchmarkingDb db, Publication publication, CsvOutput csv, CancellationToken cancellation)
    {
        csv.Header("period", "metric", "group", "publication", "n", "status", "reason", "base",
            "lower_quartile", "median", "upper_quartile", "p10", "p90", "mean", "method");
        await csv.EndRowAsync(cancellation);
        await foreach (var cell in InOrder(db, publication).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            Write(csv, cell, publication.Number);
            await csv.EndRowAsync(cancellation);
        }
    }

    /// <summary>By metric and group, letter by letter: no language's idea of order, which may change with the server.</summary>
    private static IQueryable<PublishedCell> InOrder(BenchmarkingDb db, Publication publication) => db.PublishedCells
        .AsNoTracking()
        .Where(cell => cell.PublicationId == publication.Id)
        .OrderBy(cell => EF.Functions.Collate(cell.MetricCode, "C"))
        .ThenBy(cell => EF.Functions.Collate(cell.GroupCode, "C"));

    private static void Write(CsvOutput csv, PublishedCell cell, int number) => csv
        .Text(cell.Period)
        .Text(cell.MetricCode)
        .Text(cell.GroupCode)
        .Number(number)
        .Number(cell.N)
        .Text(cell.Status.Code())
        .Text(cell.Reason?.ToString())
        .Number(cell.Base)
        .Number(cell.LowerQuartile)
        .Number(cell.Median)
        .Number(cell.UpperQuartile)
        .Number(cell.P10)
        .Number(cell.P90)
        .Number(cell.Mean)
        .Text(cell.Method);
}
