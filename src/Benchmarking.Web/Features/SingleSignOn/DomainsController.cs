using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>Where the consortium's administrators confirm whose a mail domain is.</summary>
[Route("organisations/domains"), May(Verb.ManageOrganisations)]
public sealed class DomainsController(ReadDomains read, ConfirmDomain confirm) : Controller
{
    private const string Overview = "/organisations/domains";

    [HttpGet("")]
    public async Task<IActionResult> Domains(CancellationToken cancellation, int page = 1) =>
        View(await read.LoadAsync(HttpContext.Actor(), page, cancellation));

    [HttpGet("confirm"), Fresh(Back = Overview)]
    public async Task<IActionResult> Confirm(Guid organisation, string? domain, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), organisation, domain, cancellation) is { Holder: null } line ? View("ConfirmDomain", Confirmed(line)) : NotFound();

    [HttpPost("confirm"), ActionName(nameof(Confirm)), Fresh(Back = Overview)]
    public async Task<IActionResult> ConfirmNow(Guid organisation, string? domain, CancellationToken cancellation)
    {
        if (await read.FindAsync(HttpContext.Actor(), organisation, domain, cancellation) is not { } line)
            return NotFound();

        if (await confirm.HandleAsync(HttpContext.Actor(), line, cancellation))
            TempData["Done"] = $"{line.Domain} is confirmed as {line.Name}’s.";
        else
            TempData["Not"] = $"{line.Domain} belongs to another organisation. Take it back there first.";
        return Redirect(Overview);
    }

    [HttpGet("withdraw")]
    public async Task<IActionResult> Withdraw(Guid organisation, string? domain, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), organisation, domain, cancellation) is { IsConfirmed: true } line ? View("ConfirmDomain", Withdrawn(line)) : NotFound();

    [HttpPost("withdraw"), ActionName(nameof(Withdraw))]
    public async Task<IActionResult> WithdrawNow(Guid organisation, string? domain, CancellationToken cancellation)
    {
        if (await read.FindAsync(HttpContext.Actor(), organisation, domain, cancellation) is not { } line)
            return NotFound();

        await confirm.WithdrawAsync(HttpContext.Actor(), line, cancellation);
        TempData["Done"] = $"{line.Domain} is nobody’s any more.";
        return Redirect(Overview);
    }

    private static Confirmation Confirmed(AskedLine line) => new(
        $"Is {line.Domain} the mail domain of {line.Name}?",
        [
            "From then on its own sign-in is believed about every address there.",
            "Check it outside this site first: ring somebody you know there, or look at the domain’s own website.",
            "A domain belongs to one organisation. You can take it back at any time.",
        ],
        $"{Overview}/confirm", "Confirm domain", new PageLink("Cancel", Overview), Fields: Fields(line));

    private static Confirmation Withdrawn(AskedLine line) => new(
        $"Take {line.Domain} back from {line.Name}?",
        ["Nobody with an address there is sent to that organisation’s sign-in any more.", "Who is signed in now stays so until the session ends. Passwords and passkeys go on to work.", "You can confirm it again."],
        $"{Overview}/withdraw", "Take back", new PageLink("Cancel", Overview), Fields: Fields(line));

    private static Dictionary<string, string> Fields(AskedLine line) => new() { ["organisation"] = line.Organisation.ToString(), ["domain"] = line.Domain };
}
