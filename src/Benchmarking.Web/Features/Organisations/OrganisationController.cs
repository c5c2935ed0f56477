using System.Globalization;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Organisations;

/// <summary>One organisation: what it is called, what it is, and how it ends.</summary>
[Route("organisations/{id:guid}"), May(Verb.ManageOrganisations)]
public sealed class OrganisationController(ReadOrganisation read, ChangeOrganisation change, EndOrganisation end, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) =>
        await read.LoadAsync(HttpContext.Actor(), id, cancellation) is { } page ? View(page with { Done = TempData["Done"] as string }) : NotFound();

    [HttpGet("attributes")]
    public async Task<IActionResult> Attributes(Guid id, CancellationToken cancellation) =>
        await read.FormAsync(HttpContext.Actor(), id, cancellation) is var (line, choices, _)
            ? View(new OrganisationFormPage<AttributesForm>(
                new AttributesForm { Region = line.Region, SizeBand = line.SizeBand, Type = line.Type, Homes = line.Homes?.ToString("N0", CultureInfo.InvariantCulture) },
                choices, line, []))
            : NotFound();

    [HttpPost("attributes")]
    public async Task<IActionResult> Attributes(Guid id, AttributesForm form, CancellationToken cancellation)
    {
        if (await read.FormAsync(HttpContext.Actor(), id, cancellation) is not var (line, choices, _))
            return NotFound();
        var problems = form.AttributeProblems(choices).ToList();
        if (problems.Count > 0)
            return Again(new OrganisationFormPage<AttributesForm>(form, choices, line, problems), problems);

        return await change.HandleAsync(HttpContext.Actor(), id, form, cancellation)
            ? Done(id, "The attributes are saved. They count from the next publication on.")
            : NotFound();
    }

    [HttpGet("name")]
    public async Task<IActionResult> Rename(Guid id, CancellationToken cancellation) =>
        await read.FormAsync(HttpContext.Actor(), id, cancellation) is var (line, choices, _)
            ? View(new OrganisationFormPage<NamesForm>(new NamesForm { Name = line.Name, ShortName = line.ShortName }, choices, line, []))
            : NotFound();

    [HttpPost("name")]
    public async Task<IActionResult> Rename(Guid id, NamesForm form, CancellationToken cancellation)
    {
        if (await read.FormAsync(HttpContext.Actor(), id, cancellation) is not var (line, choices, _))
            return NotFound();
        IReadOnlyList<FormError> problems = [.. form.Problems(choices)];
        if (problems.Count == 0)
        {
            if (await change.RenameAsync(HttpContext.Actor(), id, form, cancellation) is not { } wrong)
                return NotFound();
            problems = wrong;
        }

        return problems.Count == 0
            ? Done(id, "The name is saved. What is published keeps the name that it printed.")
            : Again(new OrganisationFormPage<NamesForm>(form, choices, line, problems), problems);
    }

    [HttpGet("retire")]
    public Task<IActionResult> Retire(Guid id, CancellationToken cancellation) => AskAsync(id, cancellation);

    [HttpPost("retire")]
    public Task<IActionResult> Retire(Guid id, EndForm form, CancellationToken cancellation)
    {
        form.Into = null;
        return EndAsync(id, form, merges: false, cancellation);
    }

    [HttpGet("merge")]
    public Task<IActionResult> Merge(Guid id, CancellationToken cancellation) => AskAsync(id, cancellation);

    [HttpPost("merge")]
    public Task<IActionResult> Merge(Guid id, EndForm form, CancellationToken cancellation) => EndAsync(id, form, merges: true, cancellation);

    private async Task<IActionResult> AskAsync(Guid id, CancellationToken cancellation) =>
        await read.FormAsync(HttpContext.Actor(), id, cancellation) is ({ LeftAt: null } line, _, var others)
            ? View(new EndPage(line, new EndForm { LastDay = TypedDate.Of(clock.GetUtcNow()) }, others, []))
            : NotFound();

    private async Task<IActionResult> EndAsync(Guid id, EndForm form, bool merges, CancellationToken cancellation)
    {
        if (await read.FormAsync(HttpContext.Actor(), id, cancellation) is not ({ LeftAt: null } line, _, var others))
            return NotFound();
        var problems = form.Problems(line, merges, others, clock.GetUtcNow()).ToList();
        if (problems.Count > 0)
            return Again(new EndPage(line, form, others, problems), problems);

        return await end.HandleAsync(HttpContext.Actor(), id, form, cancellation)
            ? Done(id, merges ? $"{line.Name} is merged. Both histories stay where they are." : $"{line.Name} is retired. Its people keep reading what is there.")
            : NotFound();
    }

    private RedirectToActionResult Done(Guid id, string words)
    {
        TempData["Done"] = words;
        return RedirectToAction(nameof(Show), new { id });
    }

    private ViewResult Again(object page, IReadOnlyList<FormError> problems)
    {
        ModelState.Clear();
        ModelState.Add(problems);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(page);
    }
}
