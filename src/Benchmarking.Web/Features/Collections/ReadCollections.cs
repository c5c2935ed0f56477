using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>One line of the list of collections.</summary>
/// <param name="Sent">Returns that are sent, signed off, or say that there is nothing to report.</param>
/// <param name="SignedOff">Those of them that are signed off or say that there is nothing to report.</param>
public sealed record CollectionLine(
    Period Period, CollectionState State, DateTimeOffset OpensAt, DateTimeOffset DueAt, int Metrics, int Members, int Sent, int SignedOff);

/// <summary>All collections, newest first.</summary>
public sealed class ReadCollections(TenantDoor door)
{
    public async Task<IReadOnlyList<CollectionLine>> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var rows = await db.Collections.AsNoTracking()
            .OrderByDescending(row => row.Period)
            .Select(row => new
            {
                Collection = row,
                Metrics = row.Metrics.Count,
                Members = db.Organisations.Count(own => own.JoinedAt <= row.LastEditAt && (own.LeftAt == null || own.LeftAt > row.DueAt)),
                Sent = db.ReturnProgress.Count(own => own.CollectionId == row.Id
                    && (own.State == ReturnState.Sent || own.State == ReturnState.SignedOff || own.State == ReturnState.NothingToReport)),
                SignedOff = db.ReturnProgress.Count(own => own.CollectionId == row.Id
                    && (own.State == ReturnState.SignedOff || own.State == ReturnState.NothingToReport)),
            })
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new CollectionLine(
                Period.Parse(row.Collection.Period), row.Collection.State, row.Collection.OpensAt, row.Collection.DueAt,
                row.Metrics, row.Members, row.Sent, row.SignedOff)),
        ];
    }
}
