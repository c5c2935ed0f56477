using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Benchmarking.Workbooks.Histories;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.History;

/// <summary>Which earlier figures are asked for; null or empty means all.</summary>
public sealed record HistoryFilter(string? Metric, string? Period)
{
    public bool Narrows => !string.IsNullOrEmpty(Metric) || !string.IsNullOrEmpty(Period);

    /// <summary>As the end of an address; empty where it asks for all.</summary>
    public QueryString Query => QueryString.Create(
        new Dictionary<string, string?> { ["metric"] = Metric, ["period"] = Period }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}

/// <summary>One earlier figure as its owner reads it.</summary>
public sealed record HistoryFigureLine(string Metric, string Period, string Area, string Figure, Guid Import, string File);

/// <summary>An organisation's own earlier figures, a page of them.</summary>
public sealed record HistoryFiguresPage(
    HistoryFilter Filter,
    int Count,
    IReadOnlyList<HistoryFigureLine> Figures,
    IReadOnlyList<(string Code, string Name)> Metrics,
    IReadOnlyList<(string Period, string Words)> Periods,
    Pagination Pages);

/// <summary>Reads an organisation's own earlier figures.</summary>
public sealed class ReadHistoryFigures(TenantDoor door)
{
    private const int PerPage = 50;

    public async Task<HistoryFiguresPage> LoadAsync(Actor actor, HistoryFilter filter, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var catalogue = await HistoryCatalogue.ReadAsync(db, cancellation);
        var asked = Asked(db, filter);
        var count = await asked.CountAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, count, PerPage);
        var rows = await asked.Skip((shown - 1) * PerPage).Take(PerPage)
            .Select(row => new { Row = row, File = db.HistoryImports.Where(import => import.Id == row.ImportId).Select(import => import.FileName).Single() })
            .ToListAsync(cancellation);
        var metrics = await db.HistoryFigures.Select(row => row.MetricCode).Distinct().ToListAsync(cancellation);
        var periods = await db.HistoryFigures.Select(row => row.Period).Distinct().ToListAsync(cancellation);
        return new HistoryFiguresPage(
            filter,
            count,
            [.. rows.Select(found => LineOf(catalogue, found.Row, found.File))],
            [.. catalogue.Metrics.Where(metric => metrics.Contains(metric.Code)).Select(metric => (metric.Code, metric.Name))],
            [.. periods.OrderDescending(StringComparer.Ordinal).Select(period => (period, Period.Parse(period).Words))],
            new Pagination("Earlier figures", shown, pages, number => $"/history/figures{filter.Query.Add("page", $"{number}")}"));
    }

    /// <summary>Writes all that is asked for, in the template's columns, so that the file can be corrected and sent in again.</summary>
    public async Task WriteAsync(Actor actor, HistoryFilter filter, Stream output, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var catalogue = await HistoryCatalogue.ReadAsync(db, cancellation);
        await output.WriteAsync(System.Text.Encoding.UTF8.Preamble.ToArray(), cancellation);
        var csv = new CsvOutput(output);
        await csv.Header([.. HistoryWorkbook.Columns]).EndRowAsync(cancellation);
        await foreach (var row in Asked(db, filter).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var metric = catalogue.In(row.MetricCode, Period.Parse(row.Period));
            // A value made of its parts has more places than a file should carry; the parts make it again.
            var value = row.Numerator is null ? row.Value : null;
            await csv.Text(row.Period).Text(row.MetricCode).Text(row.Area).Number(value).Number(row.Numerator).Number(row.Denominator)
                .Text(row.Marker).Text(metric.Version.Metric.Name).Text(metric.Version.Unit).EndRowAsync(cancellation);
        }

        await csv.FlushAsync(cancellation);
    }

    private static IQueryable<HistoryFigure> Asked(BenchmarkingDb db, HistoryFilter filter)
    {
        var asked = db.HistoryFigures.AsNoTracking();
        if (!string.IsNullOrEmpty(filter.Metric))
            asked = asked.Where(row => row.MetricCode == filter.Metric);
        if (!string.IsNullOrEmpty(filter.Period))
            asked = asked.Where(row => row.Period == filter.Period);
        return asked.OrderBy(row => row.MetricCode).ThenByDescending(row => row.Period).ThenBy(row => row.Area);
    }

    private static HistoryFigureLine LineOf(HistoryCatalogue catalogue, HistoryFigure row, string file)
    {
        var period = Period.Parse(row.Period);
        var metric = catalogue.In(row.MetricCode, period);
        return new HistoryFigureLine(
            metric.Version.Metric.Name, period.Words, row.Area,
            HistoryWords.Of(metric, row.Value, row.Numerator, row.Denominator, row.Marker), row.ImportId, file);
    }
}
