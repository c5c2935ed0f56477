using Benchmarking.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Research;

/// <summary>How somebody becomes a researcher.</summary>
[Route("research"), AllowAnonymous]
public sealed class ResearchController(AskToRegister ask, ConfirmRegistration confirm) : Controller
{
    [HttpGet("terms")]
    public IActionResult Terms() => View();

    [HttpGet("register")]
    public IActionResult Register() => View(new ResearchFieldsPage<RegistrationForm>(new RegistrationForm(), []));

    [HttpPost("register")]
    public async Task<IActionResult> Register(RegistrationForm form, CancellationToken cancellation)
    {
        var problems = form.Problems().ToList();
        if (problems.Count > 0)
        {
            ModelState.Clear();
            ModelState.Add(problems);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(new ResearchFieldsPage<RegistrationForm>(form, problems));
        }

        await ask.HandleAsync(form, cancellation);
        TempData["Email"] = form.TrimmedEmail;
        return RedirectToAction(nameof(Sent));
    }

    [HttpGet("register/sent")]
    public IActionResult Sent() => View(model: TempData["Email"] as string);

    [HttpGet("confirm/{secret}")]
    public async Task<IActionResult> Confirm(string secret, CancellationToken cancellation) =>
        await confirm.LoadAsync(secret, cancellation) is { } page ? View(page) : NotGood();

    [HttpPost("confirm/{secret}"), ActionName(nameof(Confirm))]
    public async Task<IActionResult> ConfirmNow(string secret, string? password, CancellationToken cancellation)
    {
        switch (await confirm.HandleAsync(secret, password, cancellation))
        {
            case ConfirmResult.Confirmed:
                TempData["Done"] = "Your address is confirmed. Sign in to download data.";
                return Redirect("/sign-in?returnUrl=/research/account");
            case ConfirmResult.Wrong(var page):
                ModelState.Clear();
                ModelState.Add(page.Errors);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View(page);
            default:
                return NotGood();
        }
    }

    /// <summary>Gone: never there, too old and used are one and the same, so that nothing can be found out by trying.</summary>
    private ViewResult NotGood()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("NotGood");
    }
}
