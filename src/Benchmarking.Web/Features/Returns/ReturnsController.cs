using Benchmarking.Engine;
using Benchmarking.Web.Features.Register.Answers;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Returns;

[Route("returns")]
public sealed class ReturnsController(ReadReturns read, ReadOffers offers, SaveForm save, SendReturn send, Sittings sittings) : Controller
{
    [HttpGet(""), May(Verb.ReadReturn)]
    public async Task<IActionResult> List(CancellationToken cancellation) =>
        View(await read.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpGet("{period:period}"), May(Verb.ReadReturn)]
    public async Task<IActionResult> Show(Period period, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), period, cancellation) is { } seen ? View(new ReturnPage(seen)) : NotFound();

    [HttpGet("{period:period}/figures/{module}"), May(Verb.ReadReturn)]
    public async Task<IActionResult> Edit(Period period, string module, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), period, cancellation) is { } seen
        && EditPage.Of(seen, module, await offers.LoadAsync(HttpContext.Actor(), period, cancellation)) is { } page
            ? View(page)
            : NotFound();

    [HttpPost("{period:period}/figures/{module}"), May(Verb.EditReturn)]
    public async Task<IActionResult> Edit(Period period, string module, ReturnForm form, CancellationToken cancellation)
    {
        return await save.HandleAsync(HttpContext.Actor(), period, module, form, cancellation) switch
        {
            SaveResult.Saved saved => AfterSave(saved.Sheet, module),
            SaveResult.SomeoneElseSaved conflict => await ConflictAsync(conflict.Sheet, module, form, cancellation),
            SaveResult.Locked locked => await LockedAsync(period, module, form, locked.Why, cancellation),
            _ => NotFound(),
        };
    }

    [HttpGet("{period:period}/check"), May(Verb.ReadReturn)]
    public async Task<IActionResult> Check(Period period, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), period, cancellation) is { Sheet.Return: not null } seen
            ? View(new CheckPage(seen))
            : NotFound();

    [HttpPost("{period:period}/send"), May(Verb.EditReturn)]
    public async Task<IActionResult> Send(Period period, SendForm form, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        var result = await send.HandleAsync(
            actor, period, form.Version, form.Explanations, cancellation, sheet => sittings.Seconds(actor, sheet, form.Opened));
        switch (result)
        {
            case SendResult.Sent:
                return RedirectToAction(nameof(Receipt), new { period = period.Route });
            case SendResult.NoSuchReturn:
                return NotFound();
            default:
                var seen = await read.FindAsync(actor, period, cancellation);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View(nameof(Check), new CheckPage(seen!, result, form));
        }
    }

    [HttpGet("{period:period}/receipt"), May(Verb.ReadReturn)]
    public async Task<IActionResult> Receipt(Period period, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), period, cancellation) is { Sheet.Return.Reference: not null } seen
            ? View(new ReturnPage(seen))
            : NotFound();

    private RedirectToActionResult AfterSave(ReturnSheet sheet, string module)
    {
        TempData["Saved"] = true;
        return EditPage.HasProblems(sheet, module)
            ? RedirectToAction(nameof(Edit), new { period = sheet.Period.Route, module })
            : RedirectToAction(nameof(Show), new { period = sheet.Period.Route });
    }

    private async Task<ViewResult> ConflictAsync(ReturnSheet sheet, string module, ReturnForm form, CancellationToken cancellation)
    {
        // The page shows the new version: saving once more is the member's own decision to overwrite.
        Response.StatusCode = StatusCodes.Status409Conflict;
        ModelState.Clear();
        var offered = await offers.LoadAsync(HttpContext.Actor(), sheet.Period, cancellation);
        return View(nameof(Edit), EditPage.Of(new SeenReturn(sheet, null, ReturnNames.None), module, offered, form, somebodyElseSaved: true));
    }

    private async Task<IActionResult> LockedAsync(
        Period period, string module, ReturnForm form, string why, CancellationToken cancellation)
    {
        var seen = await read.FindAsync(HttpContext.Actor(), period, cancellation);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return EditPage.Of(seen! with { Locked = why }, module, await offers.LoadAsync(HttpContext.Actor(), period, cancellation), form) is { } page ? View(nameof(Edit), page) : NotFound();
    }
}

/// <summary>What the check page posts.</summary>
public sealed class SendForm
{
    public int Version { get; set; }

    /// <summary>The seal of <see cref="Sittings"/>.</summary>
    public string? Opened { get; set; }

    /// <summary>By <see cref="ReturnSheet.ExplanationKey"/>.</summary>
    public Dictionary<string, string?> Explanations { get; set; } = [];
}
