using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>A person's passkeys: adding one, and removing one.</summary>
[May(Verb.UseOwnAccount), OwnSignIn]
public sealed class PasskeysController(AddPasskey add, RemovePasskey remove, TimeProvider clock) : Controller
{
    [HttpGet("/account/passkeys"), Fresh]
    public async Task<IActionResult> List() => View("Passkeys", await remove.LoadAsync(HttpContext.Actor()));

    /// <summary>The question, for the page's script.</summary>
    [HttpPost("/account/passkeys/question")]
    public async Task<IActionResult> Question(CancellationToken cancellation) =>
        HttpContext.Actor().Session?.IsFresh(clock.GetUtcNow()) == true && await add.LoadAsync(HttpContext, HttpContext.Actor(), cancellation) is { } question
            ? Json(question)
            : StatusCode(StatusCodes.Status409Conflict);

    [HttpPost("/account/passkeys"), Fresh]
    public async Task<IActionResult> Add(PasskeyForm form, CancellationToken cancellation)
    {
        if (await add.HandleAsync(HttpContext, HttpContext.Actor(), form.Challenge, form.Credential ?? "", form.Name, cancellation))
        {
            TempData["Done"] = "The passkey is added. Sign in with it next time.";
            return LocalRedirect("/account/passkeys");
        }

        ModelState.Clear();
        ModelState.AddModelError("Name", "The passkey could not be added. Try again; if this account has a second factor, sign in with it first.");
        return View("Passkeys", await remove.LoadAsync(HttpContext.Actor()));
    }

    [HttpGet("/account/passkeys/{id}/remove"), Fresh]
    public async Task<IActionResult> AskRemove(string id)
    {
        var line = (await remove.LoadAsync(HttpContext.Actor())).Lines.SingleOrDefault(own => own.Id == id);
        return line is null
            ? NotFound()
            : View("Ask", new Confirmation(
                $"Remove the passkey “{line.Name}”?",
                ["It opens this account no more.", "You are signed out everywhere else.", "The passkey stays on your device until you delete it there."],
                $"/account/passkeys/{id}/remove", "Remove passkey", new PageLink("Cancel", "/account/passkeys")));
    }

    [HttpPost("/account/passkeys/{id}/remove"), Fresh]
    public async Task<IActionResult> Remove(string id, CancellationToken cancellation)
    {
        if (!await remove.HandleAsync(HttpContext, HttpContext.Actor(), id, cancellation))
            return NotFound();

        TempData["Done"] = "The passkey is removed.";
        return LocalRedirect("/account/passkeys");
    }
}
