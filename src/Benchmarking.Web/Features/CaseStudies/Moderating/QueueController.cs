using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.CaseStudies.Moderating;

/// <summary>The editors' side: what waits, one revision at a time, and what is done with it.</summary>
[Route("case-studies/queue"), May(Verb.ModerateCaseStudies)]
public sealed class QueueController(ReadQueue queue, ReadRevision read, DecideRevision decide) : Controller
{
    private const string Meanwhile = "Nothing was decided: another editor was first, or the author took it back. This is how it stands now.";

    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken cancellation, int page = 1) =>
        View(await queue.LoadAsync(HttpContext.Actor(), page, cancellation));

    [HttpGet("{study:guid}/{number:int}")]
    public async Task<IActionResult> Show(Guid study, int number, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), study, number, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("{study:guid}/{number:int}/files/{position:int}")]
    public async Task<IActionResult> Attached(Guid study, int number, int position, CancellationToken cancellation) =>
        await read.FindFileAsync(HttpContext.Actor(), study, number, position, cancellation) is { } file
            ? this.StudyFile(file.MediaType, file.Content, file.Kind)
            : NotFound();

    /// <param name="verdict"><c>approve</c> or <c>changes</c>.</param>
    [HttpPost("{study:guid}/{number:int}/decide")]
    public async Task<IActionResult> Decide(Guid study, int number, string? verdict, string? comment, CancellationToken cancellation)
    {
        if (verdict is not ("approve" or "changes"))
            return BadRequest();
        var approve = verdict == "approve";
        switch (await decide.HandleAsync(HttpContext.Actor(), study, number, approve, comment, cancellation))
        {
            case DecideResult.Done:
                TempData["Done"] = approve ? "It is approved. Its organisation can publish it now." : "The author is asked for changes.";
                return RedirectToAction(nameof(List));
            case DecideResult.NeedsWords:
                return await AgainAsync(study, number, comment, DecideRevision.Problems(approve, comment), StatusCodes.Status422UnprocessableEntity, cancellation);
            case DecideResult.NotNow:
                return await AgainAsync(study, number, comment, [new FormError(null, Meanwhile)], StatusCodes.Status409Conflict, cancellation);
            case DecideResult.IsOwn:
                return await AgainAsync(study, number, comment, [new FormError(null, "Your own organisation wrote it, so another editor decides.")], StatusCodes.Status409Conflict, cancellation);
            default:
                return NotFound();
        }
    }

    [HttpGet("{study:guid}/{number:int}/withdraw")]
    public async Task<IActionResult> Withdraw(Guid study, int number, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), study, number, cancellation) is { MayWithdraw: true } page ? View(Asked(page, null, [])) : NotFound();

    [HttpPost("{study:guid}/{number:int}/withdraw")]
    public async Task<IActionResult> Withdraw(Guid study, int number, string? reason, CancellationToken cancellation)
    {
        var (result, errors) = await decide.WithdrawAsync(HttpContext.Actor(), study, reason, cancellation);
        switch (result)
        {
            case DecideResult.Done:
                TempData["Done"] = "The case study is withdrawn. Its address says so, with your reason.";
                return RedirectToAction(nameof(List));
            case DecideResult.NeedsWords when await read.LoadAsync(HttpContext.Actor(), study, number, cancellation) is { } page:
                ModelState.Clear();
                ModelState.Add(errors);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View(Asked(page, reason, errors));
            case DecideResult.NotNow or DecideResult.IsOwn:
                return await AgainAsync(study, number, null, [new FormError(null, Meanwhile)], StatusCodes.Status409Conflict, cancellation);
            default:
                return NotFound();
        }
    }

    private static WithdrawPage Asked(RevisionPage page, string? reason, IReadOnlyList<FormError> errors) =>
        new(page.Revision.Title, page.Url, RevisionPage.Crumbs("Withdraw"), reason, errors);

    private async Task<IActionResult> AgainAsync(
        Guid study, int number, string? comment, IReadOnlyList<FormError> errors, int status, CancellationToken cancellation)
    {
        if (await read.LoadAsync(HttpContext.Actor(), study, number, cancellation) is not { } page)
            return NotFound();
        ModelState.Clear();
        ModelState.Add(errors);
        Response.StatusCode = status;
        return View(nameof(Show), page with { Comment = comment, Errors = errors });
    }
}
