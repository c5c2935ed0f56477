using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Research;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>One page of the list of releases.</summary>
/// <param name="Standing">What stands between the reader and data that is not open.</param>
public sealed record ReleasesPage(IReadOnlyList<Release> Releases, int Page, int Pages, ResearchStanding Standing)
{
    /// <summary>Whether the reader answers for releases.</summary>
    public bool MayMake { get; init; }

    /// <summary>Whether the reader has a page of a researcher.</summary>
    public bool IsResearcher { get; init; }
}

/// <summary>Every release, the newest first; withdrawn ones too, as those who used them must find out.</summary>
public sealed class ListReleases(TenantDoor door)
{
    private const int PerPage = 20;

    public async Task<ReleasesPage> LoadAsync(Actor? actor, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForAnybodyAsync(actor, cancellation);
        var db = transaction.Db;
        var (shown, pages) = Pagination.Place(page, await db.Known().CountAsync(cancellation), PerPage);
        var releases = await db.Known().OrderByDescending(row => row.PublishedAt).ThenByDescending(row => row.Id)
            .Skip((shown - 1) * PerPage).Take(PerPage).ToListAsync(cancellation);
        return new ReleasesPage(releases, shown, pages, await db.StandingAsync(actor, cancellation))
        {
            MayMake = actor is not null && Access.Allows(Verb.MakeReleases, actor),
            IsResearcher = actor is not null && Access.Allows(Verb.UseResearchAccount, actor),
        };
    }
}
