using Benchmarking.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Research;

/// <summary>How somebody becomes a researcher.</summary>
[Route("research"), AllowAnonymous]
public sealed class ResearchController(AskToRegister ask, ConfirmRegistration confirm, RegistrationLimits limits) : Controller
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
            return Again(form, problems, StatusCodes.Status422UnprocessableEntity);
        if (!limits.MayAsk(HttpContext))
            return Again(form, [new FormError(null, "Too many registrations came in. Try again in an hour; what you typed is still here.")], StatusCodes.Status429TooManyRequests);

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

    private ViewResult Again(RegistrationForm form, IReadOnlyList<FormError> problems, int status)
    {
        ModelState.Clear();
        ModelState.Add(problems);
        Response.StatusCode = status;
        return View(nameof(Register), new ResearchFieldsPage<RegistrationForm>(form, problems));
    }

    /// <summary>Gone: never there, too old and used are one and the same, so that nothing can be found out by trying.</summary>
    private ViewResult NotGood()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("NotGood");
    }
}
