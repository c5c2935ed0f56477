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

    [HttpGet("file.json")]
    public async Task<IActionResult> Export(CancellationToken cancellation) =>
        File(await export.HandleAsync(HttpContext.Actor(), cancellation), MediaTypeNames.Application.Json, "my-data.json");

    [HttpGet("erase"), Fresh]
    public IActionResult Erase() => View(HttpContext.Actor());

    [HttpPost("erase"), Fresh, ActionName(nameof(Erase))]
    public async Task<IActionResult> EraseNow(bool sure, CancellationToken cancellation)
    {
        if (!sure)
            ModelState.AddModelError("sure", "Tick the box if you want to be erased");
        else if (await erase.HandleAsync(HttpContext.Actor(), cancellation) is { } needs)
            ModelState.AddModelError("", $"You are the last active administrator of {needs}: make somebody else one first. You have left whatever stands before it in your list.");
        if (!ModelState.IsValid)
            return View(HttpContext.Actor());

        await SessionCookie.TakeAsync(HttpContext);
        return LocalRedirect("/account/data/erased");
    }

    [HttpGet("erased"), Microsoft.AspNetCore.Authorization.AllowAnonymous]
    public IActionResult Erased() => View();
}
