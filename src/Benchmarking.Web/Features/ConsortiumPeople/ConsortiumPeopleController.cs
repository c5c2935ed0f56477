using Benchmarking.Web.Features.Invitations;
using Benchmarking.Web.Features.People;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.ConsortiumPeople;

/// <summary>Who administers the consortium.</summary>
[Route("consortium-people"), May(Verb.ManageOrganisations)]
public sealed class ConsortiumPeopleController(ReadConsortiumPeople read, ChangeAdministrators change) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(string? search, CancellationToken cancellation, int page = 1) =>
        View(await read.LoadAsync(HttpContext.Actor(), search, page, cancellation) with { Done = TempData["Done"] as string });

    [HttpGet("invite")]
    public IActionResult Invite() => View(new InvitePage<InviteForm>(new InviteForm(), []));

    [HttpPost("invite")]
    public async Task<IActionResult> Invite(InviteForm form, CancellationToken cancellation)
    {
        var problems = form.Problems().ToList();
        if (problems.Count == 0)
        {
            switch (await change.HandleAsync(HttpContext.Actor(), form, cancellation))
            {
                case InviteResult.Sent sent:
                    return Done(sent.Words);
                case InviteResult.Wrong wrong:
                    problems = [wrong.Error];
                    break;
            }
        }

        ModelState.Clear();
        ModelState.Add(problems);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(new InvitePage<InviteForm>(form, problems));
    }

    [HttpPost("invitations/{id:guid}/again")]
    public async Task<IActionResult> SendAgain(Guid id, CancellationToken cancellation) =>
        await change.AgainAsync(HttpContext.Actor(), id, cancellation) switch
        {
            InviteResult.Sent sent => Done(sent.AgainWords),
            InviteResult.Wrong wrong => Done(wrong.Error.Message + "."),
            _ => NotFound(),
        };

    [HttpPost("invitations/{id:guid}/revoke")]
    public async Task<IActionResult> Revoke(Guid id, CancellationToken cancellation) =>
        await change.RevokeAsync(HttpContext.Actor(), id, cancellation) is { } email ? Done($"The invitation to {email} does not work any more.") : NotFound();

    [HttpGet("{id:guid}/take-away")]
    public async Task<IActionResult> TakeAway(Guid id, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), id, Role.ConsortiumAdmin, cancellation) is { IsSelf: false } person
            ? View(new ConsortiumPersonPage(person, null, []))
            : NotFound();

    [HttpPost("{id:guid}/take-away"), ActionName(nameof(TakeAway))]
    public async Task<IActionResult> TakeAwayNow(Guid id, CancellationToken cancellation)
    {
        var person = await read.FindAsync(HttpContext.Actor(), id, Role.ConsortiumAdmin, cancellation);
        var outcome = await change.TakeAwayAsync(HttpContext.Actor(), id, cancellation);
        if (outcome == PersonOutcome.Done)
            return Done($"{person?.Name} does not administer the consortium any more.");
        if (person is null || outcome == PersonOutcome.NotThere)
            return NotFound();

        IReadOnlyList<FormError> errors = [new FormError(null, PeopleChanges.Words(outcome))];
        ModelState.Add(errors);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(new ConsortiumPersonPage(person, null, errors));
    }

    private RedirectToActionResult Done(string words)
    {
        TempData["Done"] = words;
        return RedirectToAction(nameof(List));
    }
}
