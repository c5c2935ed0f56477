using Benchmarking.Engine;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.DataQuality;

/// <summary>What members said of odd figures, and how long their returns took: for those who look after the metrics.</summary>
[May(Verb.SeeDataQuality)]
public sealed class DataQualityController(LoadDataQuality load) : Controller
{
    [HttpGet("/data-quality")]
    public async Task<IActionResult> Index(Period? period, CancellationToken cancellation) =>
        await load.LoadAsync(HttpContext.Actor(), period, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("/data-quality.csv")]
    public async Task<IActionResult> Csv(Period? period, CancellationToken cancellation) =>
        await load.LoadAsync(HttpContext.Actor(), period, cancellation) is { Chosen: { } chosen } page
            ? File(await DataQualityCsv.OfAsync(page, cancellation), CsvOutput.ContentType, $"data-quality-{chosen.Route}.csv")
            : NotFound();
}
