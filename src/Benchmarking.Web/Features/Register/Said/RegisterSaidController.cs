using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Register.Documents;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Said;

/// <summary>"You said, we did" of a quarter, made from the register.</summary>
[Route("register/said"), May(Verb.KeepRegister)]
public sealed class RegisterSaidController(ReadSaidQuarters read, BeginDraft begin, EditSaid edit) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken cancellation, int page = 1) =>
        View(await read.LoadAsync(HttpContext.Actor(), page, cancellation));

    [HttpPost("{period:period}")]
    public async Task<IActionResult> Begin(Period period, CancellationToken cancellation)
    {
        if (period.Quarter is null)
            return NotFound();
        var draft = await begin.HandleAsync(
            HttpContext.Actor(), DocumentKind.Said, period.FirstDay, period.LastDay, $"You said, we did: {period.Words}",
            async db => DocumentContent.Write(new SaidContent("", await db.ReadSaidSourcesAsync(period.FirstDay, period.LastDay, cancellation))),
            cancellation);
        return RedirectToAction(nameof(Edit), new { id = draft });
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) =>
        await edit.LoadAsync(HttpContext.Actor(), id, null, [], cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, SaidEditForm form, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        var result = await edit.HandleAsync(actor, id, form, cancellation);
        if (result is KeepResult.Kept)
        {
            TempData["Done"] = "The draft is saved.";
            return Redirect($"/register/documents/{id}");
        }

        return result is not KeepResult.NoSuchRow && await edit.LoadAsync(actor, id, form, this.Refuse(result, form), cancellation) is { } page
            ? View(page)
            : NotFound();
    }
}
