using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>In by passkey; and showing by one that it is oneself.</summary>
public sealed class PasskeySignInController(PasskeyQuestions questions, PasskeySignIn passkey, ArriveSignedIn arrive) : Controller
{
    /// <summary>The question, for the page's script. A form's token comes along as with any other form.</summary>
    [HttpPost("/sign-in/passkey/question"), AllowAnonymous]
    public async Task<IActionResult> Question(CancellationToken cancellation) =>
        Json(await questions.ToAnybodyAsync(HttpContext, cancellation));

    [HttpPost("/sign-in/passkey"), AllowAnonymous]
    public async Task<IActionResult> SignIn(PasskeyForm form, CancellationToken cancellation)
    {
        if (await passkey.HandleAsync(HttpContext, form, cancellation) is not { } user)
        {
            ModelState.Clear();
            ModelState.AddModelError("Email", PasskeySignIn.WrongWords);
            return View("SignIn", new SignInForm { ReturnUrl = form.ReturnUrl, Kept = form.Kept });
        }

        var proof = new SignInProof(SignInMethod.Passkey, SecondFactor: true);
        return await arrive.HandleAsync(HttpContext, user, proof, form.Kept, cancellation) is { } typed
            ? View("Continue", typed)
            : LocalRedirect(Local(form.ReturnUrl) ?? "/");
    }

    [HttpPost("/account/prove/passkey"), May(Verb.UseOwnAccount)]
    public async Task<IActionResult> Prove(PasskeyForm form, CancellationToken cancellation)
    {
        if (await passkey.ProveAsync(HttpContext, HttpContext.Actor(), form, cancellation))
            return LocalRedirect(Local(form.ReturnUrl) ?? "/account/sessions");

        ModelState.Clear();
        ModelState.AddModelError("Password", "That passkey is not one of this account. Try another, or type your password.");
        return View("Prove", new ProveForm { ReturnUrl = form.ReturnUrl });
    }

    private string? Local(string? address) => Url.IsLocalUrl(address) ? address : null;
}
