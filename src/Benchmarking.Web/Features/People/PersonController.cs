using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.People;

/// <summary>One person's page and what is done there.</summary>
/// <param name="Chosen">Roles as they stand in the form.</param>
/// <param name="Why">The reason as typed.</param>
public sealed record PersonPage(PersonLine Person, IReadOnlyCollection<Role> Chosen, string? Why, IReadOnlyList<FormError> Errors)
{
    public string? Done { get; init; }

    /// <summary>Whether the viewer answers for them alone, so that a lost second factor can be cleared here.</summary>
    public bool MayClear { get; init; }

    /// <summary>Likewise that their sessions can be ended.</summary>
    public bool MayEndSessions { get; init; }
}

/// <summary>What one person of the organisation may do.</summary>
[Route("people/{id:guid}"), May(Verb.ManagePeople)]
public sealed class PersonController(
    ReadPeople read, ChangeRoles change, SuspendPerson suspend, RemovePerson remove, ClearSecondFactor clear, EndSessionsOf end) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Show(Guid id, CancellationToken cancellation) => PageAsync(nameof(Show), id, null, null, [], cancellation);

    [HttpPost("roles")]
    public async Task<IActionResult> ChangeRoles(Guid id, List<string> roles, CancellationToken cancellation)
    {
        var wanted = Grants.Chosen(roles);
        var outcome = await change.HandleAsync(HttpContext.Actor(), id, wanted, cancellation);
        return await AnswerAsync(outcome, nameof(Show), id, "The roles are changed, from their next click on.", "Roles-0", wanted, null, cancellation);
    }

    [HttpGet("suspend")]
    public Task<IActionResult> Suspend(Guid id, CancellationToken cancellation) => PageAsync(nameof(Suspend), id, null, null, [], cancellation);

    [HttpPost("suspend"), ActionName(nameof(Suspend))]
    public async Task<IActionResult> SuspendNow(Guid id, string? why, CancellationToken cancellation) => await AnswerAsync(
        await suspend.HandleAsync(HttpContext.Actor(), id, why, cancellation), nameof(Suspend), id,
        "They are suspended, from their next click on.", "Why", null, why, cancellation);

    [HttpPost("restore")]
    public async Task<IActionResult> Restore(Guid id, CancellationToken cancellation) => await AnswerAsync(
        await suspend.RestoreAsync(HttpContext.Actor(), id, cancellation), nameof(Show), id,
        "They can act for your organisation again.", null, null, null, cancellation);

    [HttpGet("remove")]
    public Task<IActionResult> Remove(Guid id, CancellationToken cancellation) => PageAsync(nameof(Remove), id, null, null, [], cancellation);

    [HttpPost("remove"), ActionName(nameof(Remove))]
    public async Task<IActionResult> RemoveNow(Guid id, CancellationToken cancellation)
    {
        var person = await read.FindAsync(HttpContext.Actor(), id, cancellation);
        var outcome = await remove.HandleAsync(HttpContext.Actor(), id, cancellation);
        if (outcome != PersonOutcome.Done)
            return await AnswerAsync(outcome, nameof(Remove), id, "", null, null, null, cancellation);

        TempData["Done"] = $"{person?.Name} does not belong to your organisation any more.";
        return Redirect("/people");
    }

    private async Task<IActionResult> AnswerAsync(
        PersonOutcome outcome, string view, Guid id, string done, string? field, IReadOnlyCollection<Role>? chosen, string? why, CancellationToken cancellation)
    {
        switch (outcome)
        {
            case PersonOutcome.Done:
                TempData["Done"] = done;
                return RedirectToAction(nameof(Show), new { id });
            case PersonOutcome.NotThere:
                return NotFound();
            default:
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await PageAsync(view, id, chosen, why, [new FormError(field, PeopleChanges.Words(outcome))], cancellation);
        }
    }

    private async Task<IActionResult> PageAsync(
        string view, Guid id, IReadOnlyCollection<Role>? chosen, string? why, IReadOnlyList<FormError> errors, CancellationToken cancellation)
    {
        if (await read.FindAsync(HttpContext.Actor(), id, cancellation) is not { } person)
            return NotFound();
        // What cannot be done has no page that asks for it.
        if (view != nameof(Show) && errors.Count == 0 && (person.IsSelf || (view == nameof(Suspend) && !person.MayBeSuspended)))
            return NotFound();

        ModelState.Clear();
        ModelState.Add(errors);
        return View(view, new PersonPage(person, chosen ?? [.. person.Roles], why, errors)
        {
            Done = TempData["Done"] as string,
            MayClear = person.SecondFactor && await clear.LoadAsync(HttpContext.Actor(), new UserId(id), cancellation) is not null,
            MayEndSessions = await end.LoadAsync(HttpContext.Actor(), new UserId(id), cancellation) is not null,
        });
    }
}
