using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Api;

[AllowAnonymous]
public sealed class GuideController(ReadGuide guide) : Controller
{
    [HttpGet("/api")]
    public async Task<IActionResult> Guide(CancellationToken cancellation) =>
        View(await guide.LoadAsync($"{Request.Scheme}://{Request.Host}", cancellation));
}
