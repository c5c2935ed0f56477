using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>The board of one collection, from states and names alone.</summary>
public sealed class ReadBoard(TenantDoor door, TimeProvider clock)
{
    /// <summary>The board; null where there is no collection of that period.</summary>
    public async Task<Board?> LoadAsync(Actor actor, Period period, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var text = period.ToString();
        var found = await db.Collections.AsNoTracking().Where(row => row.Period == text)
            .Select(row => new
            {
                Collection = row,
                Metrics = row.Metrics.Count,
                Publications = db.Publications.Where(own => own.CollectionId == row.Id).OrderBy(own => own.Number)
                    .Select(own => new PublicationLine(own.Number, own.Kind, own.PublishedAt)).ToList(),
            })
            .SingleOrDefaultAsync(cancellation);
        return found is null
            ? null
            : new Board(
                found.Collection,
                found.Metrics,
                await RowsAsync(db, found.Collection, cancellation),
                found.Publications,
                await db.UnderWayAsync(found.Collection.Id, cancellation))
            {
                LastReminder = await db.LastReminderAsync(found.Collection.Id, cancellation),
            };
    }

    /// <summary>Every member of the time, and whoever else has a return.</summary>
    private async Task<IReadOnlyList<BoardRow>> RowsAsync(BenchmarkingDb db, Collection collection, CancellationToken cancellation)
    {
        var rows = await (
                from own in db.Organisations
                join progress in db.ReturnProgress.Where(row => row.CollectionId == collection.Id)
                    on own.Id equals progress.OrganisationId into stands
                from progress in stands.DefaultIfEmpty()
                where progress != null
                    || (own.JoinedAt <= collection.LastEditAt && (own.LeftAt == null || own.LeftAt > collection.DueAt))
                orderby own.Name
                select new { own.Id, own.Name, own.Region, own.SizeBand, Progress = progress })
            .AsNoTracking().ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        var reopenings = (await db.Reopenings.AsNoTracking()
                .Where(own => own.CollectionId == collection.Id
                    && (own.State == ReopeningState.Asked || (own.State == ReopeningState.Agreed && own.Until >= now)))
                .ToListAsync(cancellation))
            .ToLookup(own => own.OrganisationId);
        var overdue = collection.State != CollectionState.Planned && now > collection.DueAt;
        return
        [
            .. from row in rows
               let state = row.Progress is null ? "not_started" : SnakeCase.Of(row.Progress.State.ToString())
               let late = overdue && state is "not_started" or "in_progress"
               select new BoardRow(row.Name, row.Region, row.SizeBand, state, row.Progress?.SentAt, row.Progress?.SignedOffAt, late)
               {
                   QueriesOpen = row.Progress?.QueriesOpen ?? 0,
                   Asked = reopenings[row.Id].FirstOrDefault(own => own.State == ReopeningState.Asked)?.Id,
                   ReopenedUntil = reopenings[row.Id].FirstOrDefault(own => own.IsOpenFor(row.Progress))?.Until,
               },
        ];
    }
}

public static class BoardReopenings
{
    /// <summary>
    /// Whether an agreed reopening still holds: signing off ends it, which an administrator sees by the date alone.
    /// </summary>
    public static bool IsOpenFor(this Reopening agreed, ReturnProgress? progress) =>
        agreed.State == ReopeningState.Agreed
        && !(progress is { State: ReturnState.SignedOff, SignedOffAt: { } signed } && signed > agreed.AnsweredAt);
}

public static class PublicationsUnderWay
{
    /// <summary>The job that waits or runs to publish a collection; null where there is none.</summary>
    public static async Task<Guid?> UnderWayAsync(this BenchmarkingDb db, CollectionId collection, CancellationToken cancellation)
    {
        var subject = collection.Value;
        return await db.ConsortiumJobs
            .Where(job => job.Kind == JobKind.PublishCollection && job.Subject == subject
                && (job.State == JobState.Queued || job.State == JobState.Running))
            .Select(job => (Guid?)job.Id).SingleOrDefaultAsync(cancellation);
    }
}
