using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Audit;

/// <summary>Who did what, when and why: of the organisation under its hat, of the consortium under that one.</summary>
[Route("audit"), May(Verb.SeeAuditTrail)]
public sealed class AuditController(ReadTrail read) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(TrailFilter filter, CancellationToken cancellation, int page = 1) =>
        View(await read.LoadAsync(HttpContext.Actor(), filter, page, cancellation));

    [HttpGet("/audit.csv")]
    public async Task<IActionResult> Csv(TrailFilter filter, CancellationToken cancellation) =>
        File(await read.CsvAsync(HttpContext.Actor(), filter, cancellation), CsvOutput.ContentType, "audit-trail.csv");

    [HttpGet("verify")]
    public async Task<IActionResult> Verify(CancellationToken cancellation) =>
        View(await read.VerifyAsync(HttpContext.Actor(), cancellation));
}
