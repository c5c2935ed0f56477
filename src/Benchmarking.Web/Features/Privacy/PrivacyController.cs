using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Privacy;

/// <summary>What is held of people and why, and on which terms organisations' data is processed.</summary>
public sealed class PrivacyController(AcceptTerms terms) : Controller
{
    [HttpGet("/privacy"), AllowAnonymous]
    public IActionResult Index() => View(PersonalData.Lines);

    [HttpGet("/processing-terms"), AllowAnonymous]
    public async Task<IActionResult> Terms(CancellationToken cancellation) =>
        View(await terms.LoadAsync(HttpContext.ActorOrNull(), cancellation));

    [HttpPost("/processing-terms"), May(Verb.AcceptProcessingTerms)]
    public async Task<IActionResult> Accept(bool agreed, CancellationToken cancellation)
    {
        if (!agreed)
        {
            ModelState.AddModelError("agreed", "Tick the box if your organisation accepts the terms");
            return View("Terms", await terms.LoadAsync(HttpContext.Actor(), cancellation));
        }

        await terms.HandleAsync(HttpContext.Actor(), cancellation);
        return LocalRedirect("/processing-terms");
    }
}
