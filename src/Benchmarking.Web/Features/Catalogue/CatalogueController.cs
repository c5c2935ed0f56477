using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Catalogue;

/// <summary>The administrator's side of the metrics: their versions, and what members propose.</summary>
[Route("catalogue"), May(Verb.EditCatalogue)]
public sealed class CatalogueController(ReadCatalogue read, MakeVersion make) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken cancellation) =>
        View(await read.LoadAsync(HttpContext.Actor(), cancellation));

    [HttpGet("{code}/new-version")]
    public async Task<IActionResult> New(string code, CancellationToken cancellation) =>
        await make.LoadAsync(HttpContext.Actor(), code, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{code}/new-version")]
    public async Task<IActionResult> New(string code, VersionForm form, CancellationToken cancellation)
    {
        switch (await make.HandleAsync(HttpContext.Actor(), code, form, cancellation))
        {
            case MakeVersionResult.Made made:
                TempData["Done"] = $"Version {made.Version} is made. It holds from {made.From.Words}.";
                return RedirectToAction(nameof(List));
            case MakeVersionResult.Look look:
                return View("Check", new CheckVersionPage(look.Page, look.Changes));
            case MakeVersionResult.NotRight wrong:
                return Again(wrong.Page);
            default:
                return NotFound();
        }
    }

    /// <summary>Back from the page that asks once more, with all that was typed.</summary>
    [HttpPost("{code}/new-version/again")]
    public async Task<IActionResult> Change(string code, VersionForm form, CancellationToken cancellation) =>
        await make.LoadAsync(HttpContext.Actor(), code, cancellation) is { } page
            ? Again(page with { Form = form })
            : NotFound();

    private ViewResult Again(NewVersionPage page)
    {
        // What is shown is what the page says, not what was posted last.
        ModelState.Clear();
        ModelState.Add(page.Errors);
        if (page.Errors.Count > 0)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", page);
    }
}
