using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Activities;

/// <summary>One activity: seen, called off, removed, its questions on paper, its files.</summary>
[Route("register/activities/{id:guid}"), May(Verb.KeepRegister)]
public sealed class ActivityController(ReadActivity read, WriteActivity write, RemoveActivity remove, ActivityFiles files) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("questions")]
    public async Task<IActionResult> Questions(Guid id, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page ? View(page) : NotFound();

    /// <param name="off">False to take it back.</param>
    [HttpPost("call-off")]
    public async Task<IActionResult> CallOff(Guid id, int version, bool off, CancellationToken cancellation) => Back(
        id,
        await write.CallOffAsync(HttpContext.Actor(), id, version, off, cancellation),
        off ? "The activity is called off. It counts for nothing now." : "The activity counts again.");

    /// <param name="later">Whether all later ones of the series go too.</param>
    [HttpGet("remove")]
    public async Task<IActionResult> Remove(Guid id, bool later, CancellationToken cancellation) =>
        await remove.LoadAsync(HttpContext.Actor(), id, later, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("remove")]
    public async Task<IActionResult> Remove(Guid id, int version, bool later, CancellationToken cancellation)
    {
        var result = await remove.HandleAsync(HttpContext.Actor(), id, version, later, cancellation);
        if (result is not KeepResult.Kept)
            return Back(id, result, "");
        TempData["Done"] = later ? "The activities are removed." : "The activity is removed.";
        return Redirect("/register/activities");
    }

    [HttpPost("files")]
    [UploadLimit(RequestLimits.Workbook), RequestFormLimits(MultipartBodyLengthLimit = RequestLimits.Workbook)]
    public async Task<IActionResult> Add(Guid id, IFormFile? file, string? alternative, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        if (file is not null)
            await file.CopyToAsync(content, cancellation);
        var name = string.IsNullOrEmpty(file?.FileName) ? null : file.FileName;
        switch (await files.HandleAsync(HttpContext.Actor(), id, name, content.ToArray(), alternative, cancellation))
        {
            case AddFileResult.Added:
                TempData["Done"] = "The file is added.";
                return Redirect($"/register/activities/{id}#files");
            case AddFileResult.Wrong(var errors) when await read.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page:
                ModelState.Clear();
                ModelState.Add(errors);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View(nameof(Show), page with { Errors = errors, Alternative = alternative });
            default:
                return NotFound();
        }
    }

    /// <summary>A file as what it was made as, whatever it came as: a picture stands in the page, a document is downloaded.</summary>
    [HttpGet("files/{file:guid}")]
    public async Task<IActionResult> Kept(Guid id, Guid file, CancellationToken cancellation)
    {
        if (await files.LoadAsync(HttpContext.Actor(), id, file, cancellation) is not { } found)
            return NotFound();
        var sent = File(found.Content, found.MediaType);
        if (found.Alternative.Length == 0)
            sent.FileDownloadName = "activity.pdf";
        return sent;
    }

    [HttpGet("files/{file:guid}/remove")]
    public async Task<IActionResult> RemoveFile(Guid id, Guid file, CancellationToken cancellation) =>
        await files.LoadAsync(HttpContext.Actor(), id, file, cancellation) is { } found ? View(found) : NotFound();

    [HttpPost("files/{file:guid}/remove"), ActionName(nameof(RemoveFile))]
    public async Task<IActionResult> RemoveFileNow(Guid id, Guid file, CancellationToken cancellation)
    {
        if (!await files.RemoveAsync(HttpContext.Actor(), id, file, cancellation))
            return NotFound();
        TempData["Done"] = "The file is removed.";
        return Redirect($"/register/activities/{id}#files");
    }

    private IActionResult Back(Guid id, KeepResult result, string done)
    {
        if (result is KeepResult.NoSuchRow or KeepResult.ChangedMeanwhile { Version: 0 })
            return NotFound();
        if (result is KeepResult.Kept)
            TempData["Done"] = done;
        else
            TempData["Notice"] = "A colleague changed this activity while you had the page open. Nothing was done. This is how it stands now.";
        return Redirect($"/register/activities/{id}");
    }
}
