using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Research;

/// <summary>A researcher's own page: details, terms, tokens for scripts, downloads.</summary>
[Route("research/account"), May(Verb.UseResearchAccount)]
public sealed class ResearchAccountController(ReadAccount read, SaveDetails save, KeepTokens tokens) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View(await read.LoadAsync(HttpContext.Actor(), cancellation));

    /// <param name="next">Where it was that details or terms were missing; a page of releases.</param>
    [HttpGet("details")]
    public async Task<IActionResult> Details(string? next, CancellationToken cancellation)
    {
        ViewData["Next"] = Local(next);
        return View(new ResearchFieldsPage<ResearchFields>(await save.LoadAsync(HttpContext.Actor(), cancellation), []));
    }

    [HttpPost("details")]
    public async Task<IActionResult> Details(ResearchFields form, string? next, CancellationToken cancellation)
    {
        var problems = form.Problems().ToList();
        if (problems.Count > 0)
        {
            ModelState.Clear();
            ModelState.Add(problems);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            ViewData["Next"] = Local(next);
            return View(new ResearchFieldsPage<ResearchFields>(form, problems));
        }

        await save.HandleAsync(HttpContext.Actor(), form, cancellation);
        TempData["Done"] = $"Saved. You accepted the terms, version {ResearchTerms.Version}.";
        return Redirect(Local(next) ?? "/research/account");
    }

    [HttpGet("tokens/new")]
    public async Task<IActionResult> NewToken(CancellationToken cancellation) =>
        (await read.LoadAsync(HttpContext.Actor(), cancellation)).IsReady
            ? View(new NewResearchTokenPage(new ResearchTokenForm(), []))
            : RedirectToAction(nameof(Details), new { next = "/research/account/tokens/new" });

    [HttpPost("tokens/new")]
    public async Task<IActionResult> NewToken(ResearchTokenForm form, CancellationToken cancellation)
    {
        if (!(await read.LoadAsync(HttpContext.Actor(), cancellation)).IsReady)
            return RedirectToAction(nameof(Details), new { next = "/research/account/tokens/new" });
        if (form.Problems() is { Count: > 0 } problems)
            return Again(form, problems);

        var (made, tooMany) = await tokens.HandleAsync(HttpContext.Actor(), form, cancellation);
        if (tooMany is not null)
            return Again(form, [tooMany]);
        // Answered in place: a redirect would have to carry the secret.
        return made is null ? RedirectToAction(nameof(Index)) : View("Made", made);
    }

    [HttpGet("tokens/{id:guid}/revoke")]
    public async Task<IActionResult> Revoke(Guid id, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), id, cancellation) is { State: not ApiTokens.TokenState.Revoked } token
            ? View(token)
            : NotFound();

    [HttpPost("tokens/{id:guid}/revoke"), ActionName(nameof(Revoke))]
    public async Task<IActionResult> RevokeNow(Guid id, CancellationToken cancellation)
    {
        if (await tokens.RevokeAsync(HttpContext.Actor(), id, cancellation) is not { } name)
            return NotFound();
        TempData["Done"] = $"“{name}” does not work any more.";
        return RedirectToAction(nameof(Index));
    }

    private ViewResult Again(ResearchTokenForm form, IReadOnlyList<FormError> problems)
    {
        ModelState.Clear();
        ModelState.Add(problems);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(NewToken), new NewResearchTokenPage(form, problems));
    }

    /// <summary>Letters outside ASCII cannot stand in the header that leads back.</summary>
    private string? Local(string? next) => Url.IsLocalUrl(next) && next!.All(letter => letter is > ' ' and <= '~') ? next : null;
}
