using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.History;

/// <summary>One file of earlier figures: while it is read, when it asks, and afterwards.</summary>
[Route("history/imports/{id:guid}"), May(Verb.ImportHistory)]
public sealed class HistoryImportsController(
    ReadHistoryImport read, ResumeHistory resume, CancelHistory cancel, RemoveHistory remove) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, int page, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), id, page, cancellation) is { } seen ? View(seen) : NotFound();

    /// <summary>What the progress bar asks for.</summary>
    [HttpGet("progress")]
    public async Task<IActionResult> Progress(Guid id, CancellationToken cancellation) =>
        await read.FindJobAsync(HttpContext.Actor(), id, cancellation) is { } job
            ? Json(new { done = job.Done, total = job.Total, stage = HistoryWords.Stage(job), state = HistoryWords.State(job.State) })
            : NotFound();

    /// <summary>The file as it was sent, for its owner; never shown in the browser, whatever it claims to be.</summary>
    [HttpGet("file")]
    public async Task<IActionResult> Download(Guid id, CancellationToken cancellation) =>
        await read.FindFileAsync(HttpContext.Actor(), id, cancellation) is { } file
            ? File(file.Content, "application/octet-stream", file.Name)
            : NotFound();

    [HttpPost("confirm")]
    public async Task<IActionResult> Confirm(Guid id, CancellationToken cancellation) =>
        Back(id, await resume.HandleAsync(HttpContext.Actor(), id, confirmed: true, cancellation));

    [HttpPost("again")]
    public async Task<IActionResult> Again(Guid id, CancellationToken cancellation) =>
        Back(id, await resume.HandleAsync(HttpContext.Actor(), id, confirmed: false, cancellation));

    [HttpPost("cancel")]
    public async Task<IActionResult> Cancel(Guid id, CancellationToken cancellation) =>
        Back(id, await cancel.HandleAsync(HttpContext.Actor(), id, cancellation));

    [HttpGet("remove")]
    public async Task<IActionResult> Remove(Guid id, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), id, 1, cancellation) is { } seen && seen.Import.State != HistoryImportState.Removed
            ? View(Question(seen))
            : NotFound();

    [HttpPost("remove"), ActionName("Remove")]
    public async Task<IActionResult> RemoveNow(Guid id, CancellationToken cancellation) =>
        Back(id, await remove.HandleAsync(HttpContext.Actor(), id, cancellation));

    private IActionResult Back(Guid id, HistoryStep step)
    {
        if (step == HistoryStep.NoSuchImport)
            return NotFound();
        if (step == HistoryStep.Busy)
            TempData["Notice"] = HistoryJobs.Busy;
        else if (step == HistoryStep.TooLate)
            TempData["Notice"] = "The import had moved on already. This is where it stands now.";
        return RedirectToAction(nameof(Show), new { id });
    }

    private static Confirmation Question(HistoryImportPage seen) => new(
        $"Delete {seen.Import.FileName}?",
        [
            seen.Figures == 0 ? "The file is deleted. No figure comes from it now." : $"{HistoryWords.Figures(seen.Figures)} that came from this file {(seen.Figures == 1 ? "is" : "are")} deleted, and the file with them.",
            .. seen.Import.RowsChanged > 0 && seen.Figures > 0 ? ["What these figures were before this file changed them does not come back."] : Array.Empty<string>(),
            "Your returns and all benchmarks stay as they are.",
        ],
        $"{seen.Url}/remove",
        "Delete",
        new PageLink("Keep it", seen.Url),
        "This cannot be undone.");
}
