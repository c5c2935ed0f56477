using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.YouSaidWeDid;

/// <summary>One entry in a list.</summary>
/// <param name="Metric">Name of the figure it is about; null for none.</param>
public sealed record SaidLine(SaidEntry Entry, string? Metric, string By);

/// <summary>One page of entries.</summary>
/// <param name="Archived">True for those put away.</param>
/// <param name="Others">How many there are in the other list.</param>
public sealed record SaidListPage(IReadOnlyList<SaidLine> Lines, bool Archived, int Count, int Others, Pagination Pages);

/// <summary>What residents said and what was done, the newest first.</summary>
public sealed class ReadSaid(TenantDoor door)
{
    private const int OnePage = 20;

    public async Task<SaidListPage> LoadAsync(Actor actor, bool archived, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var all = await db.SaidEntries.CountAsync(cancellation);
        var chosen = db.SaidEntries.AsNoTracking().Where(row => (row.ArchivedAt != null) == archived);
        var count = await chosen.CountAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, count, OnePage);
        var rows = await chosen.OrderByDescending(row => row.HappenedOn).ThenBy(row => row.Id)
            .Skip((shown - 1) * OnePage).Take(OnePage).ToListAsync(cancellation);
        var codes = rows.Select(row => row.MetricCode).OfType<string>().ToList();
        var metrics = await db.Metrics.Where(row => codes.Contains(row.Code)).ToDictionaryAsync(row => row.Code, row => row.Name, cancellation);
        var names = await db.NamesAsync(rows.Select(row => row.EditedBy), cancellation);
        var list = archived ? "archived=true&" : "";
        return new SaidListPage(
            [.. rows.Select(row => new SaidLine(row, row.MetricCode is { } code ? metrics[code] : null, names.Of(row.EditedBy) ?? "somebody who has left"))],
            archived,
            count,
            all - count,
            new Pagination("You said, we did", shown, pages, to => $"/you-said-we-did?{list}page={to}"));
    }
}
