using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Value;

/// <summary>What involvement cost and what came of it, side by side.</summary>
[Route("register/value"), May(Verb.KeepRegister)]
public sealed class ValueController(LoadValue load) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string? from, string? to, CancellationToken cancellation) =>
        View(await load.LoadAsync(HttpContext.Actor(), from, to, cancellation));

    [HttpGet("/register/value.csv")]
    public async Task<IActionResult> Csv(string? from, string? to, CancellationToken cancellation) => File(
        await ValueCsv.OfAsync(await load.LoadAsync(HttpContext.Actor(), from, to, cancellation), cancellation), CsvOutput.ContentType, "cost-and-value.csv");
}
