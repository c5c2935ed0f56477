using System.Net.Mime;
using Benchmarking.Engine;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Benchmarking.Workbooks.Returns;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>The files of a return: to fill in, about what is wrong, and as they were sent.</summary>
[Route("returns/{period:period}")]
public sealed class UploadFilesController(ReadReturns returns, ReadUpload read) : Controller
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpGet("workbook"), May(Verb.ReadReturn)]
    public async Task<IActionResult> Workbook(Period period, CancellationToken cancellation)
    {
        if (await returns.FindAsync(HttpContext.Actor(), period, cancellation) is not { } seen)
            return NotFound();

        var file = new MemoryStream();
        ReturnWorkbook.Write(ReturnTemplates.Of(HttpContext.Actor(), seen.Sheet), file);
        return Send(file, Xlsx, $"return-{period.Route}.xlsx");
    }

    [HttpGet("workbook.csv"), May(Verb.ReadReturn)]
    public async Task<IActionResult> Csv(Period period, CancellationToken cancellation)
    {
        if (await returns.FindAsync(HttpContext.Actor(), period, cancellation) is not { } seen)
            return NotFound();

        var file = new MemoryStream();
        await ReturnTemplates.WriteCsvAsync(ReturnTemplates.Of(HttpContext.Actor(), seen.Sheet), file, cancellation);
        return Send(file, CsvOutput.ContentType, $"return-{period.Route}.csv");
    }

    [HttpGet("uploads/{id:guid}/problems.xlsx"), May(Verb.EditReturn)]
    public async Task<IActionResult> Problems(Period period, Guid id, CancellationToken cancellation)
    {
        if (await read.LoadAsync(HttpContext.Actor(), period, id, cancellation) is not { Problems.Count: > 0 } page)
            return NotFound();

        var file = new MemoryStream();
        ProblemFiles.Write(page, file);
        return Send(file, Xlsx, $"problems-{period.Route}.xlsx");
    }

    /// <summary>The file as it was sent: bytes to be saved, under a name of ours, and never shown as a page.</summary>
    [HttpGet("uploads/{id:guid}/file"), May(Verb.EditReturn)]
    public async Task<IActionResult> Original(Period period, Guid id, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), period, id, cancellation) is { } upload
            ? File(upload.Content, MediaTypeNames.Application.Octet, UploadNames.ForDownload(upload, period))
            : NotFound();

    private FileStreamResult Send(MemoryStream file, string type, string name)
    {
        file.Position = 0;
        return File(file, type, name);
    }
}
