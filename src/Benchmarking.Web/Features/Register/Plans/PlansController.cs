using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>What an organisation means to do for involvement, by when, and how it stands.</summary>
[Route("register/plans"), May(Verb.KeepRegister)]
public sealed class PlansController(ReadPlans read, LoadPlan load, EditPlan edit, StartFromTemplates templates) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(bool archived, CancellationToken cancellation, int page = 1) =>
        View(await read.LoadAsync(HttpContext.Actor(), archived, page, cancellation));

    [HttpGet("new")]
    public IActionResult New() => View("Edit", new PlanFormPage(null, new PlanForm(), []));

    [HttpPost("new")]
    public async Task<IActionResult> New(PlanForm form, CancellationToken cancellation) =>
        await edit.HandleAsync(HttpContext.Actor(), null, form, cancellation) switch
        {
            KeepResult.Kept(var id) => Done("The plan is made. Start from templates, bring in a file, or write actions yourself.", id),
            var refused => View("Edit", new PlanFormPage(null, form, this.Refuse(refused, form))),
        };

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, string? show, CancellationToken cancellation) =>
        await load.LoadAsync(HttpContext.Actor(), id, show, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("{id:guid}/actions.csv")]
    public async Task<IActionResult> Csv(Guid id, string? show, CancellationToken cancellation) =>
        await load.LoadAsync(HttpContext.Actor(), id, show, cancellation) is { } page
            ? File(await PlanCsv.OfAsync(page, cancellation), CsvOutput.ContentType, "actions.csv")
            : NotFound();

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) =>
        await edit.LoadAsync(HttpContext.Actor(), id, null, [], cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, PlanForm form, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        switch (await edit.HandleAsync(actor, id, form, cancellation))
        {
            case KeepResult.Kept:
                return Done("The plan is saved.", id);
            case KeepResult.NoSuchRow:
                return NotFound();
            case var refused:
                return await edit.LoadAsync(actor, id, form, this.Refuse(refused, form), cancellation) is { } page ? View(page) : NotFound();
        }
    }

    [HttpGet("{id:guid}/archive")]
    public async Task<IActionResult> Archive(Guid id, CancellationToken cancellation) =>
        await edit.LoadAsync(HttpContext.Actor(), id, null, [], cancellation) is { Plan.ArchivedAt: null } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/archive"), ActionName(nameof(Archive))]
    public Task<IActionResult> ArchiveNow(Guid id, int version, CancellationToken cancellation) =>
        PutAwayAsync(id, version, true, "The plan is put away. You find it under “Put away”.", cancellation);

    [HttpPost("{id:guid}/restore")]
    public Task<IActionResult> Restore(Guid id, int version, CancellationToken cancellation) =>
        PutAwayAsync(id, version, false, "The plan is back in the list.", cancellation);

    [HttpGet("{id:guid}/templates")]
    public async Task<IActionResult> Templates(Guid id, CancellationToken cancellation) =>
        await templates.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/templates")]
    public async Task<IActionResult> Templates(Guid id, List<string> codes, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        if (codes.Count == 0)
        {
            ModelState.Add([new FormError("codes-0", "Tick at least one action")]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await templates.LoadAsync(actor, id, cancellation) is { } page ? View(page) : NotFound();
        }

        return await templates.HandleAsync(actor, id, codes, cancellation) is (var added, var undated)
            ? Done($"{RegisterWords.Count(added, "action is", "actions are")} added.{(undated > 0 ? $" {RegisterWords.Count(undated, "of them has", "of them have")} no months: they would begin after the plan ends." : "")}", id)
            : NotFound();
    }

    private async Task<IActionResult> PutAwayAsync(Guid id, int version, bool away, string done, CancellationToken cancellation) =>
        await edit.PutAwayAsync(HttpContext.Actor(), id, version, away, cancellation) switch
        {
            KeepResult.Kept => Done(done, id),
            KeepResult.NoSuchRow => NotFound(),
            _ => Done("Nothing was changed: a colleague changed this plan meanwhile. Look at it as it is now.", id),
        };

    private RedirectToActionResult Done(string done, Guid id)
    {
        TempData["Done"] = done;
        return RedirectToAction(nameof(Show), new { id });
    }
}
