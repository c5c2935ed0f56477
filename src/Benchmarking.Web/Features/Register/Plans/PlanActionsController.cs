using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>The actions of a plan: written, changed, moved, removed.</summary>
[Route("register/plans"), May(Verb.KeepRegister)]
public sealed class PlanActionsController(EditAction edit, MoveAction move, KeepRow keep) : Controller
{
    [HttpGet("{id:guid}/actions/new")]
    public async Task<IActionResult> New(Guid id, CancellationToken cancellation) =>
        await edit.LoadAsync(HttpContext.Actor(), id, null, null, [], cancellation) is { Plan.ArchivedAt: null } page ? View("Action", page) : NotFound();

    [HttpPost("{id:guid}/actions/new")]
    public Task<IActionResult> New(Guid id, ActionForm form, CancellationToken cancellation) => SaveAsync(id, null, form, cancellation);

    [HttpGet("actions/{id:guid}")]
    public async Task<IActionResult> Change(Guid id, CancellationToken cancellation) =>
        await edit.LoadAsync(HttpContext.Actor(), null, id, null, [], cancellation) is { } page ? View("Action", page) : NotFound();

    [HttpPost("actions/{id:guid}")]
    public Task<IActionResult> Change(Guid id, ActionForm form, CancellationToken cancellation) => SaveAsync(null, id, form, cancellation);

    [HttpPost("actions/{id:guid}/move")]
    public async Task<IActionResult> Move(Guid id, string? way, CancellationToken cancellation) =>
        await move.HandleAsync(HttpContext.Actor(), id, way == "up", cancellation) is { } plan ? Redirect($"/register/plans/{plan}#action-{id}") : NotFound();

    [HttpGet("actions/{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, CancellationToken cancellation) =>
        await edit.LoadAsync(HttpContext.Actor(), null, id, null, [], cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("actions/{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, int version, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        if (await edit.LoadAsync(actor, null, id, null, [], cancellation) is not { } page)
            return NotFound();
        if (await keep.RemoveAsync<PlannedAction>(actor, id, version, EditAction.Noun, cancellation) is KeepResult.Kept)
        {
            TempData["Done"] = "The action is removed.";
            return Redirect(page.PlanUrl);
        }

        ModelState.Clear();
        ModelState.Add([new FormError(null, "A colleague changed this action while you looked, so it was not removed. Look at it as it is now.")]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await edit.LoadAsync(actor, null, id, null, [], cancellation) is { } standing ? View(standing) : NotFound();
    }

    private async Task<IActionResult> SaveAsync(Guid? plan, Guid? id, ActionForm form, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        if (await edit.LoadAsync(actor, plan, id, form, [], cancellation) is not { } page)
            return NotFound();
        switch (await edit.HandleAsync(actor, page.Plan, id, form, cancellation))
        {
            case KeepResult.Kept:
                TempData["Done"] = "The action is saved.";
                return Redirect(page.PlanUrl);
            case KeepResult.NoSuchRow:
                return NotFound();
            case var refused:
                return View("Action", page with { Errors = this.Refuse(refused, form) });
        }
    }
}
