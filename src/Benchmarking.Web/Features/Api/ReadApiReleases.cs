using Benchmarking.Web.Features.Releases.Public;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Api;

/// <summary>Pages of releases and of their cells.</summary>
public sealed class ReadApiReleases(TenantDoor door, TimeProvider clock)
{
    /// <summary>How many of something one page may have.</summary>
    public const int MostPerPage = 1000;

    public const int UsualPerPage = 100;

    public async Task<ApiReleases> LoadAsync(int page, int size, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var known = transaction.Db.Known();
        var count = await known.CountAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, count, size);
        var releases = await known.OrderByDescending(row => row.PublishedAt).ThenByDescending(row => row.Id)
            .Skip((shown - 1) * size).Take(size).ToListAsync(cancellation);
        return new ApiReleases(
            [.. releases.Select(ApiReleaseLine.Of)], count, shown, pages, shown < pages ? $"/api/v1/releases?page={shown + 1}&size={size}" : null);
    }

    /// <summary>Cells of a release, or why there are none.</summary>
    public async Task<(ApiCells? Cells, ReleaseAccess Access)> CellsAsync(
        Actor? actor, string series, string version, CellFilter filter, int page, int size, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForAnybodyAsync(actor, cancellation);
        var db = transaction.Db;
        var access = await db.AccessAsync(actor, series, version, cancellation);
        if (access is not ReleaseAccess.Granted(var release))
            return (null, access);

        var cells = filter.Of(db, release);
        var count = await cells.CountAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, count, size);
        var rows = await cells.Skip((shown - 1) * size).Take(size).ToListAsync(cancellation);
        await db.RecordAsync(actor, new Download(release.Id, filter.NameOf($"cells, page {shown} of {pages}"), 0, 0), byApi: true, clock.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
        var next = shown < pages ? $"/api/v1{release.Address()}/cells?page={shown + 1}&size={size}{filter.Query}" : null;
        return (new ApiCells([.. rows.Select(ApiCell.Of)], count, shown, pages, next), access);
    }
}
