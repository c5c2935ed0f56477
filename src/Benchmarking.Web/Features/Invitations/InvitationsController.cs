using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Invitations;

/// <summary>Where a letter of invitation leads. GET shows, POST consumes.</summary>
[Route("invitations/{secret}"), AllowAnonymous]
public sealed class InvitationsController(AcceptInvitation accept) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string secret, CancellationToken cancellation) =>
        await accept.LoadAsync(secret, HttpContext.ActorOrNull(), cancellation) is { } page ? View(page) : NotGood();

    [HttpPost("")]
    public async Task<IActionResult> Accept(string secret, string? name, string? password, CancellationToken cancellation)
    {
        switch (await accept.HandleAsync(secret, HttpContext.ActorOrNull(), name, password, cancellation))
        {
            case AcceptResult.Accepted { IsNew: true } done:
                TempData["Done"] = $"Your account is ready. Sign in to act for {done.Organisation}.";
                return Redirect("/sign-in?returnUrl=/account");
            case AcceptResult.Accepted done:
                TempData["Done"] = $"You can act for {done.Organisation} now.";
                return Redirect("/account");
            case AcceptResult.NotYet(var page):
                ModelState.Clear();
                ModelState.Add(page.Errors);
                Response.StatusCode = page.Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status403Forbidden;
                return View(nameof(Show), page);
            default:
                return NotGood();
        }
    }

    /// <summary>Gone: never there, too old, revoked and used are one and the same, so that nothing can be found out by trying.</summary>
    private ViewResult NotGood()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("NotGood");
    }
}
