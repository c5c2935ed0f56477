using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>What an organisation's approvers and administrators do: publish what was approved, withdraw what is published.</summary>
[Route("case-studies/own/{id:guid}"), May(Verb.PublishCaseStudies)]
public sealed class PublishStudyController(MoveStudy move) : Controller
{
    [HttpGet("publish")]
    public async Task<IActionResult> Publish(Guid id, CancellationToken cancellation) =>
        await move.LoadAsync(HttpContext.Actor(), id, cancellation) switch
        {
            { Own.State: CaseStudyState.Approved } page => View(page),
            { Own.Approved: not null } => await NotNowAsync(
                id, "It cannot be published now: the draft was changed after the editors approved it. Send the changes, or publish once they have decided.", cancellation),
            _ => NotFound(),
        };

    /// <param name="revision">The approved one that the page showed.</param>
    [HttpPost("publish")]
    public async Task<IActionResult> Publish(Guid id, int revision, bool everyone, CancellationToken cancellation)
    {
        switch (await move.PublishAsync(HttpContext.Actor(), id, revision, everyone, cancellation))
        {
            case MoveResult.Done:
                TempData["Done"] = "The case study is published.";
                return RedirectToAction(nameof(OwnStudiesController.Show), "OwnStudies", new { id });
            case MoveResult.NotNow:
                return await NotNowAsync(id, "It was not published: a colleague or an editor changed it meanwhile. Look at how it stands now.", cancellation);
            default:
                return NotFound();
        }
    }

    [HttpGet("withdraw")]
    public async Task<IActionResult> Withdraw(Guid id, CancellationToken cancellation) =>
        await move.LoadAsync(HttpContext.Actor(), id, cancellation) is { Own: { Published: not null, Withdrawal: null } } page
            ? View(new WithdrawPage(page.Own.Published!.Title, page.Own.Url, StudyPage.Crumbs(page.Own, "Withdraw"), null, []))
            : NotFound();

    [HttpPost("withdraw")]
    public async Task<IActionResult> Withdraw(Guid id, string? reason, CancellationToken cancellation)
    {
        var (result, errors) = await move.WithdrawAsync(HttpContext.Actor(), id, reason, cancellation);
        if (result == MoveResult.Done)
        {
            TempData["Done"] = "The case study is withdrawn. Its address says so, with your reason.";
            return RedirectToAction(nameof(OwnStudiesController.Show), "OwnStudies", new { id });
        }

        if (errors.Count == 0)
            return result == MoveResult.NoSuchStudy ? NotFound() : await NotNowAsync(id, "It was not withdrawn: it is not published any more.", cancellation);
        if (await move.LoadAsync(HttpContext.Actor(), id, cancellation) is not { Own.Published: { } published } page)
            return NotFound();
        ModelState.Clear();
        ModelState.Add(errors);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(new WithdrawPage(published.Title, page.Own.Url, StudyPage.Crumbs(page.Own, "Withdraw"), reason, errors));
    }

    private async Task<IActionResult> NotNowAsync(Guid id, string why, CancellationToken cancellation)
    {
        if (await move.LoadAsync(HttpContext.Actor(), id, cancellation) is not { } page)
            return NotFound();
        ModelState.Clear();
        ModelState.Add([new FormError(null, why)]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("/Features/CaseStudies/Writing/Show.cshtml", page);
    }
}
