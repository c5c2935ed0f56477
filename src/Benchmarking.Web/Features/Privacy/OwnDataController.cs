using System.Net.Mime;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Privacy;

/// <summary>Taking away what is held of oneself, and having it erased.</summary>
[Route("account/data"), May(Verb.UseOwnAccount)]
public sealed class OwnDataController(ExportOwnData export, EraseOwnData erase) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View("OwnData", HttpContext.Actor());

    [HttpGet("file.json"), OwnSignIn]
    public async Task<IActionResult> Export(CancellationToken cancellation) =>
        Owes ?? File(await export.HandleAsync(HttpContext.Actor(), cancellation), MediaTypeNames.Application.Json, "my-data.json");

    [HttpGet("erase"), OwnSignIn, Fresh]
    public IActionResult Erase() => Owes ?? View(HttpContext.Actor());

    [HttpPost("erase"), OwnSignIn, Fresh, ActionName(nameof(Erase))]
    public async Task<IActionResult> EraseNow(bool sure, CancellationToken cancellation)
    {
        if (Owes is { } first)
            return first;
        if (!EraseOwnData.IsOpenTo(HttpContext.Actor()))
            return Forbid();

        if (!sure)
            ModelState.AddModelError("sure", "Tick the box if you want to be erased");
        else if (await erase.HandleAsync(HttpContext.Actor(), cancellation) is { Count: > 0 } needs)
            ModelState.AddModelError("", $"You are the last active administrator of {string.Join(" and of ", needs)}: make somebody else one first. Nothing is erased.");
        if (!ModelState.IsValid)
            return View(HttpContext.Actor());

        await SessionCookie.TakeAsync(HttpContext);
        return LocalRedirect("/account/data/erased");
    }

    [HttpGet("erased"), Microsoft.AspNetCore.Authorization.AllowAnonymous]
    public IActionResult Erased() => View();

    /// <summary>Where a second factor is owed for any hat of theirs: to where it is given.</summary>
    private IActionResult? Owes => HttpContext.Actor().OwesSecondFactor
        ? LocalRedirect($"{CurrentActorPipeline.SecondFactorPage}?returnUrl=/account/data")
        : null;
}
