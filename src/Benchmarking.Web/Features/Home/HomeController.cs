using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Home;

[AllowAnonymous]
public sealed class HomeController(ReadWelcome welcome, ReadHome home) : Controller
{
    /// <summary>What the site is for those who are not signed in, and what to do next for those who are.</summary>
    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancellation) => HttpContext.ActorOrNull() is { } actor
        ? View("Home", await home.LoadAsync(actor, cancellation))
        : View("Welcome", await welcome.LoadAsync(cancellation));

    [HttpGet("/about")]
    public async Task<IActionResult> About(CancellationToken cancellation) => View("Welcome", await welcome.LoadAsync(cancellation));
}
