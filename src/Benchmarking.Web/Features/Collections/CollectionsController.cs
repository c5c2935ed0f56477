using Benchmarking.Engine;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Collections;

/// <summary>The administrator's collections: all of them, a new one, and the board of each.</summary>
[Route("collections"), May(Verb.RunCollections)]
public sealed class CollectionsController(ReadCollections read, ReadBoard boards, ReadMatrix matrix, PlanCollection plan) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken cancellation) =>
        View(await read.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpGet("new")]
    public async Task<IActionResult> New(CancellationToken cancellation) =>
        View(await plan.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpPost("new")]
    public async Task<IActionResult> New(PlanForm form, CancellationToken cancellation)
    {
        var result = await plan.HandleAsync(HttpContext.Actor(), form, cancellation);
        if (result is PlanResult.Planned planned)
        {
            TempData["Done"] = "The collection is planned. Members see it once you open it.";
            return Redirect(CollectionUrls.Of(planned.Period));
        }

        var errors = ((PlanResult.NotRight)result).Errors;
        return View(await plan.LoadAsync(HttpContext.Actor(), form, Noted(errors), cancellation));
    }

    /// <summary>Members across the last collections.</summary>
    [HttpGet("board")]
    public async Task<IActionResult> Matrix(int page, CancellationToken cancellation) =>
        View(await matrix.LoadAsync(HttpContext.Actor(), page, cancellation));

    [HttpGet("{period:period}")]
    public async Task<IActionResult> Board(Period period, BoardView view, CancellationToken cancellation) =>
        await boards.LoadAsync(HttpContext.Actor(), period, cancellation) is { } board
            ? View(new BoardPage(board, view))
            : NotFound();

    [HttpGet("{period:period}/board.csv")]
    public async Task<IActionResult> Csv(Period period, BoardView view, CancellationToken cancellation) =>
        await boards.LoadAsync(HttpContext.Actor(), period, cancellation) is { } board
            ? File(
                await BoardCsv.OfAsync(board, view.Of(board.Rows), cancellation), CsvOutput.ContentType, $"collection-{period.Route}.csv")
            : NotFound();

    /// <summary>The title of a page with errors says so, by the model state.</summary>
    private IReadOnlyList<Shared.FormError> Noted(IReadOnlyList<Shared.FormError> errors)
    {
        ModelState.Add(errors);
        return errors;
    }
}
