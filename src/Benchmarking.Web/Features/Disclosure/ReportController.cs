using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Disclosure;

public sealed class ReportController(LoadReport load) : Controller
{
    /// <summary>What a publication withholds and promises, for those who answer for it.</summary>
    [HttpGet("/publications/{number:int}/report"), May(Verb.SeeDisclosureReports)]
    public async Task<IActionResult> Report(int number, CancellationToken cancellation) =>
        await load.LoadAsync(HttpContext.Actor(), number, cancellation) is { } page ? View(page) : NotFound();
}
