using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>"We used this", for members.</summary>
[Route("case-studies/{study:guid}/used"), May(Verb.UseCaseStudies)]
public sealed class UseController(ReadStudy read, UseStudy use) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Use(Guid study, CancellationToken cancellation) => Back(
        study, await use.HandleAsync(HttpContext.Actor(), study, cancellation),
        "Thank you. It is counted that your organisation used this; nobody is told which one it is.");

    [HttpPost("words")]
    public async Task<IActionResult> Words(Guid study, FollowUpForm form, CancellationToken cancellation)
    {
        var result = await use.SayAsync(HttpContext.Actor(), study, form, cancellation);
        if (result is not UseResult.Wrong(var error)
            || await read.ReadAsync(HttpContext.Actor(), study, cancellation) is not StudyResult.Shown(var page))
        {
            return Back(study, result, string.IsNullOrWhiteSpace(form.Note)
                ? "Your words are taken back."
                : "Thank you. The author and the editors can read what you said.");
        }

        ModelState.Clear();
        ModelState.Add([error]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        // As typed, so that it can be shortened.
        return View("Show", page with { Use = page.Use! with { Note = form.Note, IsNamed = form.Named } });
    }

    [HttpGet("take-back")]
    public async Task<IActionResult> TakeBack(Guid study, CancellationToken cancellation) =>
        await read.ReadAsync(HttpContext.Actor(), study, cancellation) is StudyResult.Shown({ Use: not null } page) ? View(page) : NotFound();

    [HttpPost("take-back"), ActionName(nameof(TakeBack))]
    public async Task<IActionResult> TakeBackNow(Guid study, CancellationToken cancellation) => Back(
        study, await use.TakeBackAsync(HttpContext.Actor(), study, cancellation), "It is no longer counted that your organisation used this.");

    private IActionResult Back(Guid study, UseResult result, string done)
    {
        if (result is UseResult.Nothing)
            return NotFound();
        TempData["Done"] = done;
        return Redirect($"/case-studies/{study}");
    }
}
