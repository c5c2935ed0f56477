using Benchmarking.Web.Features.Invitations;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.People;

/// <summary>Who belongs to the organisation, and letting others in.</summary>
[Route("people"), May(Verb.ManagePeople)]
public sealed class PeopleController(ReadPeople read, InvitePerson invite) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(string? search, string? role, string? state, string? sort, CancellationToken cancellation, int page = 1) =>
        View(await read.LoadAsync(HttpContext.Actor(), PeopleView.Of(search, role, state, sort), page, cancellation) with { Done = TempData["Done"] as string });

    [HttpGet("invite")]
    public IActionResult Invite() => View(new InvitePage<InvitePersonForm>(new InvitePersonForm(), []));

    [HttpPost("invite")]
    public async Task<IActionResult> Invite(InvitePersonForm form, CancellationToken cancellation)
    {
        var problems = form.Problems().ToList();
        if (problems.Count > 0)
            return Again(form, problems);

        return await invite.HandleAsync(HttpContext.Actor(), form, cancellation) switch
        {
            InviteResult.Sent sent => Done(sent.Words),
            InviteResult.Wrong wrong => Again(form, [wrong.Error]),
            _ => NotFound(),
        };
    }

    [HttpPost("invitations/{id:guid}/again")]
    public async Task<IActionResult> SendAgain(Guid id, CancellationToken cancellation) =>
        await invite.AgainAsync(HttpContext.Actor(), id, cancellation) switch
        {
            InviteResult.Sent sent => Done(sent.AgainWords),
            InviteResult.Wrong wrong => Done(wrong.Error.Message + "."),
            _ => NotFound(),
        };

    [HttpGet("invitations/{id:guid}/revoke")]
    public async Task<IActionResult> Revoke(Guid id, CancellationToken cancellation) =>
        await read.FindInvitationAsync(HttpContext.Actor(), id, cancellation) is { } line ? View(line) : NotFound();

    [HttpPost("invitations/{id:guid}/revoke"), ActionName(nameof(Revoke))]
    public async Task<IActionResult> RevokeNow(Guid id, CancellationToken cancellation) =>
        await invite.RevokeAsync(HttpContext.Actor(), id, cancellation) is { } email
            ? Done($"The invitation to {email} does not work any more.")
            : NotFound();

    private RedirectToActionResult Done(string words)
    {
        TempData["Done"] = words;
        return RedirectToAction(nameof(List));
    }

    private ViewResult Again(InvitePersonForm form, IReadOnlyList<FormError> problems)
    {
        ModelState.Clear();
        ModelState.Add(problems);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Invite), new InvitePage<InvitePersonForm>(form, problems));
    }
}
