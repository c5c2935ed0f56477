using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.ViewAs;

/// <summary>A look at a member's pages: reasoned, for half an hour at most, on the member's own trail, and changing nothing.</summary>
[Route("view-as")]
public sealed class ViewAsController(BeginLook look, UserManager<User> users) : Controller
{
    [HttpGet(""), May(Verb.ViewAsMember)]
    public async Task<IActionResult> Index(string? organisation, CancellationToken cancellation) =>
        View(await look.LoadAsync(HttpContext.Actor(), new LookForm { Organisation = organisation }, null, cancellation));

    [HttpPost(""), May(Verb.ViewAsMember)]
    public async Task<IActionResult> Begin(LookForm form, CancellationToken cancellation)
    {
        var (hat, wrong) = await look.HandleAsync(HttpContext.Actor(), form, cancellation);
        if (wrong is null)
            return await WearAsync(hat);

        ModelState.Add([wrong]);
        return View("Index", await look.LoadAsync(HttpContext.Actor(), form, wrong, cancellation));
    }

    /// <summary>Open to whoever is in a look, which carries no verb of the consortium's.</summary>
    [HttpPost("end"), May(Verb.UseOwnAccount)]
    public async Task<IActionResult> End(CancellationToken cancellation)
    {
        await look.EndAsync(HttpContext.Actor(), cancellation);
        var consortium = HttpContext.Actor().Hats.FirstOrDefault(hat => hat.Roles.Contains(Role.ConsortiumAdmin));
        return await WearAsync(consortium?.Key);
    }

    private async Task<IActionResult> WearAsync(string? hat)
    {
        var actor = HttpContext.Actor();
        await SessionCookie.GiveAsync(HttpContext, (await users.FindByIdAsync(actor.UserId.ToString()))!, actor, hat);
        return LocalRedirect("/");
    }
}
