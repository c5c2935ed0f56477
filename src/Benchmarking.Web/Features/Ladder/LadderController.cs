using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Ladder;

/// <summary>The ladder as members and the sector see it.</summary>
public abstract class LadderPages(LoadLadder ladder, Perspective perspective) : ChartPages(perspective, "Ladder", AlsoLookAt.Ladder)
{
    protected override async Task<IShowsChart?> LoadAsync(
        Actor actor, Perspective perspective, string? group, CancellationToken cancellation) =>
        await ladder.LoadAsync(actor, perspective, group, cancellation);
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
