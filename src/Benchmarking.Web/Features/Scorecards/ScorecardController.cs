using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Scorecards;

/// <summary>An organisation's scorecard in easy read: put together by its people, approved by its administrator.</summary>
[Route("scorecard"), May(Verb.EditScorecard)]
public sealed class ScorecardController(LoadScorecard load, EditScorecard edit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View(await load.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpGet("edit")]
    public async Task<IActionResult> Edit(CancellationToken cancellation) =>
        View(await edit.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpPost("edit")]
    public async Task<IActionResult> Edit(DraftForm form, CancellationToken cancellation)
    {
        if (await edit.HandleAsync(HttpContext.Actor(), form, cancellation) is not EditScorecardResult.Again(var page, var conflict))
        {
            TempData["Done"] = "The draft is saved.";
            return RedirectToAction(nameof(Index));
        }

        ModelState.Clear();
        ModelState.Add(page.Errors);
        Response.StatusCode = conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View(page);
    }

    /// <param name="version">An approved one; the draft where none is named.</param>
    [HttpGet("print")]
    public async Task<IActionResult> Print(int? version, CancellationToken cancellation)
    {
        var sheet = version is { } known
            ? await load.FindAsync(HttpContext.Actor(), known, cancellation)
            : (await load.LoadAsync(HttpContext.Actor(), cancellation)).DraftSheet;
        return sheet is null ? NotFound() : View(sheet);
    }
}

/// <summary>What only the organisation's administrator does with it.</summary>
[Route("scorecard"), May(Verb.ApproveScorecard)]
public sealed class ScorecardApprovalController(LoadScorecard load, ApproveScorecard approve, PublishScorecard publish) : Controller
{
    [HttpGet("approve")]
    public async Task<IActionResult> Approve(CancellationToken cancellation) =>
        await load.LoadAsync(HttpContext.Actor(), cancellation) is { DraftSheet: not null } page ? View(page) : NotFound();

    [HttpPost("approve")]
    public async Task<IActionResult> Approve(int draft, int publication, string? stamp, CancellationToken cancellation)
    {
        switch (await approve.HandleAsync(HttpContext.Actor(), draft, publication, stamp, cancellation))
        {
            case ApproveResult.Approved:
                TempData["Done"] = "The scorecard is approved. It stays as it is; later changes make a new version.";
                return RedirectToAction("Index", "Scorecard");
            case ApproveResult.Nothing:
                return NotFound();
            default:
                ModelState.Add([new FormError(null, "The draft, an entry beside it or a figure changed while you looked. Look at the page as it is now.")]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await load.LoadAsync(HttpContext.Actor(), cancellation) is { DraftSheet: not null } page ? View(page) : NotFound();
        }
    }

    [HttpPost("link")]
    public async Task<IActionResult> Link(int version, CancellationToken cancellation)
    {
        switch (await publish.HandleAsync(HttpContext.Actor(), version, cancellation))
        {
            case PublishResult.Public:
                TempData["Done"] = $"The public page shows version {version}.";
                return RedirectToAction("Index", "Scorecard");
            case PublishResult.NothingApproved:
                return NotFound();
            default:
                ModelState.Clear();
                ModelState.Add([new FormError(null, "A colleague changed the scorecard or its public page while you looked. Look at what is approved now, and choose again.")]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Index", await load.LoadAsync(HttpContext.Actor(), cancellation));
        }
    }

    [HttpGet("link/revoke")]
    public async Task<IActionResult> Revoke(CancellationToken cancellation) =>
        await load.LoadAsync(HttpContext.Actor(), cancellation) is { Link: not null } page ? View(page) : NotFound();

    [HttpPost("link/revoke"), ActionName(nameof(Revoke))]
    public async Task<IActionResult> RevokeNow(CancellationToken cancellation)
    {
        await publish.RevokeAsync(HttpContext.Actor(), cancellation);
        TempData["Done"] = "The public page is gone. The address leads nowhere any more.";
        return RedirectToAction("Index", "Scorecard");
    }
}

/// <summary>The approved scorecard for everybody who was given its address. Search engines are asked to leave it out.</summary>
[Route("scorecards/{token}"), AllowAnonymous]
public sealed class PublicScorecardController(ReadPublicScorecard read) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string token, CancellationToken cancellation)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        Response.Headers.CacheControl = "no-store"; // revoked means gone
        return await read.ReadAsync(token, cancellation) is { } sheet ? View("Print", sheet) : NotFound();
    }
}
