using Benchmarking.Web.Features.People;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Account;

/// <summary>My account: who I am here and for whom I act.</summary>
[Route("account"), May(Verb.UseOwnAccount)]
public sealed class AccountController(ReadProfile read, ChangeName change, RemovePerson remove) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Profile(CancellationToken cancellation) =>
        View(await read.LoadAsync(HttpContext.Actor(), cancellation) with { Done = TempData["Done"] as string });

    [HttpGet("name")]
    public IActionResult Name() => Waits ? Forbid() : View(new NamePage(HttpContext.Actor().Name, null));

    [HttpPost("name")]
    public async Task<IActionResult> Name(string? name, CancellationToken cancellation)
    {
        if (Waits)
            return Forbid();
        if (await change.HandleAsync(HttpContext.Actor(), name, cancellation) is { } wrong)
        {
            var page = new NamePage(name, wrong);
            ModelState.Clear();
            ModelState.Add(page.Errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(page);
        }

        TempData["Done"] = "Your name is saved.";
        return RedirectToAction(nameof(Profile));
    }

    [HttpGet("leave/{id:guid}")]
    public IActionResult Leave(Guid id) => HatOf(id) is { } hat ? View(new LeavePage(hat, null)) : NotFound();

    [HttpPost("leave/{id:guid}"), ActionName(nameof(Leave))]
    public async Task<IActionResult> LeaveNow(Guid id, CancellationToken cancellation)
    {
        if (HatOf(id) is not { } hat)
            return NotFound();

        var outcome = await remove.LeaveAsync(HttpContext.Actor() with { Hat = hat }, cancellation);
        if (outcome == PersonOutcome.LastAdministrator)
        {
            ModelState.AddModelError("", "See the page.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(new LeavePage(hat, "You are its last active administrator. Make somebody else an administrator first"));
        }

        TempData["Done"] = $"You do not act for {hat.Name} any more.";
        return RedirectToAction(nameof(Profile));
    }

    /// <summary>Who still has to give a second factor looks at their account and changes nothing of it.</summary>
    private bool Waits => HttpContext.Actor().Waiting is not null;

    private Hat? HatOf(Guid organisation) => HttpContext.Actor().Hats.FirstOrDefault(
        hat => hat.OrganisationId?.Value == organisation && (HttpContext.Actor().HasSecondFactor || !hat.Demands()));
}

/// <summary>The page that asks before somebody leaves an organisation.</summary>
public sealed record LeavePage(Hat Hat, string? Error)
{
    public IReadOnlyList<FormError> Errors => Error is null ? [] : [new FormError(null, Error)];
}
