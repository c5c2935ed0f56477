using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform.OrganisationJobs;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.History;

/// <summary>What came of a step of an import.</summary>
public enum HistoryStep
{
    Done,

    /// <summary>It had moved on meanwhile; its page says where it stands.</summary>
    TooLate,

    /// <summary>Another import of the organisation is under way.</summary>
    Busy,

    NoSuchImport,
}

/// <summary>Has an import done, or done again: somebody said yes to its changes, or its work had stopped.</summary>
public sealed class ResumeHistory(TenantDoor door, OrganisationJobBell bell, TimeProvider clock)
{
    /// <param name="confirmed">True where somebody said yes to the changes they were shown.</param>
    public async Task<HistoryStep> HandleAsync(Actor actor, Guid id, bool confirmed, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (!await db.HistoryImports.AnyAsync(row => row.Id == id, cancellation))
            return HistoryStep.NoSuchImport;

        var now = clock.GetUtcNow();
        var from = confirmed ? HistoryImportState.Asking : HistoryImportState.Waiting;
        var moved = db.HistoryImports.Where(row => row.Id == id && row.State == from);
        var count = confirmed
            ? await moved.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, HistoryImportState.Waiting).SetProperty(row => row.FinishedAt, (DateTimeOffset?)null)
                    .SetProperty(row => row.ConfirmedAt, now).SetProperty(row => row.ConfirmedBy, actor.UserId),
                cancellation)
            : await moved.CountAsync(cancellation);
        if (count == 0)
            return HistoryStep.TooLate;

        db.OrganisationJobs.Add(HistoryJobs.For(actor, id, now));
        transaction.Audit(actor, now, confirmed ? "agreed to changes" : "tried again", "earlier figures", id.ToString());
        if (!await HistoryJobs.TryCommitAsync(transaction, cancellation))
            return HistoryStep.Busy;
        bell.Ring();
        return HistoryStep.Done;
    }
}

/// <summary>
/// Stops an import: at once where nobody works at it, else as soon as the worker looks up. One that is finished stays
/// as it is.
/// </summary>
public sealed class CancelHistory(TenantDoor door, TimeProvider clock)
{
    public async Task<HistoryStep> HandleAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        if (!await db.HistoryImports.AnyAsync(row => row.Id == id, cancellation))
            return HistoryStep.NoSuchImport;

        var now = clock.GetUtcNow();
        var asked = await db.OrganisationJobs
            .Where(job => job.Kind == OrganisationJobKind.ImportHistory && job.Subject == id && job.State == OrganisationJobState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.CancelAsked, true), cancellation);
        if (asked == 0)
            asked = await CancelAtOnceAsync(transaction, id, now, cancellation);
        if (asked == 0)
            return HistoryStep.TooLate;

        transaction.Audit(actor, now, "cancelled", "earlier figures", id.ToString());
        await transaction.CommitAsync(cancellation);
        return HistoryStep.Done;
    }

    private static async Task<int> CancelAtOnceAsync(TenantTransaction transaction, Guid id, DateTimeOffset now, CancellationToken cancellation)
    {
        await transaction.Db.OrganisationJobs
            .Where(job => job.Kind == OrganisationJobKind.ImportHistory && job.Subject == id && job.State == OrganisationJobState.Queued)
            .ExecuteUpdateAsync(
                set => set.SetProperty(job => job.State, OrganisationJobState.Cancelled).SetProperty(job => job.FinishedAt, now)
                    .SetProperty(job => job.Message, "It was cancelled before it began."),
                cancellation);
        // Whoever claimed it a moment ago finds a state that is not theirs, and keeps nothing.
        return await transaction.Db.HistoryImports
            .Where(row => row.Id == id && (row.State == HistoryImportState.Waiting || row.State == HistoryImportState.Asking))
            .Where(row => !transaction.Db.OrganisationJobs.Any(job => job.Subject == id && job.State == OrganisationJobState.Running))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, HistoryImportState.Cancelled).SetProperty(row => row.FinishedAt, now), cancellation);
    }
}

/// <summary>Takes an import's figures and its file away, all or nothing. Figures that it had changed do not come back.</summary>
public sealed class RemoveHistory(TenantDoor door, TimeProvider clock)
{
    public async Task<HistoryStep> HandleAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var name = await db.HistoryImports.Where(row => row.Id == id).Select(row => row.FileName).SingleOrDefaultAsync(cancellation);
        if (name is null)
            return HistoryStep.NoSuchImport;
        if (await db.OrganisationJobs.AnyAsync(
                job => job.State == OrganisationJobState.Queued || job.State == OrganisationJobState.Running, cancellation))
            return HistoryStep.Busy;
        await HistoryStore.LockAsync(db, actor.OrganisationId!.Value, cancellation);

        var now = clock.GetUtcNow();
        var figures = await db.HistoryFigures.Where(row => row.ImportId == id).ExecuteDeleteAsync(cancellation);
        await db.HistoryChanges.Where(row => row.ImportId == id).ExecuteDeleteAsync(cancellation);
        var removed = await db.HistoryImports.Where(row => row.Id == id && row.State != HistoryImportState.Removed)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, HistoryImportState.Removed).SetProperty(row => row.Content, Array.Empty<byte>())
                    .SetProperty(row => row.Problems, "[]").SetProperty(row => row.FinishedAt, now),
                cancellation);
        if (removed == 0)
            return HistoryStep.TooLate;

        transaction.Audit(actor, now, "removed", "earlier figures", $"{name}: {figures} figures");
        await transaction.CommitAsync(cancellation);
        return HistoryStep.Done;
    }
}
