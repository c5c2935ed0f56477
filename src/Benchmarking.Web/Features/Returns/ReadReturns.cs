using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Database;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Returns;

/// <summary>A return as somebody looks at it: with its lock and the names of those who acted on it.</summary>
/// <param name="Locked">Why it cannot be changed; null where it can.</param>
public sealed record SeenReturn(ReturnSheet Sheet, string? Locked, ReturnNames Names)
{
    public ReturnHistory History { get; init; } = ReturnHistory.None;

    /// <summary>Why nobody can ask for it to be reopened now; null where an approver can.</summary>
    public string? WhyNotAsk { get; init; } = ReopenedReturn.NeverSigned;

    /// <summary>Until when a reopened return can be changed; null where none is reopened now.</summary>
    public DateTimeOffset? ReopenedUntil { get; init; }
}

/// <summary>Who sent and who signed off; null where nobody did, or the person has left.</summary>
public sealed record ReturnNames(string? SentBy, string? SignedOffBy)
{
    public static ReturnNames None { get; } = new(null, null);
}

/// <summary>One line of an organisation's list of returns.</summary>
/// <param name="Overdue">Due, never sent, and still taken.</param>
/// <param name="SentBack">An approver wants something changed.</param>
/// <param name="ReopenedUntil">Until when it is open again; null where it is not.</param>
/// <param name="RanOut">It was reopened and not signed off again in time.</param>
public sealed record ReturnLine(
    Period Period,
    CollectionState Collection,
    string State,
    ReturnDates Dates,
    DateTimeOffset? SignedOffAt,
    bool Overdue,
    bool SentBack,
    DateTimeOffset? ReopenedUntil,
    bool RanOut = false)
{
    public DateTimeOffset DueAt => Dates.DueAt;

    /// <summary>True where somebody of the organisation can do something about it.</summary>
    public bool IsOpen => Collection == CollectionState.Open || ReopenedUntil is not null;
}

/// <summary>The three dates of a collection.</summary>
public sealed record ReturnDates(DateTimeOffset DueAt, DateTimeOffset LastNewAt, DateTimeOffset LastEditAt);

public sealed class ReadReturns(TenantDoor door, TimeProvider clock)
{
    /// <summary>The organisation's returns, newest first, with those not started.</summary>
    public async Task<IReadOnlyList<ReturnLine>> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var now = clock.GetUtcNow();
        var rows = await (
                from collection in db.Collections
                where collection.State != CollectionState.Planned
                join own in db.Returns on collection.Id equals own.CollectionId into owns
                from own in owns.DefaultIfEmpty()
                select new { Collection = collection, Return = own })
            .AsNoTracking().ToListAsync(cancellation);
        var open = await db.Reopenings.AsNoTracking().Where(row => row.State == ReopeningState.Agreed && row.Until >= now)
            .ToListAsync(cancellation);
        return
        [
            .. from row in rows
               let period = Period.Parse(row.Collection.Period)
               orderby period descending
               let reopened = open.FirstOrDefault(own => own.ReturnId == row.Return?.Id && own.IsInForce(row.Return?.Revision, now))
               select Line(row.Collection, period, row.Return, reopened, now),
        ];
    }

    public async Task<SeenReturn?> FindAsync(Actor actor, Period period, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.FindAsync(period, cancellation) is not { } sheet)
            return null;

        var now = clock.GetUtcNow();
        var people = new[] { sheet.Return?.SentBy, sheet.Return?.SignedOffBy }.OfType<UserId>();
        var known = await transaction.Db.NamesAsync(people, cancellation);
        var names = new ReturnNames(known.Of(sheet.Return?.SentBy), known.Of(sheet.Return?.SignedOffBy));
        return new SeenReturn(sheet, ReturnLock.Why(sheet, now, names), names)
        {
            History = await transaction.Db.HistoryAsync(sheet, cancellation),
            WhyNotAsk = ReopenedReturn.WhyNotAsk(sheet, now),
            ReopenedUntil = sheet.IsReopened(now) ? sheet.Reopening!.Until : null,
        };
    }

    private static ReturnLine Line(Collection collection, Period period, Return? own, Reopening? reopened, DateTimeOffset now)
    {
        var stored = ReturnWords.StoredState(own);
        var owed = stored is "not_started" or "in_progress";
        return new ReturnLine(
            period,
            collection.State,
            stored,
            new ReturnDates(collection.DueAt, collection.LastNewAt, collection.LastEditAt),
            own?.SignedOffAt,
            owed && collection.State == CollectionState.Open && collection.DueAt < now,
            own?.SentBackComment is not null,
            reopened?.Until,
            own is { WasSigned: true, State: ReturnState.Reopened or ReturnState.Sent } && reopened is null);
    }
}
