using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Benchmarking.Web.Features.Datasets;

public sealed class DatasetsController(ListDatasets list, LoadDataset load, DownloadDataset download) : Controller
{
    [HttpGet("/data-sets"), May(Verb.SeeDataSets)]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View(await list.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpGet("/data-sets/{number:int}"), May(Verb.SeeDataSets)]
    public async Task<IActionResult> Show(int number, CancellationToken cancellation) =>
        await load.LoadAsync(HttpContext.Actor(), number, cancellation) is { } page ? View(page) : NotFound();

    /// <summary>Ask with the ETag of last time, and nothing is sent that has not changed.</summary>
    [HttpGet("/data-sets/{number:int}/{name}.csv"), May(Verb.SeeDataSets)]
    public async Task<IActionResult> Download(int number, string name, CancellationToken cancellation)
    {
        if (!DatasetWords.TryRead(name, out var file))
            return NotFound();

        return await download.HandleAsync(HttpContext.Actor(), number, file.Value, cancellation) is { } ready
            ? File(ready.Content, CsvOutput.ContentType, ready.Name, ready.PublishedAt, new EntityTagHeaderValue($"\"{ready.Sha256}\""))
            : NotFound();
    }
}
