using Benchmarking.Engine;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Returns;

/// <summary>The approver's side: look, then sign off or send back.</summary>
[Route("returns/{period:period}/review"), May(Verb.SignOffReturn)]
public sealed class ReviewController(ReadReview read, SignOffReturn signOff, SendBackReturn sendBack) : Controller
{
    /// <param name="order"><c>change</c> for the biggest differences first; anything else for the order of the form.</param>
    [HttpGet("")]
    public async Task<IActionResult> Review(Period period, string? order, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), period, cancellation) is { } page
            ? View(page with { ByChange = order == ReviewPage.Change })
            : NotFound();

    [HttpPost("sign-off")]
    public async Task<IActionResult> SignOff(Period period, int version, CancellationToken cancellation) =>
        await AnswerAsync(
            await signOff.HandleAsync(HttpContext.Actor(), period, version, cancellation), period, null, "The return is signed off and locked.", cancellation);

    [HttpPost("send-back")]
    public async Task<IActionResult> SendBack(Period period, int version, string? comment, CancellationToken cancellation) =>
        await AnswerAsync(
            await sendBack.HandleAsync(HttpContext.Actor(), period, version, comment, cancellation),
            period, comment, "The return is sent back. Its contributors get a letter.", cancellation);

    private async Task<IActionResult> AnswerAsync(
        DecisionResult result, Period period, string? comment, string done, CancellationToken cancellation)
    {
        if (result is DecisionResult.Done)
        {
            TempData["Decided"] = done;
            return RedirectToAction(nameof(ReturnsController.Show), "Returns", new { period = period.Route });
        }

        if (await read.LoadAsync(HttpContext.Actor(), period, cancellation) is not { } page)
            return NotFound();

        Response.StatusCode = StatusCodes.Status409Conflict;
        if (result is DecisionResult.NeedsWords)
            ModelState.AddModelError("comment", ReviewPage.WordsWanted);
        return View(nameof(Review), page with
        {
            Comment = comment,
            Notice = (result as DecisionResult.NotNow)?.Why,
            NeedsComment = result is DecisionResult.NeedsWords,
        });
    }
}
