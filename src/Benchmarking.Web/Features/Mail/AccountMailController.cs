using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Mail;

/// <summary>Which letters I get.</summary>
[Route("account/mail"), May(Verb.UseOwnAccount)]
public sealed class AccountMailController(ChooseLetters letters) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Choose(CancellationToken cancellation) =>
        View(await letters.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpPost("")]
    public async Task<IActionResult> Choose(List<MailKind> wanted, CancellationToken cancellation)
    {
        await letters.HandleAsync(HttpContext.Actor(), wanted, cancellation);
        TempData["Saved"] = true;
        return RedirectToAction(nameof(Choose));
    }
}
