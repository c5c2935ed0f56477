using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Deciding;

/// <summary>A page of the list of releases, the newest first.</summary>
/// <param name="Waiting">One that is being made or waits for a decision; there is one at most.</param>
public sealed record ManagedReleasesPage(IReadOnlyList<Release> Releases, Release? Waiting, Pagination Pages);

public sealed class ReadManagedReleases(TenantDoor door)
{
    private const int PerPage = 25;

    public async Task<ManagedReleasesPage> LoadAsync(Actor actor, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var releases = transaction.Db.Releases.AsNoTracking();
        var (shown, pages) = Pagination.Place(page, await releases.CountAsync(cancellation), PerPage);
        return new ManagedReleasesPage(
            await releases.OrderByDescending(row => row.MadeAt).ThenBy(row => row.Id).Skip((shown - 1) * PerPage).Take(PerPage).ToListAsync(cancellation),
            await releases.FirstOrDefaultAsync(
                row => row.Series == Release.Benchmarks && (row.State == ReleaseState.Building || row.State == ReleaseState.Ready), cancellation),
            new Pagination("Research releases", shown, pages, number => $"{ManagedReleasePage.List}?page={number}"));
    }
}
