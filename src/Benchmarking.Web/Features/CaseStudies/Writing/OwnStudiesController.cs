using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>An organisation's own case studies: listed, begun, written, looked at, checked and sent.</summary>
[Route("case-studies/own"), May(Verb.WriteCaseStudies)]
public sealed class OwnStudiesController(
    ListStudies list, StartStudy start, MoveStudy move, EditStudy edit, CheckStudy check, PreviewStudy preview) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken cancellation, int page = 1) =>
        View(await list.LoadAsync(HttpContext.Actor(), page, cancellation));

    [HttpGet("new")]
    public IActionResult New() => View(new TextBox("Title", "Title", null));

    [HttpPost("new")]
    public async Task<IActionResult> New(string? title, CancellationToken cancellation)
    {
        var wrong = string.IsNullOrWhiteSpace(title) ? "Give it a title. You can change it later"
            : title.Trim().Length > StudyValues.LongestTitle ? $"Use at most {StudyValues.LongestTitle} characters for the title" : null;
        if (wrong is null)
            return RedirectToAction(nameof(Edit), new { id = await start.HandleAsync(HttpContext.Actor(), title!.Trim(), cancellation) });

        ModelState.Clear();
        ModelState.Add([new FormError("Title", wrong)]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(new TextBox("Title", "Title", title, Error: wrong));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) =>
        await move.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page ? View(page) : NotFound();

    /// <param name="problems">Says at each field what must be put right.</param>
    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, bool problems, CancellationToken cancellation)
    {
        if (await edit.LoadAsync(HttpContext.Actor(), id, problems, cancellation) is not { } page)
            return NotFound();
        ModelState.Clear();
        ModelState.Add(page.Errors);
        return page.Own.IsLocked ? RedirectToAction(nameof(Show), new { id }) : View(page);
    }

    [HttpPost("{id:guid}/edit")]
    [UploadLimit(RequestLimits.CaseStudy), RequestFormLimits(MultipartBodyLengthLimit = RequestLimits.CaseStudy)]
    public async Task<IActionResult> Edit(
        Guid id, StudyDraft draft, StudyForm form, IFormFile? picture, IFormFile? document, CancellationToken cancellation)
    {
        var result = await edit.HandleAsync(
            HttpContext.Actor(), id, draft, form, await ReadAsync(picture, cancellation), await ReadAsync(document, cancellation), cancellation);
        switch (result)
        {
            case EditStudyResult.Saved(var changed):
                return Next(id, form.Do, changed);
            case EditStudyResult.Again(var page, var conflict):
                ModelState.Clear();
                ModelState.Add(page.Errors);
                Response.StatusCode = conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
                return View(page);
            default:
                return NotFound();
        }
    }

    [HttpGet("{id:guid}/preview")]
    public async Task<IActionResult> Preview(Guid id, CancellationToken cancellation) =>
        await preview.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("{id:guid}/files/{file:guid}")]
    public async Task<IActionResult> Kept(Guid id, Guid file, CancellationToken cancellation) =>
        await preview.FindFileAsync(HttpContext.Actor(), id, file, cancellation) is { } found
            ? this.StudyFile(found.MediaType, found.Content, found.Kind)
            : NotFound();

    [HttpGet("{id:guid}/check")]
    public async Task<IActionResult> Check(Guid id, CancellationToken cancellation) =>
        await check.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/check")]
    public async Task<IActionResult> Check(Guid id, CheckForm form, CancellationToken cancellation)
    {
        switch (await check.HandleAsync(HttpContext.Actor(), id, form, cancellation))
        {
            case CheckStudyResult.Kept:
                TempData["Done"] = "Your decisions are saved.";
                return RedirectToAction(nameof(Check), new { id });
            case CheckStudyResult.Sent:
                TempData["Done"] = "The case study is with the editors. You get a letter when they have decided.";
                return RedirectToAction(nameof(Show), new { id });
            case CheckStudyResult.Again(var page, var conflict):
                ModelState.Clear();
                ModelState.Add(page.Errors);
                Response.StatusCode = conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
                return View(page);
            default:
                return NotFound();
        }
    }

    /// <summary>Where the pressed button leads once everything is saved.</summary>
    private RedirectToActionResult Next(Guid id, string? pressed, bool changed)
    {
        if (pressed is "preview")
            return RedirectToAction(nameof(Preview), new { id });
        if (pressed is "check")
            return RedirectToAction(nameof(Check), new { id });
        TempData["Done"] = changed ? "The draft is saved as you typed it." : "Nothing has changed since it was last saved.";
        var files = pressed is "picture" or "document" || pressed?.Contains(':') == true;
        return RedirectToAction(nameof(Edit), null, new { id }, files ? "files" : null);
    }

    private static async Task<SentFile?> ReadAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.FileName.Length == 0)
            return null;
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        return new SentFile(file.FileName, content.ToArray());
    }
}
