using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Features.SingleSignOn.Protocol;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.SingleSignOn;

/// <summary>Where an organisation's administrator brings in its own sign-in.</summary>
[Route("single-sign-on"), May(Verb.ManageSingleSignOn)]
public sealed class SingleSignOnController(
    ReadSettings read, SaveProvider save, KeepDomains domains, SwitchSignOn switches, TryOut tryOut, AttemptCookie cookie, RedirectAddress redirect, TimeProvider clock) : Controller
{
    private const string Overview = "/single-sign-on";

    [HttpGet("")]
    public async Task<IActionResult> Settings(CancellationToken cancellation) => View(await LoadAsync(cancellation));

    [HttpPost("provider"), Fresh(Back = Overview)]
    public async Task<IActionResult> Provider(ProviderForm form, CancellationToken cancellation)
    {
        var problems = await save.HandleAsync(HttpContext.Actor(), form, cancellation);
        if (problems.Count > 0)
            return await AgainAsync(problems, page => page with { Form = form }, cancellation);

        TempData["Done"] = "The provider’s details are saved. Test them next.";
        return Redirect(Overview);
    }

    [HttpPost("domains"), Fresh(Back = Overview)]
    public async Task<IActionResult> Domains(string? domain, CancellationToken cancellation)
    {
        if (await domains.HandleAsync(HttpContext.Actor(), domain, cancellation) is { } problem)
            return await AgainAsync([problem], page => page with { TypedDomain = domain }, cancellation);

        TempData["Done"] = $"{AskedDomain.Read(domain)} is asked for. The consortium’s administrator confirms it.";
        return Redirect(Overview);
    }

    [HttpGet("domains/remove"), Fresh(Back = Overview)]
    public async Task<IActionResult> RemoveDomain(string? domain, CancellationToken cancellation) =>
        await domains.FindAsync(HttpContext.Actor(), domain, cancellation) is { } own ? View("Confirm", SignOnQuestions.RemoveDomain(own)) : NotFound();

    [HttpPost("domains/remove"), ActionName(nameof(RemoveDomain)), Fresh(Back = Overview)]
    public async Task<IActionResult> RemoveDomainNow(string? domain, CancellationToken cancellation)
    {
        if (await domains.FindAsync(HttpContext.Actor(), domain, cancellation) is not { } own)
            return NotFound();

        await domains.DropAsync(HttpContext.Actor(), own, cancellation);
        TempData["Done"] = $"{own} is removed.";
        return Redirect(Overview);
    }

    /// <summary>Answered by a page with a link, as the way in is.</summary>
    [HttpPost("test")]
    public async Task<IActionResult> Test(CancellationToken cancellation)
    {
        try
        {
            if (await tryOut.HandleAsync(HttpContext.Actor(), redirect.For(HttpContext), cancellation) is not { } departure)
                return Redirect(Overview);

            cookie.Put(HttpContext, departure.Attempt);
            return View("GoOn", departure);
        }
        catch (SignOnRefused refused)
        {
            Response.StatusCode = SignOnWords.Of(refused.Problem).Status;
            return View("Failed", new FailedSignOn(SignOnWords.Of(refused.Problem), refused.Detail));
        }
    }

    [HttpGet("switch-on"), Fresh(Back = Overview)]
    public async Task<IActionResult> SwitchOn(CancellationToken cancellation) =>
        (await LoadAsync(cancellation)).MayBeSwitchedOn ? View("Confirm", SignOnQuestions.SwitchOn) : Redirect(Overview);

    [HttpPost("switch-on"), ActionName(nameof(SwitchOn)), Fresh(Back = Overview)]
    public Task<IActionResult> SwitchOnNow(CancellationToken cancellation) => SwitchAsync(true, "Single sign-on is on.", cancellation);

    [HttpGet("switch-off")]
    public async Task<IActionResult> SwitchOff(CancellationToken cancellation) =>
        (await LoadAsync(cancellation)).Settings is { SwitchedOn: true } ? View("Confirm", SignOnQuestions.SwitchOff) : Redirect(Overview);

    [HttpPost("switch-off"), ActionName(nameof(SwitchOff))]
    public Task<IActionResult> SwitchOffNow(CancellationToken cancellation) =>
        SwitchAsync(false, "Single sign-on is off. Everybody signs in with a password or passkey.", cancellation);

    [HttpGet("remove"), Fresh(Back = Overview)]
    public async Task<IActionResult> Remove(CancellationToken cancellation) =>
        (await LoadAsync(cancellation)).Settings is not null ? View("Confirm", SignOnQuestions.Remove) : Redirect(Overview);

    [HttpPost("remove"), ActionName(nameof(Remove)), Fresh(Back = Overview)]
    public async Task<IActionResult> RemoveNow(CancellationToken cancellation)
    {
        await switches.RemoveAsync(HttpContext.Actor(), cancellation);
        TempData["Done"] = "The provider’s details are removed.";
        return Redirect(Overview);
    }

    private async Task<SettingsPage> LoadAsync(CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), redirect.For(HttpContext), cancellation) with
        {
            MayChange = HttpContext.Actor().Session?.IsFresh(clock.GetUtcNow()) == true,
        };

    private async Task<IActionResult> SwitchAsync(bool on, string done, CancellationToken cancellation)
    {
        if (await switches.HandleAsync(HttpContext.Actor(), on, cancellation))
            TempData["Done"] = done;
        else
            TempData["Not"] = "It was not switched on: test these settings first, and have a domain confirmed.";
        return Redirect(Overview);
    }

    private async Task<IActionResult> AgainAsync(IReadOnlyList<FormError> problems, Func<SettingsPage, SettingsPage> typed, CancellationToken cancellation)
    {
        ModelState.Clear();
        ModelState.Add(problems);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Settings), typed(await LoadAsync(cancellation)) with { Errors = problems });
    }
}
