using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>A person's own page about the providers that open their account.</summary>
[Route("account/providers"), May(Verb.UseOwnAccount)]
public sealed class ProvidersController(KeepProviders keep) : Controller
{
    private const string Overview = "/account/providers";

    [HttpGet("")]
    public async Task<IActionResult> Providers(CancellationToken cancellation) => View(await keep.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpGet("{id}/remove"), OwnSignIn, Fresh]
    public async Task<IActionResult> Remove(string id, CancellationToken cancellation) =>
        (await keep.LoadAsync(HttpContext.Actor(), cancellation)).SingleOrDefault(own => own.Id == id) is not { } line
            ? NotFound()
            : View("RemoveProvider", new Confirmation(
                $"Remove the sign-in of {line.Organisation}?",
                [
                    $"Whoever is signed in to your account by it is signed out at once.",
                    $"Should its provider name an address of yours again, it is bound again, and you get a letter. To end that for good, leave {line.Organisation} or tell its administrator.",
                    "Your password and passkeys go on to work.",
                ],
                $"{Overview}/{id}/remove", "Remove it", new PageLink("Cancel", Overview)));

    [HttpPost("{id}/remove"), ActionName(nameof(Remove)), OwnSignIn, Fresh]
    public async Task<IActionResult> RemoveNow(string id, CancellationToken cancellation)
    {
        if (!await keep.HandleAsync(HttpContext, HttpContext.Actor(), id, cancellation))
            return NotFound();

        TempData["Done"] = "It is removed.";
        return LocalRedirect(Overview);
    }
}
