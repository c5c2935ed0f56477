using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Api;

/// <summary>Every collection that is or was open, the newest first.</summary>
public sealed record ApiCollections(IReadOnlyList<ApiCollection> Collections);

/// <summary>One round of returns, and where the organisation's own stands.</summary>
/// <param name="Period">As addresses have it.</param>
/// <param name="State"><c>open</c>, <c>closed</c>, <c>provisional</c> or <c>final</c>.</param>
/// <param name="Return">State of the organisation's own return, <c>not_started</c> where there is none.</param>
/// <param name="Overdue">True where the due date has passed and the own return has not been sent.</param>
public sealed record ApiCollection(
    string Period,
    string Name,
    string State,
    ApiMoment OpensAt,
    ApiMoment DueAt,
    ApiMoment LastNewAt,
    ApiMoment LastEditAt,
    string Return,
    bool Overdue);

/// <summary>A moment, for programs and for people.</summary>
public sealed record ApiMoment(DateTime Utc, string London)
{
    public static ApiMoment Of(DateTimeOffset at) => new(at.UtcDateTime, LondonTime.Moment(at));
}

public sealed class ReadRounds(TenantDoor door, TimeProvider clock)
{
    public async Task<ApiCollections> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var rows = await (
                from collection in transaction.Db.Collections
                where collection.State != CollectionState.Planned
                join own in transaction.Db.Returns on collection.Id equals own.CollectionId into owns
                from own in owns.DefaultIfEmpty()
                orderby collection.Period descending
                select new { Collection = collection, Return = own })
            .AsNoTracking().ToListAsync(cancellation);
        return new([.. rows.Select(row => Of(row.Collection, row.Return))]);
    }

    private ApiCollection Of(Collection row, Return? own)
    {
        var period = Period.Parse(row.Period);
        var state = ReturnWords.StoredState(own);
        var late = row.State == CollectionState.Open && row.DueAt < clock.GetUtcNow() && state is "not_started" or "in_progress" or "reopened";
        return new(
            period.Route, period.Words, SnakeCase.Of(row.State.ToString()), ApiMoment.Of(row.OpensAt), ApiMoment.Of(row.DueAt),
            ApiMoment.Of(row.LastNewAt), ApiMoment.Of(row.LastEditAt), state, late);
    }
}
