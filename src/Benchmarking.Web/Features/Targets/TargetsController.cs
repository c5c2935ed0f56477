using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Targets;

/// <summary>What an organisation aims at, for its own people alone.</summary>
[Route("targets"), May(Verb.SetTargets)]
public sealed class TargetsController(
    LoadTargets targets, LoadTarget target, SetTarget set, EndTarget end, ReadTargetHistory history) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? state, CancellationToken cancellation) =>
        View(await targets.LoadAsync(HttpContext.Actor(), TargetsPage.Read(state), cancellation));

    [HttpGet("/targets.csv")]
    public async Task<IActionResult> Csv(string? state, CancellationToken cancellation) => File(
        await TargetsCsv.OfAsync(await targets.LoadAsync(HttpContext.Actor(), TargetsPage.Read(state), cancellation), cancellation),
        CsvOutput.ContentType,
        "targets.csv");

    [HttpGet("{code}")]
    public async Task<IActionResult> Set(string code, string? group, CancellationToken cancellation) =>
        await target.LoadAsync(HttpContext.Actor(), code, group, null, [], cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{code}")]
    public async Task<IActionResult> Set(string code, TargetForm form, CancellationToken cancellation)
    {
        switch (await set.HandleAsync(HttpContext.Actor(), code, form, cancellation))
        {
            case SetTargetResult.Saved(var name, var changed):
                TempData["Done"] = changed ? $"The target for “{name}” is set." : $"The actions for “{name}” are saved.";
                return RedirectToAction(nameof(Index));
            case SetTargetResult.Wrong(var errors):
                return await AgainAsync(code, form, errors, StatusCodes.Status422UnprocessableEntity, cancellation);
            case SetTargetResult.SomeoneElseChanged:
                return await AgainAsync(
                    code, form,
                    [new(null, "A colleague changed this target while you had the page open. What you typed is still below; the target and its actions as they stand now are above it. Save again to replace theirs.")],
                    StatusCodes.Status409Conflict, cancellation);
            default:
                return NotFound();
        }
    }

    [HttpGet("{code}/history")]
    public async Task<IActionResult> History(string code, CancellationToken cancellation, int page = 1) =>
        await history.LoadAsync(HttpContext.Actor(), code, page, cancellation) is { } found ? View(found) : NotFound();

    [HttpGet("{code}/end")]
    public async Task<IActionResult> End(string code, CancellationToken cancellation) =>
        await target.LoadAsync(HttpContext.Actor(), code, null, null, [], cancellation) is { Current: not null } page ? View(page) : NotFound();

    [HttpPost("{code}/end")]
    public async Task<IActionResult> End(string code, Guid standing, CancellationToken cancellation)
    {
        TempData["Done"] = await end.HandleAsync(HttpContext.Actor(), code, standing, cancellation)
            ? "The target is ended. It stays in the history."
            : "Nothing was ended: a colleague has changed or ended that target meanwhile.";
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> AgainAsync(
        string code, TargetForm form, IReadOnlyList<FormError> errors, int status, CancellationToken cancellation)
    {
        ModelState.Clear(); // what was typed is shown from the form, and a version that is past must not stay in its field
        ModelState.Add(errors);
        Response.StatusCode = status;
        if (await target.LoadAsync(HttpContext.Actor(), code, form.Group, form, errors, cancellation) is not { } page)
            return NotFound();
        if (status == StatusCodes.Status409Conflict)
        {
            form.Standing = page.Current?.Target.Id ?? Guid.Empty;
            form.Seen = TargetActions.StampOf(page.Current?.Actions ?? []);
            page = page with { IsConflict = true };
        }

        return View(nameof(Set), page);
    }
}
