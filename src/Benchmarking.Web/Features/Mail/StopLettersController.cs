using Benchmarking.Web.Platform.Mail;
using Benchmarking.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Mail;

/// <summary>
/// The link at the foot of a letter. Looking changes nothing, as programs that check mail follow links; a press does, and
/// so does the button of a mail program, which posts here by itself (RFC 8058). The sealed address stands in for the
/// form's token: nobody else can make one.
/// </summary>
[Route("letters/stop/{sealedPart}"), AllowAnonymous]
public sealed class StopLettersController(StopLinks links, ChooseLetters letters) : Controller
{
    [HttpGet("")]
    public IActionResult Stop(string sealedPart) => links.Open(sealedPart) is var (_, kind)
        ? View(new Confirmation(
            "Stop letters of this kind?",
            [$"You get no more letters for this reason: {char.ToLowerInvariant(kind.Words()[0])}{kind.Words()[1..]}.", "Other letters still come, and you can change your mind on your account’s page."],
            Request.Path,
            "Stop them",
            new PageLink("Cancel", "/")))
        : NotFound();

    [HttpPost(""), IgnoreAntiforgeryToken]
    public async Task<IActionResult> Stopped(string sealedPart, CancellationToken cancellation)
    {
        if (links.Open(sealedPart) is not var (person, kind))
            return NotFound();

        await letters.StopAsync(person, kind, cancellation);
        return View(kind);
    }
}
