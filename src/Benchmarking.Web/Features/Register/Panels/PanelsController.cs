using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;

namespace Benchmarking.Web.Features.Register.Panels;

/// <summary>Panels and forums: seats and whom they stand for, sessions, papers.</summary>
[Route("register/panels"), May(Verb.KeepRegister)]
public sealed class PanelsController(ReadPanels read, WritePanel write) : RowController
{
    [HttpGet("")]
    public async Task<IActionResult> List(string? show, CancellationToken cancellation, int page = 1) =>
        View(await read.LoadAsync(HttpContext.Actor(), show == "ended", page, cancellation));

    [HttpGet("/register/panels.csv")]
    public async Task<IActionResult> Csv(CancellationToken cancellation) =>
        File(await read.WriteAsync(HttpContext.Actor(), cancellation), CsvOutput.ContentType, "panels.csv");

    [HttpGet("new")]
    public async Task<IActionResult> New(string? template, CancellationToken cancellation) =>
        View("Write", await write.LoadAsync(HttpContext.Actor(), null, null, [], cancellation, template));

    [HttpPost("new")]
    public Task<IActionResult> New(PanelForm form, CancellationToken cancellation) => SaveAsync(null, form, cancellation);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellation) =>
        await read.FindAsync(HttpContext.Actor(), id, cancellation) is { } page ? View(page) : NotFound();

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) =>
        await write.LoadAsync(HttpContext.Actor(), id, null, [], cancellation) is { } page ? View("Write", page) : NotFound();

    [HttpPost("{id:guid}/edit")]
    public Task<IActionResult> Edit(Guid id, PanelForm form, CancellationToken cancellation) => SaveAsync(id, form, cancellation);

    [HttpGet("{id:guid}/seats")]
    public async Task<IActionResult> Seats(Guid id, CancellationToken cancellation, int seat = 1) =>
        await write.LoadSeatAsync(HttpContext.Actor(), id, seat, null, [], cancellation) is { } page ? View("Seat", page) : NotFound();

    [HttpPost("{id:guid}/seats")]
    public async Task<IActionResult> Seats(Guid id, SeatForm form, CancellationToken cancellation) => await KeptAsync(
        await write.FillAsync(HttpContext.Actor(), id, form, cancellation),
        form,
        $"Seat {form.Seat} is saved.",
        Address,
        errors => write.LoadSeatAsync(HttpContext.Actor(), id, form.Seat, form, errors, cancellation),
        "Seat");

    [HttpGet("{id:guid}/end")]
    public async Task<IActionResult> End(Guid id, CancellationToken cancellation) =>
        await write.LoadEndAsync(HttpContext.Actor(), id, null, [], cancellation) is { } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/end")]
    public async Task<IActionResult> End(Guid id, EndForm form, CancellationToken cancellation) => await KeptAsync(
        await write.EndAsync(HttpContext.Actor(), id, form, cancellation),
        form,
        "Saved: when the panel ended.",
        Address,
        errors => write.LoadEndAsync(HttpContext.Actor(), id, form, errors, cancellation),
        nameof(End));

    [HttpGet("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, CancellationToken cancellation) =>
        Ask(await write.LoadRemovalAsync(HttpContext.Actor(), id, cancellation));

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, int version, CancellationToken cancellation) => await RemovedAsync(
        await write.RemoveAsync(HttpContext.Actor(), id, version, cancellation),
        "The panel is removed.",
        ReadPanels.Link.Url,
        () => write.LoadRemovalAsync(HttpContext.Actor(), id, cancellation));

    private static string Address(Guid id) => $"{ReadPanels.Link.Url}/{id}";

    private async Task<IActionResult> SaveAsync(Guid? id, PanelForm form, CancellationToken cancellation) => await KeptAsync(
        await write.HandleAsync(HttpContext.Actor(), id, form, cancellation),
        form,
        "The panel is saved.",
        Address,
        errors => write.LoadAsync(HttpContext.Actor(), id, form, errors, cancellation));
}
