using System.ComponentModel.DataAnnotations;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>What the sign-in page posts.</summary>
public sealed class SignInForm
{
    [Required(ErrorMessage = "Enter your email address")]
    public string? Email { get; set; }

    [Required(ErrorMessage = "Enter your password")]
    public string? Password { get; set; }

    public string? ReturnUrl { get; set; }

    /// <summary>A form kept while the session had ended (<see cref="KeptForms"/>).</summary>
    public string? Kept { get; set; }
}

public sealed class SignInController(SignInManager<User> signIn, Sessions sessions, ChangeHat change, KeptForms kept, SitePages pages) : Controller
{
    [HttpGet("/sign-in"), AllowAnonymous]
    public IActionResult SignIn(string? returnUrl) => View(new SignInForm { ReturnUrl = returnUrl });

    [HttpPost("/sign-in"), AllowAnonymous]
    public async Task<IActionResult> SignIn(SignInForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
            return View(form);

        var user = await signIn.UserManager.FindByEmailAsync(form.Email!.Trim());
        var result = await CheckAsync(user, form.Password!);
        if (!result.Succeeded)
        {
            // The same words for a wrong password, an unknown address and a suspended person.
            ModelState.AddModelError(nameof(form.Password), result.IsLockedOut
                ? "Too many wrong passwords. Wait 15 minutes, then try again."
                : "The email address or password is not right. Check both and try again.");
            return View(form);
        }

        await sessions.StartAsync(HttpContext, user!, new SignInProof(SignInMethod.Password, SecondFactor: false), cancellation);
        return kept.Open(form.Kept) is { } typed
            ? View("Continue", typed)
            : LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/");
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
        var user = await signIn.UserManager.FindByIdAsync(actor.UserId.ToString());
        await SessionCookie.GiveAsync(HttpContext, user!, actor, wanted.Key);
        return LocalRedirect(pages.Nearest(from, actor with { Hat = wanted }));
    }

    private async Task<Microsoft.AspNetCore.Identity.SignInResult> CheckAsync(User? user, string password)
    {
        if (user is null || user.SuspendedAt is not null)
        {
            // Hash all the same, so that time does not tell a known address from an unknown one.
            signIn.UserManager.PasswordHasher.HashPassword(new User { DisplayName = "" }, password);
            return Microsoft.AspNetCore.Identity.SignInResult.Failed;
        }

        return await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: false);
    }
}
