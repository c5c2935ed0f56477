using Benchmarking.Engine;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Reopenings;

/// <summary>The approver's side: ask for a signed return back, or take the request back.</summary>
[Route("returns/{period:period}/reopening"), May(Verb.AskReopening)]
public sealed class AskReopeningController(ReadReturns read, AskReopening ask, WithdrawReopening withdraw) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Ask(Period period, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), period, cancellation) is { Sheet.Return: not null } seen
            ? View(new AskPage(seen))
            : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Ask(Period period, string? reason, CancellationToken cancellation) => await AnswerAsync(
        await ask.HandleAsync(HttpContext.Actor(), period, reason, cancellation),
        period, reason, "The consortium's administrator is asked. You get a letter with the answer.", cancellation);

    [HttpPost("withdraw")]
    public async Task<IActionResult> Withdraw(Period period, CancellationToken cancellation) => await AnswerAsync(
        await withdraw.HandleAsync(HttpContext.Actor(), period, cancellation),
        period, null, "The request is withdrawn. Nothing of the return changed.", cancellation);

    private async Task<IActionResult> AnswerAsync(
        DecisionResult result, Period period, string? reason, string done, CancellationToken cancellation)
    {
        if (result is DecisionResult.Done)
        {
            TempData["Decided"] = done;
            return RedirectToAction(nameof(ReturnsController.Show), "Returns", new { period = period.Route });
        }

        if (await read.FindAsync(HttpContext.Actor(), period, cancellation) is not { Sheet.Return: not null } seen)
            return NotFound();

        Response.StatusCode = StatusCodes.Status409Conflict;
        if (result is DecisionResult.NeedsWords)
            ModelState.AddModelError("reason", AskPage.ReasonWanted);
        return View(nameof(Ask), new AskPage(seen)
        {
            Reason = reason,
            Notice = (result as DecisionResult.NotNow)?.Why,
            NeedsReason = result is DecisionResult.NeedsWords,
        });
    }
}

/// <summary>The page that asks for reopening, or shows the request that waits.</summary>
public sealed record AskPage(SeenReturn Seen)
{
    public const string ReasonWanted = "Say what is wrong with the return";

    public string? Reason { get; init; }

    public string? Notice { get; init; }

    public bool NeedsReason { get; init; }

    public ReturnSheet Sheet => Seen.Sheet;

    public string Url => ReturnUrls.Of(Sheet, "/reopening");

    public IReadOnlyList<PageLink> Breadcrumbs =>
        [new("Returns", "/returns"), new(Sheet.Period.Words, ReturnUrls.Of(Sheet)), new("Reopening", "", Current: true)];
}
