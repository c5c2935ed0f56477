using Benchmarking.Engine;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Returns;

/// <summary>The approver's side: look, then sign off or send back.</summary>
[Route("returns/{period:period}/review"), May(Verb.SignOffReturn)]
public sealed class ReviewController(ReadReturns read, SignOffReturn signOff, SendBackReturn sendBack) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Review(Period period, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), period, cancellation) is { Sheet.Return: not null } seen
            ? View(new ReviewPage(seen))
            : NotFound();

    [HttpPost("sign-off")]
    public async Task<IActionResult> SignOff(Period period, int version, CancellationToken cancellation) =>
        await AnswerAsync(await signOff.HandleAsync(HttpContext.Actor(), period, version, cancellation), period, null, cancellation);

    [HttpPost("send-back")]
    public async Task<IActionResult> SendBack(Period period, int version, string? comment, CancellationToken cancellation) =>
        await AnswerAsync(
            await sendBack.HandleAsync(HttpContext.Actor(), period, version, comment, cancellation), period, comment, cancellation);

    private async Task<IActionResult> AnswerAsync(
        DecisionResult result, Period period, string? comment, CancellationToken cancellation)
    {
        if (result is DecisionResult.Done)
            return RedirectToAction(nameof(ReturnsController.Show), "Returns", new { period = period.Route });
        if (await read.FindAsync(HttpContext.Actor(), period, cancellation) is not { Sheet.Return: not null } seen)
            return NotFound();

        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(nameof(Review), new ReviewPage(seen, comment) { Notice = (result as DecisionResult.NotWaiting)?.Why, NeedsComment = result is DecisionResult.NeedsComment });
    }
}
