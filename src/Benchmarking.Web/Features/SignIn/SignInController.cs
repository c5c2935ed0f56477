using System.ComponentModel.DataAnnotations;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>In by password, and by a code where there is a second factor; out; and from one hat to another.</summary>
public sealed class SignInController(
    CheckPassword password, CheckCode code, ArriveSignedIn arrive, Sessions sessions, ChangeHat change, UserManager<User> users, SitePages pages) : Controller
{
    [HttpGet("/sign-in"), AllowAnonymous]
    public IActionResult SignIn(string? returnUrl) => View(new SignInForm { ReturnUrl = returnUrl });

    [HttpPost("/sign-in"), AllowAnonymous]
    public async Task<IActionResult> SignIn(SignInForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
            return View(form);

        switch (await password.HandleAsync(HttpContext, form.Email!, form.Password!, cancellation))
        {
            case PasswordResult.Right right:
                return await InAsync(right.User, secondFactor: false, form.ReturnUrl, form.Kept, cancellation);
            case PasswordResult.NeedsCode needs:
                // Answered in place, as a form that was kept may be too long for anything but a form.
                return View("Code", new CodeForm { Shown = needs.Sealed, ReturnUrl = form.ReturnUrl, Kept = form.Kept });
            case PasswordResult.TooMany:
                ModelState.AddModelError(nameof(form.Password), CheckPassword.TooManyWords);
                return View(form);
            default:
                // The same words for a wrong password, an unknown address and a suspended person.
                ModelState.AddModelError(nameof(form.Password), "The email address or password is not right. Check both and try again.");
                return View(form);
        }
    }

    [HttpGet("/sign-in/code"), AllowAnonymous]
    public IActionResult Code() => LocalRedirect("/sign-in");

    [HttpPost("/sign-in/code"), AllowAnonymous]
    public async Task<IActionResult> Code(CodeForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
            return View(form);

        switch (await code.HandleAsync(HttpContext, form.Shown, form.Code!, cancellation))
        {
            case CodeResult.Right right:
                if (right.Kind == FactorKind.RecoveryCode)
                    TempData["Done"] = "You used a recovery code, which is used up now. If you lost your authenticator app, set up another here.";
                return await InAsync(
                    right.User, secondFactor: true,
                    right.Kind == FactorKind.RecoveryCode ? CurrentActorPipeline.SecondFactorPage : form.ReturnUrl, form.Kept, cancellation);
            case CodeResult.Stale:
                ModelState.AddModelError(nameof(SignInForm.Password), "You showed your password more than ten minutes ago. Type it again.");
                return View("SignIn", new SignInForm { ReturnUrl = form.ReturnUrl, Kept = form.Kept });
            case CodeResult.TooMany:
                ModelState.AddModelError(nameof(form.Code), "Too many wrong codes. Wait 15 minutes, then try again, or sign in with a passkey.");
                return View(form);
            default:
                ModelState.AddModelError(nameof(form.Code), CheckCode.WrongWords);
                return View(form);
        }
    }

    [HttpPost("/sign-out"), May(Verb.UseOwnAccount)]
    public async Task<IActionResult> SignOut(CancellationToken cancellation)
    {
        await sessions.EndAsync(HttpContext, HttpContext.Actor(), cancellation);
        return LocalRedirect("/");
    }

    /// <summary>Puts on another hat. Which hats there are is read anew from the database at each request.</summary>
    [HttpPost("/hat"), May(Verb.UseOwnAccount)]
    public async Task<IActionResult> ChangeHat([Required] string hat, string? from, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        if (actor.Hats.FirstOrDefault(own => own.Key == hat) is not { } wanted)
            return NotFound();

        await change.HandleAsync(actor, wanted, cancellation);
        var user = await users.FindByIdAsync(actor.UserId.ToString());
        await SessionCookie.GiveAsync(HttpContext, user!, actor, wanted.Key);
        return LocalRedirect(pages.Nearest(from, actor with { Hat = wanted }));
    }

    private async Task<IActionResult> InAsync(
        User user, bool secondFactor, string? returnUrl, string? kept, CancellationToken cancellation) =>
        await arrive.HandleAsync(HttpContext, user, new SignInProof(SignInMethod.Password, secondFactor), kept, cancellation) is { } typed
            ? View("Continue", typed)
            : LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
}
