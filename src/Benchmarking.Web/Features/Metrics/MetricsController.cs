using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Metrics;

[Route("metrics"), AllowAnonymous]
public sealed class MetricsController(ReadMetrics all, ReadMetric one) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(MetricSearch search, CancellationToken cancellation) =>
        View(await all.LoadAsync(search, cancellation));

    [HttpGet("{code}")]
    public async Task<IActionResult> Show(string? code, CancellationToken cancellation) =>
        // An address of nothing but spaces binds to no code at all.
        await one.ReadAsync(code ?? "", cancellation) switch
        {
            FoundMetric.Found found => View(found.Page),
            FoundMetric.Elsewhere elsewhere => RedirectToAction(nameof(Show), new { code = elsewhere.Code }),
            FoundMetric.Several several => View("Several", several),
            _ => NotFound(),
        };
}
