using Benchmarking.Engine;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Reopenings;

/// <summary>What was signed off, revision by revision.</summary>
[Route("returns/{period:period}/revisions/{number:int}"), May(Verb.ReadReturn)]
public sealed class RevisionsController(ReadRevision read) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Revision(Period period, int number, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), period, number, cancellation) is { } page ? View(page) : NotFound();
}
