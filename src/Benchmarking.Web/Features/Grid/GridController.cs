using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Grid;

/// <summary>All figures of a member over the quarters at a glance.</summary>
[RemembersGroup]
public sealed class GridController(LoadOverview overview) : Controller
{
    public const string Address = "/benchmarks/grid";

    [HttpGet(Address), May(Verb.SeeOwnBenchmarks)]
    public async Task<IActionResult> Show(string? group, OverviewFilter filter, CancellationToken cancellation) =>
        await overview.LoadAsync(HttpContext.Actor(), Perspective.Member, group, filter, cancellation) is { } page
            ? View(new GridTable(page))
            : View("/Features/Benchmarks/NothingPublished.cshtml", Perspective.Member);

    [HttpGet(Address + ".csv"), May(Verb.SeeOwnBenchmarks)]
    public async Task<IActionResult> Csv(string? group, OverviewFilter filter, CancellationToken cancellation)
    {
        var page = await overview.LoadAsync(HttpContext.Actor(), Perspective.Member, group, filter, cancellation);
        return page is { Timeline.Missing: null }
            ? File(await GridCsv.OfAsync(new GridTable(page), cancellation), CsvOutput.ContentType, page.Timeline.FileName($"grid-{page.Timeline.Latest.Period.Route}"))
            : NotFound();
    }
}
