using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Disclosure;

[AllowAnonymous]
public sealed class MethodController(LoadMethod load) : Controller
{
    /// <summary>How figures are worked out and protected, for everybody.</summary>
    [HttpGet("/method")]
    public async Task<IActionResult> Method(CancellationToken cancellation) => View(await load.LoadAsync(cancellation));
}
