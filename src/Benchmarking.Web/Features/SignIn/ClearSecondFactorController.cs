using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>An administrator lets somebody of their organisation set up their second factor anew.</summary>
[May(Verb.ManagePeople), Fresh]
public sealed class ClearSecondFactorController(ClearSecondFactor clear) : Controller
{
    [HttpGet("/people/{id:guid}/second-factor")]
    public async Task<IActionResult> Ask(Guid id, CancellationToken cancellation) =>
        await clear.LoadAsync(HttpContext.Actor(), new UserId(id), cancellation) is { } name
            ? View("Ask", new Confirmation(
                $"Clear the second factor of {name}?",
                [
                    "Do it only where they told you themselves, face to face or on the telephone, that they lost it.",
                    "Their authenticator app, recovery codes and passkeys stop working, and they are signed out everywhere.",
                    "They set up a new one themselves when they sign in with their password. A letter tells them.",
                ],
                $"/people/{id}/second-factor", "Clear it", new PageLink("Cancel", $"/people/{id}")))
            : NotFound();

    [HttpPost("/people/{id:guid}/second-factor")]
    public async Task<IActionResult> Clear(Guid id, CancellationToken cancellation)
    {
        if (!await clear.HandleAsync(HttpContext, HttpContext.Actor(), new UserId(id), cancellation))
            return NotFound();

        TempData["Done"] = "The second factor is cleared.";
        return LocalRedirect($"/people/{id}");
    }
}
