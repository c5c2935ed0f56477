using Benchmarking.Web.Features.Audit;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.History;

/// <summary>An organisation's earlier years: in as one long file, and out again. For its own eyes.</summary>
[Route("history"), May(Verb.ImportHistory)]
public sealed class HistoryController(
    ReadHistory read, ReadHistoryFigures figures, HistoryTemplate template, UploadHistory upload, RecordDownload record) : Controller
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [HttpGet("")]
    public async Task<IActionResult> Index(int page, CancellationToken cancellation) =>
        View(await read.LoadAsync(HttpContext.Actor(), page, cancellation));

    [HttpPost("")]
    [UploadLimit(RequestLimits.Workbook), RequestFormLimits(MultipartBodyLengthLimit = RequestLimits.Workbook)]
    public async Task<IActionResult> Upload(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
        {
            return await RefuseAsync(
                file is null ? "Choose the file with your earlier figures." : "The file is empty. Fill in the template, save it and choose that file.",
                cancellation);
        }

        var content = new byte[file.Length];
        await using (var sent = file.OpenReadStream())
            await sent.ReadExactlyAsync(content, cancellation);
        return await upload.HandleAsync(HttpContext.Actor(), file.FileName, content, cancellation) switch
        {
            UploadHistoryResult.Queued queued => Redirect($"/history/imports/{queued.Import}"),
            UploadHistoryResult.Refused refused => await RefuseAsync(refused.Sentence, cancellation),
            _ => throw new InvalidOperationException("Not a result of an upload."),
        };
    }

    [HttpGet("template.xlsx")]
    public async Task<IActionResult> Workbook(CancellationToken cancellation) =>
        File(await template.LoadWorkbookAsync(HttpContext.Actor(), cancellation), Xlsx, "earlier-years.xlsx");

    [HttpGet("template.csv")]
    public async Task<IActionResult> Csv(CancellationToken cancellation) =>
        File(await template.LoadCsvAsync(HttpContext.Actor(), cancellation), CsvOutput.ContentType, "earlier-years.csv");

    [HttpGet("figures")]
    public async Task<IActionResult> Figures(string? metric, string? period, int page, CancellationToken cancellation) =>
        View(await figures.LoadAsync(HttpContext.Actor(), new HistoryFilter(metric, period), page, cancellation));

    [HttpGet("figures.csv")]
    public async Task FiguresCsv(string? metric, string? period, CancellationToken cancellation)
    {
        await record.HandleAsync(HttpContext, "earlier-figures.csv", cancellation); // it is streamed, so no filter sees a file
        Response.ContentType = CsvOutput.ContentType;
        Response.Headers.ContentDisposition = "attachment; filename=\"earlier-figures.csv\"";
        await figures.WriteAsync(HttpContext.Actor(), new HistoryFilter(metric, period), Response.Body, cancellation);
    }

    private async Task<IActionResult> RefuseAsync(string sentence, CancellationToken cancellation)
    {
        ModelState.AddModelError("file", sentence);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Index), await read.LoadAsync(HttpContext.Actor(), 1, cancellation));
    }
}
