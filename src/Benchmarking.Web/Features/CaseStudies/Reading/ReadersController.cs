using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>Who reads: numbers for the author, what was said for the author and the editors.</summary>
[Route("case-studies")]
public sealed class ReadersController(ReadReaders readers, ReadFollowUps said) : Controller
{
    [HttpGet("own/readers"), May(Verb.WriteCaseStudies)]
    public async Task<IActionResult> Own(CancellationToken cancellation) =>
        View(await readers.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpGet("follow-ups"), May(Verb.ModerateCaseStudies)]
    public async Task<IActionResult> FollowUps(CancellationToken cancellation, int page = 1) =>
        View(await said.LoadAsync(HttpContext.Actor(), page, cancellation));
}
