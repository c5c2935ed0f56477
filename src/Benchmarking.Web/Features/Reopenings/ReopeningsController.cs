using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Reopenings;

/// <summary>The administrator's side: who asks, and the answer.</summary>
[Route("reopenings"), May(Verb.AnswerReopening)]
public sealed class ReopeningsController(ReadReopenings read, AnswerReopening answer, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(int page, CancellationToken cancellation) =>
        View(await read.LoadAsync(HttpContext.Actor(), page, cancellation));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), id, cancellation) is { } asked
            ? View(new AnswerPage(asked, AnswerForm.Proposed(clock.GetUtcNow()), []))
            : NotFound();

    [HttpPost("{id:guid}/agree")]
    public Task<IActionResult> Agree(Guid id, AnswerForm form, CancellationToken cancellation) =>
        AnswerAsync(id, form, form.ReadAgreement(clock.GetUtcNow()), "The return is reopened. The organisation gets a letter.", cancellation);

    [HttpPost("{id:guid}/refuse")]
    public Task<IActionResult> Refuse(Guid id, AnswerForm form, CancellationToken cancellation)
    {
        // The form that refuses has no date; should it come back, the other one proposes one again.
        form.Until = AnswerForm.Proposed(clock.GetUtcNow()).Until;
        return AnswerAsync(id, form, form.ReadRefusal(), "The request is refused. The organisation gets a letter.", cancellation);
    }

    private async Task<IActionResult> AnswerAsync(
        Guid id,
        AnswerForm form,
        (ReopeningAnswer? Answer, IReadOnlyList<FormError> Errors) typed,
        string done,
        CancellationToken cancellation)
    {
        var result = typed.Answer is { } given ? await answer.HandleAsync(HttpContext.Actor(), id, given, cancellation) : null;
        if (result is AnswerResult.Done)
        {
            TempData["Done"] = done;
            return RedirectToAction(nameof(List));
        }

        if (await read.FindAsync(HttpContext.Actor(), id, cancellation) is not { } asked)
            return NotFound();

        ModelState.Add(typed.Errors);
        if (result is AnswerResult.NotWaiting)
            Response.StatusCode = StatusCodes.Status409Conflict;
        return View(nameof(Show), new AnswerPage(asked, form, typed.Errors)
        {
            Notice = result is AnswerResult.NotWaiting ? "This request was answered or withdrawn meanwhile, so your answer was not taken." : null,
        });
    }
}
