using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.ValueForMoney;

/// <summary>Cost beside outcome, as members and the sector see it.</summary>
[RemembersGroup]
public abstract class ValuePages(LoadValueForMoney value, Perspective perspective) : Controller
{
    /// <summary>Without a pair it is the first that is published; a pair that does not exist is not found.</summary>
    protected async Task<IActionResult> ShowAsync(string? cost, string? outcome, string? group, CancellationToken cancellation)
    {
        if (await value.LoadAsync(HttpContext.Actor(), perspective, cost, outcome, group, cancellation) is not { } page)
            return View("/Features/Benchmarks/NothingPublished.cshtml", perspective);
        return page.Pair is null && cost is not null ? NotFound() : View("ValueForMoney", page);
    }

    protected async Task<IActionResult> FileAsync(string cost, string outcome, string? group, CancellationToken cancellation)
    {
        var page = await value.LoadAsync(HttpContext.Actor(), perspective, cost, outcome, group, cancellation);
        return page is { Timeline.Missing: null, Chart: { } chart }
            ? File(await ChartFile.OfAsync(chart, cancellation), CsvOutput.ContentType, page.Timeline.FileName(chart.Id))
            : NotFound();
    }
}

public sealed class ValueForMoneyController(LoadValueForMoney value) : ValuePages(value, Perspective.Member)
{
    [HttpGet("/benchmarks/value-for-money"), May(Verb.SeeOwnBenchmarks)]
    public Task<IActionResult> First(string? group, CancellationToken cancellation) => ShowAsync(null, null, group, cancellation);

    [HttpGet("/benchmarks/value-for-money/{cost}/{outcome}"), May(Verb.SeeOwnBenchmarks)]
    public Task<IActionResult> Pair(string cost, string outcome, string? group, CancellationToken cancellation) =>
        ShowAsync(cost, outcome, group, cancellation);

    [HttpGet("/benchmarks/value-for-money/{cost}/{outcome}.csv"), May(Verb.SeeOwnBenchmarks)]
    public Task<IActionResult> PairCsv(string cost, string outcome, string? group, CancellationToken cancellation) =>
        FileAsync(cost, outcome, group, cancellation);
}

public sealed class SectorValueForMoneyController(LoadValueForMoney value) : ValuePages(value, Perspective.Sector)
{
    [HttpGet("/sector/value-for-money"), May(Verb.SeeSectorBenchmarks)]
    public Task<IActionResult> First(string? group, CancellationToken cancellation) => ShowAsync(null, null, group, cancellation);

    [HttpGet("/sector/value-for-money/{cost}/{outcome}"), May(Verb.SeeSectorBenchmarks)]
    public Task<IActionResult> Pair(string cost, string outcome, string? group, CancellationToken cancellation) =>
        ShowAsync(cost, outcome, group, cancellation);

    [HttpGet("/sector/value-for-money/{cost}/{outcome}.csv"), May(Verb.SeeSectorBenchmarks)]
    public Task<IActionResult> PairCsv(string cost, string outcome, string? group, CancellationToken cancellation) =>
        FileAsync(cost, outcome, group, cancellation);
}
