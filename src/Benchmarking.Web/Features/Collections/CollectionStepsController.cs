using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Collections;

/// <summary>Each step in a collection's life: a page that says what will happen, then the step itself.</summary>
[Route("collections/{period:period}"), May(Verb.RunCollections)]
public sealed class CollectionStepsController(
    ReadBoard boards, MoveCollection move, RemindDue remind, RequestPublication publish, TimeProvider clock) : Controller
{
    [HttpGet("open")]
    public Task<IActionResult> Open(Period period, CancellationToken cancellation) =>
        ConfirmAsync(period, CollectionStep.Open, cancellation);

    [HttpPost("open")]
    public async Task<IActionResult> Open(Period period, int version, CancellationToken cancellation) => await AnswerAsync(
        await move.HandleAsync(HttpContext.Actor(), period, version, CollectionStep.Open, cancellation),
        period, "The collection is open.", cancellation);

    [HttpGet("close")]
    public Task<IActionResult> Close(Period period, CancellationToken cancellation) =>
        ConfirmAsync(period, CollectionStep.Close, cancellation);

    [HttpPost("close")]
    public async Task<IActionResult> Close(Period period, int version, CancellationToken cancellation) => await AnswerAsync(
        await move.HandleAsync(HttpContext.Actor(), period, version, CollectionStep.Close, cancellation),
        period, "The collection is closed. Publish the provisional benchmarks when you are ready.", cancellation);

    [HttpGet("dates")]
    public async Task<IActionResult> Dates(Period period, CancellationToken cancellation) =>
        await boards.LoadAsync(HttpContext.Actor(), period, cancellation) is not { } board ? NotFound()
        : CollectionLife.WhyNot(board.Collection.State, CollectionStep.ChangeDates) is { } why ? Refused(board, why)
        : View(DatesPage.Of(board));

    [HttpPost("dates")]
    public async Task<IActionResult> Dates(Period period, ChangeDatesForm form, CancellationToken cancellation)
    {
        if (await boards.LoadAsync(HttpContext.Actor(), period, cancellation) is not { } board)
            return NotFound();

        var (dates, errors) = form.Read(
            clock.GetUtcNow(), CollectionDates.Of(board.Collection), told: board.Collection.State == CollectionState.Open);
        if (dates is not null)
        {
            return await AnswerAsync(
                await move.HandleAsync(HttpContext.Actor(), period, form.Version, dates, cancellation),
                period,
                board.Collection.State == CollectionState.Open
                    ? "The dates are changed. Members who have not sent their return get a letter."
                    : "The dates are changed.",
                cancellation);
        }

        ModelState.Add(errors);
        return View(new DatesPage(board, form, errors));
    }

    [HttpGet("remind")]
    public async Task<IActionResult> Remind(Period period, CancellationToken cancellation) =>
        await boards.LoadAsync(HttpContext.Actor(), period, cancellation) is not { } board ? NotFound()
        : RemindDue.WhyNot(board, clock.GetUtcNow()) is { } why ? Refused(board, why)
        : View("Confirm", new ConfirmPage(board, RemindDue.Confirm(board, clock.GetUtcNow())));

    [HttpPost("remind")]
    public async Task<IActionResult> Reminded(Period period, CancellationToken cancellation) => await AnswerAsync(
        await remind.HandleAsync(HttpContext.Actor(), period, cancellation),
        period, "The reminder is on its way.", cancellation);

    [HttpGet("publish-provisional")]
    public Task<IActionResult> PublishProvisional(Period period, CancellationToken cancellation) =>
        ConfirmAsync(period, CollectionStep.PublishProvisional, cancellation);

    [HttpPost("publish-provisional")]
    public async Task<IActionResult> PublishProvisional(Period period, int version, CancellationToken cancellation) => await AnswerAsync(
        await publish.HandleAsync(HttpContext.Actor(), period, version, CollectionStep.PublishProvisional, cancellation),
        period, null, cancellation);

    [HttpGet("publish-final")]
    public Task<IActionResult> PublishFinal(Period period, CancellationToken cancellation) =>
        ConfirmAsync(period, CollectionStep.PublishFinal, cancellation);

    [HttpPost("publish-final")]
    public async Task<IActionResult> PublishFinal(Period period, int version, CancellationToken cancellation) => await AnswerAsync(
        await publish.HandleAsync(HttpContext.Actor(), period, version, CollectionStep.PublishFinal, cancellation),
        period, null, cancellation);

    [HttpGet("publish-revision")]
    public Task<IActionResult> PublishRevision(Period period, CancellationToken cancellation) =>
        ConfirmAsync(period, CollectionStep.PublishRevision, cancellation);

    [HttpPost("publish-revision")]
    public async Task<IActionResult> PublishRevision(Period period, int version, CancellationToken cancellation) => await AnswerAsync(
        await publish.HandleAsync(HttpContext.Actor(), period, version, CollectionStep.PublishRevision, cancellation),
        period, null, cancellation);

    private async Task<IActionResult> ConfirmAsync(Period period, CollectionStep step, CancellationToken cancellation)
    {
        if (await boards.LoadAsync(HttpContext.Actor(), period, cancellation) is not { } board)
            return NotFound();

        return board.WhyNot(step) is { } why
            ? Refused(board, why)
            : View("Confirm", new ConfirmPage(board, StepConfirmation.For(step, board, clock.GetUtcNow())));
    }

    private async Task<IActionResult> AnswerAsync(StepResult result, Period period, string? done, CancellationToken cancellation)
    {
        switch (result)
        {
            case StepResult.Done:
                TempData["Done"] = done;
                return Redirect(CollectionUrls.Of(period));
            case StepResult.Queued queued:
                return Redirect($"/jobs/{queued.Job}");
            case StepResult.NoSuchCollection:
                return NotFound();
            default:
                return await boards.LoadAsync(HttpContext.Actor(), period, cancellation) is { } board
                    ? Refused(board, result.Notice!)
                    : NotFound();
        }
    }

    /// <summary>The board as it stands, with why not.</summary>
    private ViewResult Refused(Board board, string why)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Board", new BoardPage(board, new BoardView()) { Notice = why });
    }
}
