using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.YouSaidWeDid;

/// <summary>"You said, we did" of an organisation. What is to stand beside its scorecard is chosen there.</summary>
[Route("you-said-we-did"), May(Verb.EditScorecard)]
public sealed class SaidController(ReadSaid read, WriteSaid write) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(bool archived, CancellationToken cancellation, int page = 1) =>
        View(await read.LoadAsync(HttpContext.Actor(), archived, page, cancellation));

    [HttpGet("new")]
    public async Task<IActionResult> New(CancellationToken cancellation) =>
        View("Write", await write.LoadAsync(HttpContext.Actor(), null, cancellation));

    [HttpPost("new")]
    public Task<IActionResult> New(SaidForm form, CancellationToken cancellation) => SaveAsync(null, form, cancellation);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Change(Guid id, CancellationToken cancellation) =>
        await write.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page ? View("Write", page) : NotFound();

    [HttpPost("{id:guid}")]
    public Task<IActionResult> Change(Guid id, SaidForm form, CancellationToken cancellation) => SaveAsync(id, form, cancellation);

    [HttpGet("{id:guid}/archive")]
    public async Task<IActionResult> Archive(Guid id, CancellationToken cancellation) =>
        await write.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/archive"), ActionName(nameof(Archive))]
    public Task<IActionResult> ArchiveNow(Guid id, CancellationToken cancellation) =>
        PutAwayAsync(id, true, "The entry is put away. You find it under “Put away”.", cancellation);

    [HttpPost("{id:guid}/restore")]
    public Task<IActionResult> Restore(Guid id, CancellationToken cancellation) =>
        PutAwayAsync(id, false, "The entry is back in the list.", cancellation);

    private async Task<IActionResult> PutAwayAsync(Guid id, bool away, string done, CancellationToken cancellation)
    {
        var result = await write.PutAwayAsync(HttpContext.Actor(), id, away, cancellation);
        if (result == PutAwayResult.NoSuchEntry)
            return NotFound();
        TempData["Done"] = result == PutAwayResult.Done ? done : "Nothing was put away or taken out: a colleague changed that entry at the same moment. Look at it as it is now.";
        return RedirectToAction(nameof(List));
    }

    private async Task<IActionResult> SaveAsync(Guid? id, SaidForm form, CancellationToken cancellation)
    {
        switch (await write.HandleAsync(HttpContext.Actor(), id, form, cancellation))
        {
            case WriteSaidResult.Saved:
                TempData["Done"] = "The entry is saved. Choose it for the scorecard there.";
                return RedirectToAction(nameof(List));
            case WriteSaidResult.Again(var page, var conflict):
                ModelState.Clear();
                ModelState.Add(page.Errors);
                Response.StatusCode = conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
                return View("Write", page);
            default:
                return NotFound();
        }
    }
}
