using System.ComponentModel.DataAnnotations;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SignIn;

public sealed class ProveForm
{
    [Required(ErrorMessage = "Enter your password")]
    public string? Password { get; set; }

    public string? ReturnUrl { get; set; }
}

public sealed class NewPasswordForm
{
    [Required(ErrorMessage = "Choose a new password")]
    public string? NewPassword { get; set; }

    /// <summary>Of the authenticator app, where a letter's holder has one.</summary>
    public string? Code { get; set; }
}

/// <summary>Showing once more that it is oneself, and choosing a new password.</summary>
[May(Verb.UseOwnAccount)]
public sealed class PasswordController(ProveAgain prove, ChangePassword change) : Controller
{
    [HttpGet("/account/prove")]
    public IActionResult Prove(string? returnUrl) => View(new ProveForm { ReturnUrl = returnUrl });

    [HttpPost("/account/prove")]
    public async Task<IActionResult> Prove(ProveForm form, CancellationToken cancellation)
    {
        if (ModelState.IsValid && await prove.HandleAsync(HttpContext, HttpContext.Actor(), form.Password!, cancellation) is { } wrong)
            ModelState.AddModelError(nameof(form.Password), wrong);
        return ModelState.IsValid
            ? LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/account/sessions")
            : View(form);
    }

    [HttpGet("/account/password"), OwnSignIn, Fresh]
    public IActionResult Password() => View(new NewPasswordForm());

    [HttpPost("/account/password"), OwnSignIn, Fresh]
    public async Task<IActionResult> Password(NewPasswordForm form, CancellationToken cancellation)
    {
        if (ModelState.IsValid && await change.HandleAsync(HttpContext, HttpContext.Actor(), form.NewPassword!, cancellation) is { } wrong)
            ModelState.AddModelError(nameof(form.NewPassword), wrong);
        if (!ModelState.IsValid)
            return View(form);

        TempData["Done"] = "Your password is changed. You are signed out everywhere else.";
        return LocalRedirect("/account/sessions");
    }
}
