using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Opportunities;

/// <summary>The menu of involvement and the year's calendar of ways to take part.</summary>
[Route("register/opportunities"), May(Verb.KeepRegister)]
public sealed class OpportunitiesController(ReadOpportunities read, EditOpportunity edit, KeepRow keep) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> List(bool ended, CancellationToken cancellation, int page = 1, int documents = 1) =>
        View(await read.LoadAsync(HttpContext.Actor(), ended, page, documents, cancellation));

    [HttpGet("/register/opportunities.csv")]
    public async Task<IActionResult> Csv(CancellationToken cancellation) =>
        File(await read.CsvAsync(HttpContext.Actor(), cancellation), CsvOutput.ContentType, "ways-to-take-part.csv");

    [HttpGet("calendar")]
    public async Task<IActionResult> Calendar(int? year, CancellationToken cancellation) =>
        View(await read.CalendarAsync(HttpContext.Actor(), year, cancellation));

    [HttpGet("new")]
    public async Task<IActionResult> New(CancellationToken cancellation) =>
        View("Edit", await edit.LoadAsync(HttpContext.Actor(), null, null, [], cancellation));

    [HttpPost("new")]
    public Task<IActionResult> New(OpportunityForm form, CancellationToken cancellation) => SaveAsync(null, form, cancellation);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) => await PageAsync(id, "Edit", cancellation);

    [HttpPost("{id:guid}")]
    public Task<IActionResult> Edit(Guid id, OpportunityForm form, CancellationToken cancellation) => SaveAsync(id, form, cancellation);

    [HttpGet("{id:guid}/end")]
    public async Task<IActionResult> End(Guid id, CancellationToken cancellation) => await PageAsync(id, nameof(End), cancellation);

    [HttpPost("{id:guid}/end"), ActionName(nameof(End))]
    public Task<IActionResult> EndNow(Guid id, int version, CancellationToken cancellation) =>
        EndAsync(id, version, true, "It is no longer offered. You find it under “No longer offered”.", cancellation);

    [HttpPost("{id:guid}/offer")]
    public Task<IActionResult> Offer(Guid id, int version, CancellationToken cancellation) =>
        EndAsync(id, version, false, "It is offered again.", cancellation);

    [HttpGet("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, CancellationToken cancellation) => await PageAsync(id, nameof(Remove), cancellation);

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, int version, CancellationToken cancellation) =>
        Told(await keep.RemoveAsync<Opportunity>(HttpContext.Actor(), id, version, EditOpportunity.Noun, cancellation), "It is removed.");

    private async Task<IActionResult> EndAsync(Guid id, int version, bool ended, string done, CancellationToken cancellation) =>
        Told(await edit.EndAsync(HttpContext.Actor(), id, version, ended, cancellation), done);

    private IActionResult Told(KeepResult result, string done)
    {
        if (result is KeepResult.NoSuchRow)
            return NotFound();
        TempData["Done"] = result is KeepResult.Kept ? done : "Nothing was done: a colleague changed it meanwhile. Look at it as it is now.";
        return RedirectToAction(nameof(List));
    }

    private async Task<IActionResult> PageAsync(Guid id, string view, CancellationToken cancellation) =>
        await edit.LoadAsync(HttpContext.Actor(), id, null, [], cancellation) is { } page ? View(view, page) : NotFound();

    private async Task<IActionResult> SaveAsync(Guid? id, OpportunityForm form, CancellationToken cancellation)
    {
        var actor = HttpContext.Actor();
        switch (await edit.HandleAsync(actor, id, form, cancellation))
        {
            case KeepResult.Kept:
                TempData["Done"] = "It is saved.";
                return RedirectToAction(nameof(List));
            case KeepResult.NoSuchRow:
                return NotFound();
            case var refused:
                return await edit.LoadAsync(actor, id, form, this.Refuse(refused, form), cancellation) is { } page ? View("Edit", page) : NotFound();
        }
    }
}
