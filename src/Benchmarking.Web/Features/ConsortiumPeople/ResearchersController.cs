using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.People;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.ConsortiumPeople;

/// <summary>A page that asks before one of them loses something.</summary>
/// <param name="Why">The reason as typed.</param>
public sealed record ConsortiumPersonPage(ConsortiumPerson Person, string? Why, IReadOnlyList<FormError> Errors);

/// <summary>The form at its foot, which asks for the reason.</summary>
/// <param name="Deed">The last part of the address that it posts to.</param>
public sealed record WhyForm(ConsortiumPersonPage Page, string Deed, string Button);

/// <summary>Researchers, who let themselves in, and are shut out here.</summary>
[Route("consortium-people/researchers/{id:guid}"), May(Verb.ManageOrganisations)]
public sealed class ResearchersController(ReadConsortiumPeople read, ChangeResearcher change) : Controller
{
    [HttpGet("suspend")]
    public Task<IActionResult> Suspend(Guid id, CancellationToken cancellation) => AskAsync(nameof(Suspend), id, null, [], cancellation);

    [HttpPost("suspend"), ActionName(nameof(Suspend))]
    public Task<IActionResult> SuspendNow(Guid id, string? why, CancellationToken cancellation) =>
        ChangeAsync(nameof(Suspend), id, PersonRoleState.Suspended, why, "They are suspended, from their next click on.", cancellation);

    [HttpPost("restore")]
    public Task<IActionResult> Restore(Guid id, CancellationToken cancellation) =>
        ChangeAsync(nameof(Suspend), id, PersonRoleState.Active, null, "They are a researcher again.", cancellation);

    [HttpGet("remove")]
    public Task<IActionResult> Remove(Guid id, CancellationToken cancellation) => AskAsync(nameof(Remove), id, null, [], cancellation);

    [HttpPost("remove"), ActionName(nameof(Remove))]
    public Task<IActionResult> RemoveNow(Guid id, string? why, CancellationToken cancellation) =>
        ChangeAsync(nameof(Remove), id, PersonRoleState.Removed, why, "The role is taken away for good.", cancellation);

    private async Task<IActionResult> ChangeAsync(
        string view, Guid id, PersonRoleState to, string? why, string done, CancellationToken cancellation)
    {
        var outcome = await change.HandleAsync(HttpContext.Actor(), id, to, why, cancellation);
        if (outcome == PersonOutcome.NotThere)
            return NotFound();
        if (outcome is PersonOutcome.NoReason or PersonOutcome.Oneself)
            return await AskAsync(view, id, why, [new FormError("Why", PeopleChanges.Words(outcome))], cancellation);

        TempData["Done"] = outcome == PersonOutcome.Done ? done : PeopleChanges.Words(outcome) + ".";
        return Redirect("/consortium-people");
    }

    private async Task<IActionResult> AskAsync(string view, Guid id, string? why, IReadOnlyList<FormError> errors, CancellationToken cancellation)
    {
        if (await read.FindAsync(HttpContext.Actor(), id, Role.Researcher, cancellation) is not { } person
            || person.State == PersonRoleState.Removed || (view == nameof(Suspend) && person.State == PersonRoleState.Suspended))
            return NotFound();

        ModelState.Clear();
        ModelState.Add(errors);
        if (errors.Count > 0)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, new ConsortiumPersonPage(person, why, errors));
    }
}
