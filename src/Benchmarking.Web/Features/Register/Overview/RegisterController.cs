using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Overview;

/// <summary>Where the register begins: what waits, and its parts.</summary>
[Route("register"), May(Verb.KeepRegister)]
public sealed class RegisterController(ReadOverview read) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await read.LoadAsync(HttpContext.Actor(), cancellation));
}
