using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Reopenings;

/// <summary>A request as the consortium's administrator sees it: who asks for what and why, and no figure.</summary>
/// <param name="Next">The publication that would take the correction in; null once there is none any more.</param>
public sealed record AskedReopening(
    Reopening Row, string Organisation, Period Period, CollectionState Collection, string? AskedBy, string? AnsweredBy, PublicationKind? Next);

/// <summary>A page of requests, those that wait for an answer first.</summary>
public sealed record ReopeningList(IReadOnlyList<AskedReopening> Lines, int Waiting, int Page, int Pages);

/// <summary>Reads requests of all members.</summary>
public sealed class ReadReopenings(TenantDoor door)
{
    private const int PerPage = 25;

    public async Task<ReopeningList> LoadAsync(Actor actor, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var all = await db.Reopenings.CountAsync(cancellation);
        var waiting = await db.Reopenings.CountAsync(row => row.State == ReopeningState.Asked, cancellation);
        var (shown, pages) = Pagination.Place(page, all, PerPage);
        var ids = await db.Reopenings
            .OrderByDescending(row => row.State == ReopeningState.Asked).ThenByDescending(row => row.AskedAt).ThenBy(row => row.Id)
            .Skip((shown - 1) * PerPage).Take(PerPage).Select(row => row.Id).ToListAsync(cancellation);
        var lines = await LinesAsync(db, ids, cancellation);
        return new ReopeningList([.. ids.Select(id => lines.Single(line => line.Row.Id == id))], waiting, shown, pages);
    }

    /// <summary>One request; null where there is none.</summary>
    public async Task<AskedReopening?> FindAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return (await LinesAsync(transaction.Db, [id], cancellation)).SingleOrDefault();
    }

    private static async Task<List<AskedReopening>> LinesAsync(BenchmarkingDb db, List<Guid> ids, CancellationToken cancellation)
    {
        var rows = await (
                from reopening in db.Reopenings
                where ids.Contains(reopening.Id)
                join organisation in db.Organisations on reopening.OrganisationId equals organisation.Id
                join collection in db.Collections on reopening.CollectionId equals collection.Id
                select new
                {
                    Row = reopening,
                    organisation.Name,
                    collection.Period,
                    collection.State,
                    Published = db.Publications.Where(own => own.CollectionId == collection.Id).Select(own => own.Kind).ToList(),
                })
            .AsNoTracking().ToListAsync(cancellation);
        var names = await db.NamesAsync(
            [.. rows.Select(row => row.Row.AskedBy), .. rows.Select(row => row.Row.AnsweredBy).OfType<UserId>()], cancellation);
        return
        [
            .. rows.Select(row => new AskedReopening(
                row.Row, row.Name, Period.Parse(row.Period), row.State, names.Of(row.Row.AskedBy), names.Of(row.Row.AnsweredBy),
                ReturnHistories.NextAfter(row.Published))),
        ];
    }
}
