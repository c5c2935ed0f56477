using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Changes;

/// <summary>What is different because of residents, and what it saved.</summary>
[Route("register/changes"), May(Verb.KeepRegister)]
public sealed class ChangesController(ReadChanges read, WriteChange write) : RowController
{
    [HttpGet("")]
    public async Task<IActionResult> List(string? show, CancellationToken cancellation, int page = 1) =>
        View(await read.LoadAsync(HttpContext.Actor(), show, page, cancellation));

    [HttpGet("/register/changes.csv")]
    public async Task<IActionResult> Csv(string? show, CancellationToken cancellation) =>
        File(await read.WriteAsync(HttpContext.Actor(), show, cancellation), CsvOutput.ContentType, "service-changes.csv");

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? recommendation, Guid? activity, CancellationToken cancellation)
    {
        var page = await write.LoadAsync(HttpContext.Actor(), null, null, [], cancellation, recommendation, activity);
        ModelState.Clear(); // an address that names no recommendation presets none
        return View("Write", page);
    }

    [HttpPost("new")]
    public Task<IActionResult> New(ChangeForm form, CancellationToken cancellation) => SaveAsync(null, form, cancellation);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), id, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) =>
        await write.LoadAsync(HttpContext.Actor(), id, null, [], cancellation) is { } page ? View("Write", page) : NotFound();

    [HttpPost("{id:guid}/edit")]
    public Task<IActionResult> Edit(Guid id, ChangeForm form, CancellationToken cancellation) => SaveAsync(id, form, cancellation);

    [HttpGet("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, CancellationToken cancellation) =>
        Ask(await write.LoadRemovalAsync(HttpContext.Actor(), id, cancellation));

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, int version, CancellationToken cancellation) => await RemovedAsync(
        await write.RemoveAsync(HttpContext.Actor(), id, version, cancellation),
        "The service change is removed.",
        ReadChanges.Link.Url,
        () => write.LoadRemovalAsync(HttpContext.Actor(), id, cancellation));

    private async Task<IActionResult> SaveAsync(Guid? id, ChangeForm form, CancellationToken cancellation)
    {
        if (form.Do == ChangeForm.FillIn)
        {
            ModelState.Clear(); // nothing is saved yet, so nothing is wrong yet
            return await write.LoadAsync(HttpContext.Actor(), id, form, [], cancellation) is { } page ? View("Write", page) : NotFound();
        }

        return await KeptAsync(
            await write.HandleAsync(HttpContext.Actor(), id, form, cancellation),
            form,
            "The service change is saved.",
            kept => $"{ReadChanges.Link.Url}/{kept}",
            errors => write.LoadAsync(HttpContext.Actor(), id, form, errors, cancellation));
    }
}
