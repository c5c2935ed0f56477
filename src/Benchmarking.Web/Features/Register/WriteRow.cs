using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register;

/// <summary>Writes down, changes and removes rows of one kind that have a form and no page of their own.</summary>
public abstract class WriteRow<TRow, TForm>(TenantDoor door, KeepRow keep)
    where TRow : RegisterRow
    where TForm : RowForm
{
    /// <summary>On the trail: "head count".</summary>
    public abstract string Noun { get; }

    /// <summary>Name of the view beside the controller.</summary>
    public abstract string View { get; }

    public abstract PageLink List { get; }

    /// <summary>What is said once one is kept.</summary>
    public abstract string Saved { get; }

    public abstract string Removed { get; }

    /// <summary>Where a kept one leads.</summary>
    public virtual string Next(TForm form) => List.Url;

    /// <param name="id">Null for a new one.</param>
    /// <param name="form">What was typed; null where nothing was yet.</param>
    /// <param name="of">What a new one is of or starts from, as its address says; null for nothing.</param>
    /// <returns>Null where there is no such row.</returns>
    public async Task<WritePage<TForm>?> LoadAsync(
        Actor actor, Guid? id, TForm? form, IReadOnlyList<FormError> errors, string? of, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var row = id is null ? null : await FindAsync(transaction.Db, id, cancellation);
        return id is not null && row is null ? null : await PageAsync(transaction.Db, row, form, errors, of, cancellation);
    }

    public Task<KeepResult> HandleAsync(Actor actor, Guid? id, TForm form, CancellationToken cancellation) => keep.HandleAsync(
        actor, id, form.Version, Noun, Make, (db, reading) => ReadAsync(db, id, form, reading, cancellation), cancellation);

    public Task<KeepResult> RemoveAsync(Actor actor, Guid id, int version, CancellationToken cancellation) =>
        keep.RemoveAsync<TRow>(actor, id, version, Noun, cancellation);

    /// <returns>Null where there is no such row.</returns>
    public async Task<RemovePage?> LoadRemovalAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await FindAsync(transaction.Db, id, cancellation) is { } row ? Ask(row) : null;
    }

    /// <param name="row">Null for a new one.</param>
    /// <param name="form">As in <see cref="LoadAsync"/>.</param>
    protected abstract Task<WritePage<TForm>> PageAsync(
        BenchmarkingDb db, TRow? row, TForm? form, IReadOnlyList<FormError> errors, string? of, CancellationToken cancellation);

    /// <summary>A new one, with what the compiler wants of it.</summary>
    protected abstract TRow Make();

    /// <summary>What fills the row where nothing is wrong.</summary>
    /// <param name="id">Null for a new one.</param>
    protected abstract Task<Action<TRow>> ReadAsync(BenchmarkingDb db, Guid? id, TForm form, FormReading reading, CancellationToken cancellation);

    /// <summary>The question before it is removed.</summary>
    protected abstract RemovePage Ask(TRow row);

    private static Task<TRow?> FindAsync(BenchmarkingDb db, Guid? id, CancellationToken cancellation) =>
        db.Set<TRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
}

/// <summary>The addresses of <see cref="WriteRow{TRow,TForm}"/>, below the route of the class that has them.</summary>
public abstract class WriteController<TRow, TForm>(WriteRow<TRow, TForm> write) : RowController
    where TRow : RegisterRow
    where TForm : RowForm
{
    /// <param name="of">What it is of or starts from.</param>
    [HttpGet("new")]
    public async Task<IActionResult> New(string? of, CancellationToken cancellation) =>
        View(write.View, await write.LoadAsync(HttpContext.Actor(), null, null, [], of, cancellation));

    [HttpPost("new")]
    public Task<IActionResult> New(TForm form, CancellationToken cancellation) => SaveAsync(null, form, cancellation);

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancellation) =>
        await write.LoadAsync(HttpContext.Actor(), id, null, [], null, cancellation) is { } page ? View(write.View, page) : NotFound();

    [HttpPost("{id:guid}/edit")]
    public Task<IActionResult> Edit(Guid id, TForm form, CancellationToken cancellation) => SaveAsync(id, form, cancellation);

    [HttpGet("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, CancellationToken cancellation) =>
        Ask(await write.LoadRemovalAsync(HttpContext.Actor(), id, cancellation));

    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, int version, CancellationToken cancellation) => await RemovedAsync(
        await write.RemoveAsync(HttpContext.Actor(), id, version, cancellation),
        write.Removed,
        write.List.Url,
        () => write.LoadRemovalAsync(HttpContext.Actor(), id, cancellation));

    private async Task<IActionResult> SaveAsync(Guid? id, TForm form, CancellationToken cancellation) => await KeptAsync(
        await write.HandleAsync(HttpContext.Actor(), id, form, cancellation),
        form,
        write.Saved,
        _ => write.Next(form),
        errors => write.LoadAsync(HttpContext.Actor(), id, form, errors, null, cancellation),
        write.View);
}
