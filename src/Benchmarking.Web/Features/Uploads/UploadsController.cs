using Benchmarking.Engine;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>The return as a file that was filled in elsewhere: sent in, looked at, mended, taken over.</summary>
[Route("returns/{period:period}")]
public sealed class UploadsController(
    ReadReturns returns, UploadWorkbook upload, ReadUpload read, CorrectUpload correct, ApplyUpload apply, ReadUploadHistory history) : Controller
{
    [HttpGet("upload"), May(Verb.EditReturn)]
    public async Task<IActionResult> Upload(Period period, CancellationToken cancellation) =>
        await returns.FindAsync(HttpContext.Actor(), period, cancellation) is { } seen ? View(new SendFilePage(seen)) : NotFound();

    [HttpPost("upload"), May(Verb.EditReturn)]
    [UploadLimit(RequestLimits.Workbook), RequestFormLimits(MultipartBodyLengthLimit = RequestLimits.Workbook)]
    public async Task<IActionResult> Upload(Period period, IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
        {
            return await RefuseAsync(period, file is null
                ? "Choose the file you filled in."
                : "The file is empty. Save the workbook again and choose that file.", cancellation);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        return await upload.HandleAsync(HttpContext.Actor(), period, file.FileName, content.ToArray(), cancellation) switch
        {
            UploadResult.Kept kept => RedirectToAction(nameof(Show), new { period = period.Route, id = kept.Upload }),
            UploadResult.Refused refused => await RefuseAsync(period, $"{refused.Message} {refused.Cure}", cancellation),
            UploadResult.Locked locked => await RefuseAsync(period, locked.Why, cancellation),
            _ => NotFound(),
        };
    }

    [HttpGet("uploads"), May(Verb.EditReturn)]
    public async Task<IActionResult> History(Period period, int page = 1, CancellationToken cancellation = default) =>
        await history.LoadAsync(HttpContext.Actor(), period, page, cancellation) is { } shown ? View(shown) : NotFound();

    [HttpGet("uploads/{id:guid}"), May(Verb.EditReturn)]
    public async Task<IActionResult> Show(Period period, Guid id, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), period, id, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("uploads/{id:guid}/check"), May(Verb.EditReturn)]
    public async Task<IActionResult> Check(Period period, Guid id, CorrectionForm form, CancellationToken cancellation)
    {
        // Where the upload has no problems any more, because two pages were open, its own page says what it has.
        await correct.HandleAsync(HttpContext.Actor(), period, id, form, cancellation);
        return RedirectToAction(nameof(Show), new { period = period.Route, id });
    }

    [HttpPost("uploads/{id:guid}/apply"), May(Verb.EditReturn)]
    public async Task<IActionResult> Apply(Period period, Guid id, CancellationToken cancellation)
    {
        switch (await apply.HandleAsync(HttpContext.Actor(), period, id, cancellation))
        {
            case SaveResult.Saved:
                TempData["Saved"] = true;
                return RedirectToAction(nameof(ReturnsController.Show), "Returns", new { period = period.Route });
            case SaveResult.SomeoneElseSaved or SaveResult.Locked:
                // The page itself says that the return has moved on, and what to do.
                return RedirectToAction(nameof(Show), new { period = period.Route, id });
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> RefuseAsync(Period period, string sentence, CancellationToken cancellation)
    {
        if (await returns.FindAsync(HttpContext.Actor(), period, cancellation) is not { } seen)
            return NotFound();

        ModelState.AddModelError("file", sentence);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Upload), new SendFilePage(seen));
    }
}

/// <summary>The page with the file box.</summary>
public sealed record SendFilePage(SeenReturn Seen)
{
    public IReadOnlyList<PageLink> Breadcrumbs =>
        [new("Returns", "/returns"), new(Seen.Sheet.Period.Words, ReturnUrls.Of(Seen.Sheet)), new("Upload a file", "", Current: true)];
}
