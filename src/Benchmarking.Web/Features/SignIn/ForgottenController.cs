using System.ComponentModel.DataAnnotations;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SignIn;

public sealed class ForgottenForm
{
    [Required(ErrorMessage = "Enter your email address"), EmailAddress(ErrorMessage = "Enter an email address in the correct format, like name@example.com"), StringLength(256, ErrorMessage = "Enter an email address of at most 256 characters")]
    public string? Email { get; set; }
}

/// <summary>A new password for who forgot theirs, by a letter.</summary>
[AllowAnonymous]
public sealed class ForgottenController(AskReset ask, ResetPassword reset) : Controller
{
    [HttpGet("/sign-in/forgotten")]
    public IActionResult Forgotten() => View(new ForgottenForm());

    [HttpPost("/sign-in/forgotten")]
    public async Task<IActionResult> Forgotten(ForgottenForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
            return View(form);

        await ask.HandleAsync(form.Email!, cancellation);
        return LocalRedirect("/sign-in/forgotten/sent");
    }

    [HttpGet("/sign-in/forgotten/sent")]
    public IActionResult Sent() => View("ForgottenSent");

    [HttpGet("/sign-in/new-password/{secret}")]
    public async Task<IActionResult> NewPassword(string secret, CancellationToken cancellation) =>
        await reset.LoadAsync(secret, cancellation) is { } page ? Shown(page) : NotGood();

    [HttpPost("/sign-in/new-password/{secret}")]
    public async Task<IActionResult> NewPassword(string secret, NewPasswordForm form, CancellationToken cancellation)
    {
        switch (await reset.HandleAsync(HttpContext, secret, form.NewPassword ?? "", form.Code, cancellation))
        {
            case ResetResult.Done:
                if (HttpContext.ActorOrNull() is not null)
                    await SessionCookie.TakeAsync(HttpContext);
                TempData["Done"] = "Your password is changed, and you are signed out everywhere. Sign in with the new one.";
                return LocalRedirect("/sign-in");
            case ResetResult.Wrong wrong:
                ModelState.Clear();
                ModelState.AddModelError(wrong.Field, wrong.Words);
                return Shown(wrong.Page);
            default:
                return NotGood();
        }
    }

    private ViewResult Shown(ResetPage page) => View("NewPassword", page);

    private ViewResult NotGood()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("LetterNotGood");
    }
}
