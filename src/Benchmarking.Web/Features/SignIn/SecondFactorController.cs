using System.ComponentModel.DataAnnotations;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SignIn;

/// <summary>What the pages about the authenticator app post.</summary>
public sealed class FactorForm
{
    [Required(ErrorMessage = "Enter the code that your authenticator app shows")]
    public string? Code { get; set; }

    public string? Offer { get; set; }

    public string? ReturnUrl { get; set; }
}

/// <summary>A page that asks for a code before it does something.</summary>
public sealed record AskCode(string Title, string Words, string PostTo, string Button);

/// <summary>A person's authenticator app: setting it up, giving a code, removing it, and recovery codes.</summary>
[May(Verb.UseOwnAccount)]
public sealed class SecondFactorController(
    ReadSecondFactor read, SetUpSecondFactor setUp, GiveSecondFactor give, ChangeSecondFactor change) : Controller
{
    private static readonly AskCode AskRemove = new(
        "Remove your authenticator app?",
        "You are signed out everywhere, and your recovery codes stop working. With some roles you have to set up another app when you sign in next.",
        "/account/second-factor/remove", "Remove it");

    private static readonly AskCode AskCodes = new(
        "Make new recovery codes?",
        "The old ones stop working at once. You see the new ones on the next page, once.",
        "/account/second-factor/codes", "Make new codes");

    [HttpGet("/account/second-factor")]
    public async Task<IActionResult> Show(string? returnUrl, CancellationToken cancellation) =>
        View("SecondFactor", await read.LoadAsync(HttpContext.Actor(), Local(returnUrl), cancellation));

    [HttpPost("/account/second-factor")]
    public async Task<IActionResult> Give(FactorForm form, CancellationToken cancellation)
    {
        if (ModelState.IsValid && await give.HandleAsync(HttpContext, HttpContext.Actor(), form.Code!, cancellation) is { } wrong)
            ModelState.AddModelError(nameof(form.Code), wrong);
        return ModelState.IsValid
            ? LocalRedirect(Local(form.ReturnUrl) ?? "/")
            : View("SecondFactor", await read.LoadAsync(HttpContext.Actor(), Local(form.ReturnUrl), cancellation));
    }

    [HttpGet("/account/second-factor/set-up"), OwnSignIn, Fresh]
    public async Task<IActionResult> SetUp(string? returnUrl) => View("SetUp", await setUp.LoadAsync(HttpContext.Actor(), Local(returnUrl)));

    [HttpPost("/account/second-factor/set-up"), OwnSignIn, Fresh]
    public async Task<IActionResult> SetUp(FactorForm form, CancellationToken cancellation)
    {
        var returnUrl = Local(form.ReturnUrl);
        switch (await setUp.HandleAsync(HttpContext, HttpContext.Actor(), form.Offer, form.Code ?? "", returnUrl, cancellation))
        {
            case SetUpResult.Done done:
                return View("Codes", new CodesPage(done.Codes, returnUrl ?? "/"));
            case SetUpResult.WrongCode again:
                if (ModelState.IsValid)
                    ModelState.AddModelError(nameof(form.Code), "That is not the code that belongs to this picture. Check that your phone’s clock is right, then type the code that the app shows now.");
                return View("SetUp", again.Page);
            default:
                return LocalRedirect("/account/second-factor");
        }
    }

    [HttpGet("/account/second-factor/codes"), OwnSignIn, Fresh]
    public IActionResult NewCodes() => View("AskCode", AskCodes);

    [HttpPost("/account/second-factor/codes"), OwnSignIn, Fresh]
    public async Task<IActionResult> NewCodes(FactorForm form, CancellationToken cancellation)
    {
        if (ModelState.IsValid)
        {
            var (codes, wrong) = await change.NewCodesAsync(HttpContext, HttpContext.Actor(), form.Code!, cancellation);
            if (codes is not null)
                return View("Codes", new CodesPage(codes, "/account/second-factor"));
            ModelState.AddModelError(nameof(form.Code), wrong!);
        }

        return View("AskCode", AskCodes);
    }

    [HttpGet("/account/second-factor/remove"), OwnSignIn, Fresh]
    public IActionResult Remove() => View("AskCode", AskRemove);

    [HttpPost("/account/second-factor/remove"), OwnSignIn, Fresh]
    public async Task<IActionResult> Remove(FactorForm form, CancellationToken cancellation)
    {
        if (ModelState.IsValid && await change.HandleAsync(HttpContext, HttpContext.Actor(), form.Code!, cancellation) is { } wrong)
            ModelState.AddModelError(nameof(form.Code), wrong);
        if (!ModelState.IsValid)
            return View("AskCode", AskRemove);

        await SessionCookie.TakeAsync(HttpContext);
        TempData["Done"] = "Your authenticator app is removed. Sign in again.";
        return LocalRedirect("/sign-in");
    }

    private string? Local(string? address) => Url.IsLocalUrl(address) ? address : null;
}

/// <summary>Recovery codes, once.</summary>
public sealed record CodesPage(IReadOnlyList<string> Codes, string GoOn);
