using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.YouSaidWeDid;

public abstract record WriteSaidResult
{
    public sealed record Saved : WriteSaidResult;

    /// <summary>With what was typed, to be put right.</summary>
    public sealed record Again(SaidPage Page, bool IsConflict) : WriteSaidResult;

    public sealed record NoSuchEntry : WriteSaidResult;
}

public enum PutAwayResult
{
    Done,

    /// <summary>A colleague changed it at the same moment.</summary>
    ChangedMeanwhile,

    NoSuchEntry,
}

/// <summary>Writes down what residents said and what was done, changes it, puts it away and takes it out again.</summary>
public sealed class WriteSaid(TenantDoor door, TimeProvider clock)
{
    /// <param name="id">Null for a new one.</param>
    /// <returns>Null where there is no such entry, or it is put away.</returns>
    public async Task<SaidPage?> LoadAsync(Actor actor, Guid? id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var entry = await FindAsync(transaction.Db, id, cancellation);
        return id is not null && entry is null or { ArchivedAt: not null }
            ? null
            : new SaidPage(entry, entry is null ? new SaidForm() : SaidForm.Of(entry), await MetricsAsync(transaction.Db, cancellation), []);
    }

    public async Task<WriteSaidResult> HandleAsync(Actor actor, Guid? id, SaidForm form, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var now = clock.GetUtcNow();
        var entry = await FindAsync(db, id, cancellation);
        if (id is not null && entry is null or { ArchivedAt: not null })
            return new WriteSaidResult.NoSuchEntry();

        var metrics = await MetricsAsync(db, cancellation);
        var errors = form.Problems(metrics, now);
        if (errors.Count > 0)
            return new WriteSaidResult.Again(new SaidPage(entry, form, metrics, errors), IsConflict: false);
        if (entry is not null && entry.Version != form.Version)
            return Conflict(entry, form, metrics);

        var kept = entry ?? db.SaidEntries.Add(new SaidEntry
        {
            OrganisationId = actor.OrganisationId!.Value,
            YouSaid = "",
            WeDid = "",
            WhatChanged = "",
            Version = 0,
            MadeAt = now,
            MadeBy = actor.UserId,
        }).Entity;
        form.Fill(kept);
        (kept.EditedAt, kept.EditedBy, kept.Version) = (now, actor.UserId, kept.Version + 1);
        transaction.Audit(actor, now, entry is null ? "wrote a You said, we did" : "changed a You said, we did", $"entry {kept.Id}");
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Conflict(kept, form, metrics);
        }

        return new WriteSaidResult.Saved();
    }

    /// <summary>Puts an entry away or takes it out again; doing it twice changes nothing.</summary>
    public async Task<PutAwayResult> PutAwayAsync(Actor actor, Guid id, bool away, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await FindAsync(transaction.Db, id, cancellation) is not { } entry)
            return PutAwayResult.NoSuchEntry;
        if (entry.ArchivedAt is not null == away)
            return PutAwayResult.Done;

        (entry.ArchivedAt, entry.ArchivedBy) = away ? (clock.GetUtcNow(), actor.UserId) : (default(DateTimeOffset?), default(UserId?));
        entry.Version++;
        transaction.Audit(actor, clock.GetUtcNow(), away ? "put a You said, we did away" : "took a You said, we did out again", $"entry {id}");
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return PutAwayResult.ChangedMeanwhile;
        }

        return PutAwayResult.Done;
    }

    private static WriteSaidResult.Again Conflict(SaidEntry entry, SaidForm form, IReadOnlyList<(string Code, string Name)> metrics)
    {
        form.Version = entry.Version;
        return new(
            new SaidPage(entry, form, metrics, [new FormError(null, "A colleague changed this entry while you had the page open. What you typed is still below: save again to replace theirs.")]),
            IsConflict: true);
    }

    private static async Task<SaidEntry?> FindAsync(BenchmarkingDb db, Guid? id, CancellationToken cancellation) =>
        id is null ? null : await db.SaidEntries.SingleOrDefaultAsync(row => row.Id == id, cancellation);

    private static async Task<IReadOnlyList<(string Code, string Name)>> MetricsAsync(BenchmarkingDb db, CancellationToken cancellation) =>
        await db.Metrics.OrderBy(metric => metric.Name)
            .Select(metric => new ValueTuple<string, string>(metric.Code, metric.Name)).ToListAsync(cancellation);
}
