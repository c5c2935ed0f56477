using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.SocialValue;

/// <summary>What outcomes are worth by the organisation's own method.</summary>
[Route("register/social-value"), May(Verb.KeepRegister)]
public sealed class SocialValueController(ReadValuations read, WriteValuation write) : WriteController<Valuation, ValuationForm>(write)
{
    [HttpGet("")]
    public async Task<IActionResult> List(int? year, CancellationToken cancellation) =>
        View(await read.LoadAsync(HttpContext.Actor(), year, cancellation));

    [HttpGet("/register/social-value.csv")]
    public async Task<IActionResult> Csv(CancellationToken cancellation) =>
        File(await read.WriteAsync(HttpContext.Actor(), cancellation), CsvOutput.ContentType, "social-value.csv");
}
