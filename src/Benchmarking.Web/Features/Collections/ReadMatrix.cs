using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>One member across collections.</summary>
/// <param name="States">As stored, a collection each; null where the member was no member then.</param>
public sealed record MatrixRow(string Name, IReadOnlyList<string?> States);

/// <summary>The last collections × a page of members: states alone.</summary>
public sealed record MatrixPage(IReadOnlyList<Period> Periods, IReadOnlyList<MatrixRow> Rows, int Members, int Page, int Pages)
{
    public IReadOnlyList<PageLink> Breadcrumbs => [CollectionCrumbs.List, new("Members across collections", "", Current: true)];
}

/// <summary>Reads how members have kept up, from states and names alone.</summary>
public sealed class ReadMatrix(TenantDoor door)
{
    private const int Collections = 6;
    private const int PerPage = 50;

    public async Task<MatrixPage> LoadAsync(Actor actor, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var collections = await db.Collections.AsNoTracking().Where(row => row.State != CollectionState.Planned)
            .OrderByDescending(row => row.Period).Take(Collections).ToListAsync(cancellation);
        collections.Reverse();
        var ids = collections.ConvertAll(row => row.Id);
        var members = await db.Organisations
            .Where(own => own.LeftAt == null || db.ReturnProgress.Any(row => row.OrganisationId == own.Id && ids.Contains(row.CollectionId)))
            .Select(own => new { own.Id, own.Name, own.JoinedAt, own.LeftAt }).ToListAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, members.Count, PerPage);
        var here = members.OrderBy(own => BoardRow.SortNameOf(own.Name), StringComparer.OrdinalIgnoreCase)
            .Skip((shown - 1) * PerPage).Take(PerPage).ToList();
        var owners = here.ConvertAll(own => own.Id);
        var states = (await db.ReturnProgress.AsNoTracking()
                .Where(row => ids.Contains(row.CollectionId) && owners.Contains(row.OrganisationId))
                .Select(row => new { row.OrganisationId, row.CollectionId, row.State }).ToListAsync(cancellation))
            .ToDictionary(row => (row.OrganisationId, row.CollectionId), row => SnakeCase.Of(row.State.ToString()));
        return new MatrixPage(
            collections.ConvertAll(row => Period.Parse(row.Period)),
            [.. here.Select(own => new MatrixRow(own.Name, [.. collections.Select(row =>
                states.GetValueOrDefault((own.Id, row.Id)) ?? (WasMember(row, own.JoinedAt, own.LeftAt) ? "not_started" : null))]))],
            members.Count,
            shown,
            pages);
    }

    private static bool WasMember(Collection collection, DateTimeOffset joined, DateTimeOffset? left) =>
        joined <= collection.LastEditAt && (left is null || left > collection.DueAt);
}
