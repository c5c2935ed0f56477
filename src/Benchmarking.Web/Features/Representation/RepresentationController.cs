using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Representation;

/// <summary>Who is involved, as members and the sector see it.</summary>
[RemembersGroup]
public abstract class RepresentationPages(LoadRepresentation representation, Perspective perspective) : Controller
{
    protected async Task<IActionResult> ShowAsync(string? group, CancellationToken cancellation) =>
        await representation.LoadAsync(HttpContext.Actor(), perspective, group, cancellation) is { } page
            ? View("Representation", page)
            : View("/Features/Benchmarks/NothingPublished.cshtml", perspective);

    protected async Task<IActionResult> FileAsync(string? group, CancellationToken cancellation) =>
        await representation.LoadAsync(HttpContext.Actor(), perspective, group, cancellation) is { Timeline.Missing: null, Pairs.Count: > 0 } page
            ? File(await ChartFile.OfAsync(page.Chart, cancellation), CsvOutput.ContentType, page.Timeline.FileName(AlsoLookAt.Representation))
            : NotFound();
}

public sealed class RepresentationController(LoadRepresentation representation) : RepresentationPages(representation, Perspective.Member)
{
    [HttpGet("/benchmarks/representation"), May(Verb.SeeOwnBenchmarks)]
    public Task<IActionResult> Representation(string? group, CancellationToken cancellation) => ShowAsync(group, cancellation);

    [HttpGet("/benchmarks/representation.csv"), May(Verb.SeeOwnBenchmarks)]
    public Task<IActionResult> RepresentationCsv(string? group, CancellationToken cancellation) => FileAsync(group, cancellation);
}

public sealed class SectorRepresentationController(LoadRepresentation representation) : RepresentationPages(representation, Perspective.Sector)
{
    [HttpGet("/sector/representation"), May(Verb.SeeSectorBenchmarks)]
    public Task<IActionResult> Representation(string? group, CancellationToken cancellation) => ShowAsync(group, cancellation);

    [HttpGet("/sector/representation.csv"), May(Verb.SeeSectorBenchmarks)]
    public Task<IActionResult> RepresentationCsv(string? group, CancellationToken cancellation) => FileAsync(group, cancellation);
}
