using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Returns;

/// <summary>A return as somebody looks at it: with its lock and the names of those who acted on it.</summary>
/// <param name="Locked">Why it cannot be changed; null where it can.</param>
public sealed record SeenReturn(ReturnSheet Sheet, string? Locked, ReturnNames Names);

/// <summary>Who sent and who signed off; null where nobody did, or the person has left.</summary>
public sealed record ReturnNames(string? SentBy, string? SignedOffBy)
{
    public static ReturnNames None { get; } = new(null, null);
}

/// <summary>One line of an organisation's list of returns.</summary>
public sealed record ReturnLine(
    Period Period, CollectionState Collection, string State, DateTimeOffset DueAt, DateTimeOffset? SignedOffAt, bool Overdue);

public sealed class ReadReturns(TenantDoor door, TimeProvider clock)
{
    /// <summary>The organisation's returns, newest first, with those not started.</summary>
    public async Task<IReadOnlyList<ReturnLine>> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var rows = await (
                from collection in transaction.Db.Collections
                where collection.State != CollectionState.Planned
                join own in transaction.Db.Returns on collection.Id equals own.CollectionId into owns
                from own in owns.DefaultIfEmpty()
                select new { collection.Period, collection.State, collection.DueAt, Return = own })
            .AsNoTracking().ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        return
        [
            .. from row in rows
               let period = Period.Parse(row.Period)
               orderby period descending
               let stored = ReturnWords.StoredState(row.Return)
               let late = row.State == CollectionState.Open && row.DueAt < now && stored is "not_started" or "in_progress" or "reopened"
               select new ReturnLine(period, row.State, stored, row.DueAt, row.Return?.SignedOffAt, late),
        ];
    }

    public async Task<SeenReturn?> FindAsync(Actor actor, Period period, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.FindAsync(period, cancellation) is { } sheet
            ? new SeenReturn(sheet, ReturnLock.Why(sheet, clock.GetUtcNow()), await NamesAsync(transaction.Db, sheet.Return, cancellation))
            : null;
    }

    private static async Task<ReturnNames> NamesAsync(BenchmarkingDb db, Return? own, CancellationToken cancellation)
    {
        var ids = new[] { own?.SentBy?.Value, own?.SignedOffBy?.Value }.OfType<Guid>().ToList();
        if (ids.Count == 0)
            return ReturnNames.None;

        var names = await db.Users.Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellation);
        return new ReturnNames(Name(own!.SentBy), Name(own.SignedOffBy));

        string? Name(UserId? id) => id is { } known ? names.GetValueOrDefault(known.Value) : null;
    }
}
