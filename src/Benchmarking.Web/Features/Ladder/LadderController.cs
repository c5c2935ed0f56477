using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Ladder;

/// <summary>The ladder as members and the sector see it.</summary>
[RemembersGroup]
public abstract class LadderPages(LoadLadder ladder, Perspective perspective) : Controller
{
    protected async Task<IActionResult> ShowAsync(string? group, CancellationToken cancellation) =>
        await ladder.LoadAsync(HttpContext.Actor(), perspective, group, cancellation) is { } page
            ? View("Ladder", page)
            : View("/Features/Benchmarks/NothingPublished.cshtml", perspective);

    protected async Task<IActionResult> FileAsync(string? group, CancellationToken cancellation) =>
        await ladder.LoadAsync(HttpContext.Actor(), perspective, group, cancellation) is { Timeline.Missing: null, Rungs.Count: > 0 } page
            ? File(await ChartFile.OfAsync(page.Chart, cancellation), CsvOutput.ContentType, page.Timeline.FileName(AlsoLookAt.Ladder))
            : NotFound();
}

public sealed class LadderController(LoadLadder ladder) : LadderPages(ladder, Perspective.Member)
{
    [HttpGet("/benchmarks/ladder"), May(Verb.SeeOwnBenchmarks)]
    public Task<IActionResult> Ladder(string? group, CancellationToken cancellation) => ShowAsync(group, cancellation);

    [HttpGet("/benchmarks/ladder.csv"), May(Verb.SeeOwnBenchmarks)]
    public Task<IActionResult> LadderCsv(string? group, CancellationToken cancellation) => FileAsync(group, cancellation);
}

public sealed class SectorLadderController(LoadLadder ladder) : LadderPages(ladder, Perspective.Sector)
{
    [HttpGet("/sector/ladder"), May(Verb.SeeSectorBenchmarks)]
    public Task<IActionResult> Ladder(string? group, CancellationToken cancellation) => ShowAsync(group, cancellation);

    [HttpGet("/sector/ladder.csv"), May(Verb.SeeSectorBenchmarks)]
    public Task<IActionResult> LadderCsv(string? group, CancellationToken cancellation) => FileAsync(group, cancellation);
}
