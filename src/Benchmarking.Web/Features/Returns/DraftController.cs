using Benchmarking.Engine;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Returns;

/// <summary>
/// Saves a form quietly while somebody types (<c>js/return-form.js</c>): the same save as the button's, answered in a few
/// words for the page that stays open.
/// </summary>
[Route("returns/{period:period}/figures/{module}/draft"), May(Verb.EditReturn)]
public sealed class DraftController(SaveForm save, Sittings sittings, TimeProvider clock) : Controller
{
    [HttpPost("")]
    public async Task<IActionResult> Save(Period period, string module, ReturnForm form, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        return await save.HandleAsync(actor, period, module, form, cancellation) switch
        {
            SaveResult.Saved saved => Json(new
            {
                version = saved.Sheet.Version,
                opened = sittings.Open(actor, saved.Sheet),
                at = LondonTime.ClockOf(clock.GetUtcNow()),
            }),
            SaveResult.SomeoneElseSaved => Conflict(
                new { message = "Somebody else saved this return meanwhile. Press Save to see both; nothing is overwritten before you have." }),
            SaveResult.Locked locked => Conflict(new { message = locked.Why }),
            _ => NotFound(),
        };
    }
}
