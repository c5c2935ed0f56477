using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Representation;

/// <summary>Who is involved, as members and the sector see it.</summary>
public abstract class RepresentationPages(LoadRepresentation representation, Perspective perspective) : ChartPages(perspective, "Representation", AlsoLookAt.Representation)
{
    protected override async Task<IShowsChart?> LoadAsync(
        Actor actor, Perspective perspective, string? group, CancellationToken cancellation) =>
        await representation.LoadAsync(actor, perspective, group, cancellation);
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
