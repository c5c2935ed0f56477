using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Research;

/// <summary>Who downloaded what.</summary>
[Route("research"), May(Verb.SeeDownloads)]
public sealed class DownloadsController(ReadDownloads read) : Controller
{
    [HttpGet("downloads")]
    public async Task<IActionResult> Downloads(string? release, CancellationToken cancellation, int page = 1) =>
        View(await read.LoadAsync(HttpContext.Actor(), release, page, cancellation));

    [HttpGet("downloads.csv")]
    public async Task<IActionResult> Csv(string? release, CancellationToken cancellation) =>
        File(await read.CsvAsync(HttpContext.Actor(), release, cancellation), CsvOutput.ContentType, "downloads.csv");
}
