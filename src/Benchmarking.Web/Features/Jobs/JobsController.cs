using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Jobs;

/// <summary>The consortium's long work, while it goes on and afterwards.</summary>
[Route("jobs"), May(Verb.SeeConsortiumJobs)]
public sealed class JobsController(ReadJobs read) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken cancellation) =>
        View(await read.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), id, cancellation) is { } line ? View(line) : NotFound();

    /// <summary>What the progress bar asks for.</summary>
    [HttpGet("{id:guid}/progress")]
    public async Task<IActionResult> Progress(Guid id, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), id, cancellation) is { Job: var job }
            ? Json(new { done = job.Done, total = job.Total, stage = JobWords.Stage(job), state = JobWords.State(job.State) })
            : NotFound();
}
