using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Metrics;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Benchmarking.Workbooks.Histories;

namespace Benchmarking.Web.Features.History;

/// <summary>The file to start from: every metric of the catalogue once, for the quarter before the one we live in.</summary>
public sealed class HistoryTemplate(TenantDoor door, TimeProvider clock)
{
    /// <summary>The sheet of the workbook that holds the figures.</summary>
    public const string Sheet = "History";

    public async Task<byte[]> LoadWorkbookAsync(Actor actor, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        HistoryWorkbook.Write(Sheet, await LoadAsync(actor, cancellation), file);
        return file.ToArray();
    }

    public async Task<byte[]> LoadCsvAsync(Actor actor, CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        file.Write(System.Text.Encoding.UTF8.Preamble);
        var csv = new CsvOutput(file);
        await csv.Header([.. HistoryWorkbook.Columns]).EndRowAsync(cancellation);
        foreach (var row in await LoadAsync(actor, cancellation))
        {
            await csv.Text(row.Period).Text(row.Metric).Text("").Number((decimal?)null).Number((decimal?)null).Number((decimal?)null)
                .Text("").Text(row.Name).Text(row.Unit).EndRowAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
        return file.ToArray();
    }

    public async Task<IReadOnlyList<HistoryTemplateRow>> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var catalogue = await HistoryCatalogue.ReadAsync(transaction.Db, cancellation);
        var period = VersionInForce.Today(clock).Previous;
        return [.. catalogue.Metrics.Select(metric => RowOf(metric, catalogue.In(metric.Code, period), period))];
    }

    private static HistoryTemplateRow RowOf(MetricRow metric, HistoryMetric version, Period period) =>
        new(period.ToString(), metric.Code, metric.Name, version.Version.Unit);
}
