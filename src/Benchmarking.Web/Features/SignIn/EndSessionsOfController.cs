using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>An administrator signs somebody of their organisation out everywhere.</summary>
[May(Verb.ManagePeople)]
public sealed class EndSessionsOfController(EndSessionsOf end) : Controller
{
    [HttpGet("/people/{id:guid}/sessions")]
    public async Task<IActionResult> Ask(Guid id, CancellationToken cancellation) =>
        await end.LoadAsync(HttpContext.Actor(), new UserId(id), cancellation) is { } name
            ? View("Ask", new Confirmation(
                $"Sign {name} out everywhere?",
                [
                    "Every browser in which they are signed in is signed out at its next click.",
                    "They can sign in again at once. To keep them out, suspend or remove them.",
                ],
                $"/people/{id}/sessions", "Sign them out", new PageLink("Cancel", $"/people/{id}")))
            : NotFound();

    [HttpPost("/people/{id:guid}/sessions")]
    public async Task<IActionResult> End(Guid id, CancellationToken cancellation)
    {
        if (!await end.HandleAsync(HttpContext, HttpContext.Actor(), new UserId(id), cancellation))
            return NotFound();

        TempData["Done"] = "They are signed out everywhere.";
        return LocalRedirect($"/people/{id}");
    }
}
