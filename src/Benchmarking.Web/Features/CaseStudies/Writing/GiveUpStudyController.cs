using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>A draft that is discarded, one that is taken back from the editors, one given up, and changes that are dropped.</summary>
[Route("case-studies/own/{id:guid}"), May(Verb.WriteCaseStudies)]
public sealed class GiveUpStudyController(MoveStudy move) : Controller
{
    [HttpGet("discard")]
    public async Task<IActionResult> Discard(Guid id, CancellationToken cancellation) =>
        await move.LoadAsync(HttpContext.Actor(), id, cancellation) is { Own.MayBeDiscarded: true } page ? View(page) : NotFound();

    [HttpPost("discard"), ActionName(nameof(Discard))]
    public async Task<IActionResult> DiscardNow(Guid id, CancellationToken cancellation)
    {
        var result = await move.DiscardAsync(HttpContext.Actor(), id, cancellation);
        if (result == MoveResult.NoSuchStudy)
            return NotFound();
        TempData["Done"] = result == MoveResult.Done ? "The draft is discarded." : "Nothing was discarded: the draft was changed or sent meanwhile. Look at it as it is now.";
        return RedirectToAction(nameof(OwnStudiesController.List), "OwnStudies");
    }

    [HttpGet("take-back")]
    public async Task<IActionResult> TakeBack(Guid id, CancellationToken cancellation) =>
        await move.LoadAsync(HttpContext.Actor(), id, cancellation) is { Own.State: CaseStudyState.Sent } page ? View(page) : NotFound();

    [HttpPost("take-back"), ActionName(nameof(TakeBack))]
    public async Task<IActionResult> TakeBackNow(Guid id, CancellationToken cancellation)
    {
        var result = await move.TakeBackAsync(HttpContext.Actor(), id, cancellation);
        if (result == MoveResult.NoSuchStudy)
            return NotFound();
        return Shown(id, result == MoveResult.Done ? "It is a draft again. The editors no longer see it." : "It was not taken back: an editor decided meanwhile. Look at what they say.");
    }

    [HttpGet("give-up")]
    public async Task<IActionResult> GiveUp(Guid id, CancellationToken cancellation) =>
        await move.LoadAsync(HttpContext.Actor(), id, cancellation) is { Own.MayBeGivenUp: true } page ? View(page) : NotFound();

    [HttpPost("give-up"), ActionName(nameof(GiveUp))]
    public async Task<IActionResult> GiveUpNow(Guid id, CancellationToken cancellation)
    {
        var result = await move.GiveUpAsync(HttpContext.Actor(), id, cancellation);
        return result == MoveResult.NoSuchStudy ? NotFound()
            : Shown(id, result == MoveResult.Done ? "It is given up. The editors no longer see it." : "It was not given up: it was published or withdrawn meanwhile. Look at it as it is now.");
    }

    [HttpGet("go-back")]
    public async Task<IActionResult> GoBack(Guid id, CancellationToken cancellation) =>
        await move.LoadAsync(HttpContext.Actor(), id, cancellation) is { Own.MayGoBack: true } page ? View(page) : NotFound();

    /// <param name="version">Of the draft that the page was about.</param>
    [HttpPost("go-back"), ActionName(nameof(GoBack))]
    public async Task<IActionResult> GoBackNow(Guid id, int version, CancellationToken cancellation)
    {
        var result = await move.GoBackAsync(HttpContext.Actor(), id, version, cancellation);
        return result == MoveResult.NoSuchStudy ? NotFound()
            : Shown(id, result == MoveResult.Done ? "The changes are dropped. The draft is what is published." : "Nothing was dropped: a colleague or an editor changed it meanwhile. Look at it as it is now.");
    }

    private RedirectToActionResult Shown(Guid id, string done)
    {
        TempData["Done"] = done;
        return RedirectToAction(nameof(OwnStudiesController.Show), "OwnStudies", new { id });
    }
}
