using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The pages that members and the sector share; which of the two decides what is read for them.</summary>
[RemembersGroup]
public abstract class BenchmarkPages(LoadOverview overview, LoadMetric metrics, Perspective perspective) : Controller
{
    protected async Task<IActionResult> OverviewAsync(string? group, OverviewFilter filter, CancellationToken cancellation) =>
        await overview.LoadAsync(HttpContext.Actor(), perspective, group, filter, cancellation) is { } page
            ? View("Overview", page)
            : View("NothingPublished", perspective);

    protected async Task<IActionResult> OverviewCsvAsync(string? group, OverviewFilter filter, CancellationToken cancellation)
    {
        var page = await overview.LoadAsync(HttpContext.Actor(), perspective, group, filter, cancellation);
        return page is null || page.Timeline.Missing is not null
            ? NotFound()
            : Csv(await BenchmarkCsv.OfAsync(page, cancellation), $"benchmarks-{page.Timeline.Latest.Period.Route}", page.Timeline);
    }

    protected async Task<IActionResult> MetricAsync(string code, string? group, CancellationToken cancellation) =>
        await metrics.LoadAsync(HttpContext.Actor(), perspective, code, group, cancellation) switch
        {
            MetricResult.Shown(var page) => View("Metric", page),
            MetricResult.NotPublished missing => View("MetricNotPublished", (perspective, missing)),
            _ => NotFound(),
        };

    /// <param name="chart"><c>place</c> for the chart of the latest quarter alone; else the one over time.</param>
    protected async Task<IActionResult> MetricCsvAsync(string code, string? group, string? chart, CancellationToken cancellation)
    {
        if (await metrics.LoadAsync(HttpContext.Actor(), perspective, code, group, cancellation)
            is not MetricResult.Shown({ Timeline.Missing: null } page))
            return NotFound();
        if (chart != "place")
            return Csv(await BenchmarkCsv.OfAsync(page, cancellation), code, page.Timeline);
        return page.Place is { } place
            ? Csv(await ChartFile.OfAsync(place, cancellation), $"{code}-place", page.Timeline)
            : NotFound();
    }

    private FileContentResult Csv(byte[] bytes, string name, Timeline timeline) =>
        File(bytes, CsvOutput.ContentType, timeline.FileName(name));
}

public sealed class BenchmarksController(LoadOverview overview, LoadMetric metrics)
    : BenchmarkPages(overview, metrics, Perspective.Member)
{
    [HttpGet("/benchmarks"), May(Verb.SeeOwnBenchmarks)]
    public Task<IActionResult> Overview(string? group, OverviewFilter filter, CancellationToken cancellation) =>
        OverviewAsync(group, filter, cancellation);

    [HttpGet("/benchmarks.csv"), May(Verb.SeeOwnBenchmarks)]
    public Task<IActionResult> OverviewCsv(string? group, OverviewFilter filter, CancellationToken cancellation) =>
        OverviewCsvAsync(group, filter, cancellation);

    [HttpGet("/benchmarks/{code}"), May(Verb.SeeOwnBenchmarks)]
    public Task<IActionResult> Metric(string code, string? group, CancellationToken cancellation) =>
        MetricAsync(code, group, cancellation);

    [HttpGet("/benchmarks/{code}.csv"), May(Verb.SeeOwnBenchmarks)]
    public Task<IActionResult> MetricCsv(string code, string? group, string? chart, CancellationToken cancellation) =>
        MetricCsvAsync(code, group, chart, cancellation);
}

/// <summary>The steering group's view: the same numbers, nobody's own.</summary>
public sealed class SectorController(LoadOverview overview, LoadMetric metrics)
    : BenchmarkPages(overview, metrics, Perspective.Sector)
{
    [HttpGet("/sector"), May(Verb.SeeSectorBenchmarks)]
    public Task<IActionResult> Overview(string? group, OverviewFilter filter, CancellationToken cancellation) =>
        OverviewAsync(group, filter, cancellation);

    [HttpGet("/sector.csv"), May(Verb.SeeSectorBenchmarks)]
    public Task<IActionResult> OverviewCsv(string? group, OverviewFilter filter, CancellationToken cancellation) =>
        OverviewCsvAsync(group, filter, cancellation);

    [HttpGet("/sector/{code}"), May(Verb.SeeSectorBenchmarks)]
    public Task<IActionResult> Metric(string code, string? group, CancellationToken cancellation) =>
        MetricAsync(code, group, cancellation);

    [HttpGet("/sector/{code}.csv"), May(Verb.SeeSectorBenchmarks)]
    public Task<IActionResult> MetricCsv(string code, string? group, string? chart, CancellationToken cancellation) =>
        MetricCsvAsync(code, group, chart, cancellation);
}
