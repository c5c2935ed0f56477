using Benchmarking.Web.Features.Register.Imports;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Activities.Importing;

/// <summary>Activities out of a file that was kept elsewhere: sent in, looked at, taken over or dropped.</summary>
[Route("register/activities/import"), May(Verb.KeepRegister)]
public sealed class ActivityImportsController(ImportActivities import) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Send(CancellationToken cancellation) => View(await import.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpPost("")]
    [UploadLimit(RequestLimits.Workbook), RequestFormLimits(MultipartBodyLengthLimit = RequestLimits.Workbook)]
    public async Task<IActionResult> Send(IFormFile? file, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(file?.FileName))
            return await RefuseAsync("Choose the file with your activities.", cancellation);

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var (sent, refused) = await import.HandleAsync(HttpContext.Actor(), file.FileName, content.ToArray(), cancellation);
        return sent is { } id ? RedirectToAction(nameof(Show), new { id }) : await RefuseAsync(refused!, cancellation);
    }

    [HttpGet("template.xlsx")]
    public async Task<IActionResult> Workbook(CancellationToken cancellation) => File(
        ImportTemplate.Workbook(ActivityColumns.Sheet, (await import.LoadAsync(HttpContext.Actor(), cancellation)).Columns), ImportTemplate.Xlsx, "activities.xlsx");

    [HttpGet("template.csv")]
    public async Task<IActionResult> Csv(CancellationToken cancellation) => File(
        await ImportTemplate.CsvAsync((await import.LoadAsync(HttpContext.Actor(), cancellation)).Columns, cancellation), CsvOutput.ContentType, "activities.csv");

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation, int page = 1) =>
        await import.LoadAsync(HttpContext.Actor(), id, page, cancellation) is { } shown ? View(shown) : NotFound();

    [HttpGet("{id:guid}/problems.csv")]
    public async Task<IActionResult> Problems(Guid id, CancellationToken cancellation) =>
        await import.LoadAsync(HttpContext.Actor(), id, 1, cancellation) is { Problems.Count: > 0 } shown
            ? File(await shown.Problems.ToCsvAsync(cancellation), CsvOutput.ContentType, "problems.csv")
            : NotFound();

    /// <param name="seen">Stamp of what the page showed.</param>
    [HttpPost("{id:guid}/apply")]
    public async Task<IActionResult> Apply(Guid id, string? seen, CancellationToken cancellation)
    {
        switch (await import.TakeOverAsync(HttpContext.Actor(), id, seen, cancellation))
        {
            case TakeOverResult.Done:
                TempData["Done"] = "The activities of the file are in your register.";
                return Redirect("/register/activities");
            case TakeOverResult.ChangedMeanwhile:
                TempData["Notice"] = "Something has changed since you looked at this. Nothing was taken over. This is how it stands now.";
                return RedirectToAction(nameof(Show), new { id });
            default:
                return NotFound();
        }
    }

    [HttpPost("{id:guid}/drop")]
    public async Task<IActionResult> Drop(Guid id, CancellationToken cancellation)
    {
        var result = await import.DropAsync(HttpContext.Actor(), id, cancellation);
        if (result == TakeOverResult.NoSuchImport)
            return NotFound();
        if (result == TakeOverResult.ChangedMeanwhile)
            return RedirectToAction(nameof(Show), new { id });
        TempData["Done"] = "The file is dropped. Your activities are as they were.";
        return Redirect("/register/activities/import");
    }

    private async Task<IActionResult> RefuseAsync(string sentence, CancellationToken cancellation)
    {
        ModelState.Clear();
        ModelState.AddModelError("file", sentence);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Send), (await import.LoadAsync(HttpContext.Actor(), cancellation)) with { Error = sentence });
    }
}
