using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.ApiTokens;

[Route("tokens")]
public sealed class TokensController(ReadTokens read, MakeToken make, RevokeToken revoke) : Controller
{
    [HttpGet(""), May(Verb.ManageTokens)]
    public async Task<IActionResult> List(CancellationToken cancellation, int page = 1) =>
        View(await read.LoadAsync(HttpContext.Actor(), page, cancellation) with { Revoked = TempData["Revoked"] as string });

    [HttpGet("new"), May(Verb.ManageTokens)]
    public IActionResult New() => View(new NewTokenPage(new TokenForm { Days = TokenForm.Terms[1] }, []));

    [HttpPost("new"), May(Verb.ManageTokens)]
    public async Task<IActionResult> New(TokenForm form, CancellationToken cancellation)
    {
        var problems = form.Problems();
        if (problems.Count > 0)
            return Again(form, problems);

        return await make.HandleAsync(HttpContext.Actor(), form, cancellation) switch
        {
            // Answered in place: a redirect would have to carry the secret.
            MakeTokenResult.Made made => View("Made", made),
            MakeTokenResult.TooMany most => Again(form, [new FormError(null, $"{most.Most} tokens are at work already. Revoke one that is no longer used first.")]),
            _ => RedirectToAction(nameof(List)),
        };
    }

    [HttpGet("{id:guid}/revoke"), May(Verb.ManageTokens)]
    public async Task<IActionResult> Revoke(Guid id, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), id, cancellation) is { RevokedAt: null } token ? View(token) : NotFound();

    [HttpPost("{id:guid}/revoke"), ActionName(nameof(Revoke)), May(Verb.ManageTokens)]
    public async Task<IActionResult> RevokeNow(Guid id, CancellationToken cancellation)
    {
        if (await revoke.HandleAsync(HttpContext.Actor(), id, cancellation) is not { } name)
            return NotFound();

        TempData["Revoked"] = name;
        return RedirectToAction(nameof(List));
    }

    private ViewResult Again(TokenForm form, IReadOnlyList<FormError> problems)
    {
        ModelState.AddModelError("", "See the page.");
        return View(nameof(New), new NewTokenPage(form, problems));
    }
}
