using Benchmarking.Web.Features.Invitations;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Organisations;

/// <summary>The page that asks before somebody loses their seat on the steering group.</summary>
public sealed record DismissPage(OrganisationLine Organisation, NamedPerson Person);

/// <summary>What the consortium has to say about an organisation's people: its first administrator and the steering group.</summary>
[Route("organisations/{id:guid}"), May(Verb.ManageOrganisations)]
public sealed class OrganisationPeopleController(ReadOrganisation read, InviteFirstAdministrator first, SeatSteering seat) : Controller
{
    [HttpPost("administrator")]
    public async Task<IActionResult> Invite(Guid id, InviteForm form, CancellationToken cancellation)
    {
        switch (await first.HandleAsync(HttpContext.Actor(), id, form, cancellation))
        {
            case InviteResult.Sent sent:
                return Done(id, sent.Words);
            case InviteResult.Wrong wrong when await read.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page:
                ModelState.Clear();
                ModelState.Add([wrong.Error]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("/Features/Organisations/Show.cshtml", page with { Email = form.Email, Errors = [wrong.Error] });
            default:
                return NotFound();
        }
    }

    [HttpPost("administrator/{invitation:guid}/revoke")]
    public async Task<IActionResult> Revoke(Guid id, Guid invitation, CancellationToken cancellation) =>
        await first.RevokeAsync(HttpContext.Actor(), id, invitation, cancellation) ? Done(id, "The invitation does not work any more.") : NotFound();

    [HttpPost("steering")]
    public async Task<IActionResult> Appoint(Guid id, Guid person, CancellationToken cancellation) =>
        await seat.HandleAsync(HttpContext.Actor(), id, person, cancellation) ? Done(id, "They sit on the steering group, from their next click on.") : NotFound();

    [HttpGet("steering/{person:guid}/dismiss")]
    public async Task<IActionResult> Dismiss(Guid id, Guid person, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page && page.Steering.FirstOrDefault(one => one.Id.Value == person) is { } found
            ? View("/Features/Organisations/Dismiss.cshtml", new DismissPage(page.Organisation, found))
            : NotFound();

    [HttpPost("steering/{person:guid}/dismiss"), ActionName(nameof(Dismiss))]
    public async Task<IActionResult> DismissNow(Guid id, Guid person, CancellationToken cancellation) =>
        await seat.DismissAsync(HttpContext.Actor(), id, person, cancellation) ? Done(id, "They do not sit on the steering group any more.") : NotFound();

    private RedirectResult Done(Guid id, string words)
    {
        TempData["Done"] = words;
        return Redirect($"/organisations/{id}");
    }
}
