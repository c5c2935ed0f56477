using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Reach;

/// <summary>On which rungs activities stood, and who is missing.</summary>
[Route("register/reach"), May(Verb.KeepRegister)]
public sealed class ReachController(LoadReach load) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string? from, string? to, CancellationToken cancellation) =>
        View(await load.LoadAsync(HttpContext.Actor(), from, to, cancellation));

    [HttpGet("ladder.csv")]
    public async Task<IActionResult> LadderCsv(string? from, string? to, CancellationToken cancellation) => File(
        await ReachCsv.LadderAsync(await load.LoadAsync(HttpContext.Actor(), from, to, cancellation), cancellation), CsvOutput.ContentType, "ladder.csv");

    [HttpGet("representation.csv")]
    public async Task<IActionResult> RepresentationCsv(string? from, string? to, CancellationToken cancellation) => File(
        await ReachCsv.RepresentationAsync(await load.LoadAsync(HttpContext.Actor(), from, to, cancellation), cancellation), CsvOutput.ContentType, "representation.csv");
}
