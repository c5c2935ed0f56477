using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Counts;

/// <summary>What is counted beside activities, quarter by quarter.</summary>
[Route("register/counts"), May(Verb.KeepRegister)]
public sealed class CountsController(ReadCounts read) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(string? quarter, CancellationToken cancellation) =>
        View(await read.LoadAsync(HttpContext.Actor(), quarter, cancellation));

    [HttpGet("people.csv")]
    public async Task<IActionResult> PeopleCsv(CancellationToken cancellation) =>
        File(await read.WritePeopleAsync(HttpContext.Actor(), cancellation), CsvOutput.ContentType, "people.csv");

    [HttpGet("tallies.csv")]
    public async Task<IActionResult> TalliesCsv(CancellationToken cancellation) =>
        File(await read.WriteTalliesAsync(HttpContext.Actor(), cancellation), CsvOutput.ContentType, "counts.csv");

    [HttpGet("costs.csv")]
    public async Task<IActionResult> CostsCsv(CancellationToken cancellation) =>
        File(await read.WriteCostsAsync(HttpContext.Actor(), cancellation), CsvOutput.ContentType, "costs.csv");
}

[Route("register/counts/people"), May(Verb.KeepRegister)]
public sealed class PeopleCountsController(WritePeople write) : WriteController<HeadCount, PeopleForm>(write);

[Route("register/counts/tallies"), May(Verb.KeepRegister)]
public sealed class TalliesController(WriteTally write) : WriteController<Tally, TallyForm>(write);

[Route("register/counts/costs"), May(Verb.KeepRegister)]
public sealed class CostsController(WriteCost write) : WriteController<InvolvementCost, CostForm>(write);
