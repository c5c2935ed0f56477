using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Releases.Files;
using Benchmarking.Web.Features.Research;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>What is at the address of a release.</summary>
public abstract record ReleaseFound
{
    public sealed record There(ReleasePage Page) : ReleaseFound;

    /// <summary>It was published and is withdrawn.</summary>
    /// <param name="Newest">What there is now instead; null where there is nothing.</param>
    public sealed record Withdrawn(Release Release, Release? Newest) : ReleaseFound;

    /// <summary>There is such a series, and no such version of it.</summary>
    public sealed record NoVersion(string Series, string Asked, IReadOnlyList<Release> Versions) : ReleaseFound;

    public sealed record Nothing : ReleaseFound;
}

/// <summary>Reads one release: its words, its files, and what is in them. The files themselves are not touched.</summary>
public sealed class ReadRelease(TenantDoor door)
{
    /// <summary>With a chart, for people.</summary>
    /// <param name="metric">The metric to draw; null or one that it has not: the first.</param>
    public async Task<ReleaseFound> LoadAsync(Actor? actor, string series, string version, string? metric, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForAnybodyAsync(actor, cancellation);
        var found = await FindAsync(transaction.Db, actor, series, version, cancellation);
        return found is ReleaseFound.There({ MayTake: true } page)
            ? new ReleaseFound.There(await WithChartAsync(transaction.Db, page, metric, cancellation))
            : found;
    }

    /// <summary>Without one, for programs.</summary>
    public async Task<ReleaseFound> ReadAsync(Actor? actor, string series, string version, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForAnybodyAsync(actor, cancellation);
        return await FindAsync(transaction.Db, actor, series, version, cancellation);
    }

    private static async Task<ReleaseFound> FindAsync(
        BenchmarkingDb db, Actor? actor, string series, string version, CancellationToken cancellation)
    {
        var versions = await db.VersionsAsync(series, cancellation);
        if (versions.Count == 0)
            return new ReleaseFound.Nothing();
        if (versions.Find(row => row.Version == version) is not { } release)
            return new ReleaseFound.NoVersion(series, version, versions);
        if (release.State == ReleaseState.Withdrawn)
            return new ReleaseFound.Withdrawn(release, versions.FirstOrDefault(row => row.State == ReleaseState.Published));

        var files = await db.ReleaseFiles.AsNoTracking().Where(row => row.ReleaseId == release.Id)
            .OrderBy(row => row.Position).ToListAsync(cancellation);
        var periods = await db.Publications.Where(row => release.Publications.Contains(row.Number))
            .Select(row => row.Period).Distinct().ToListAsync(cancellation);
        var page = new ReleasePage(
            release, files, [.. periods.Order(StringComparer.Ordinal).Select(Period.Parse)], versions, await db.StandingAsync(actor, cancellation))
        {
            Profiles = await db.ProfilesAsync(release.Id, files, cancellation),
        };
        return new ReleaseFound.There(page);
    }

    /// <summary>The newest version that is not withdrawn; where all are, the newest, which says why. Null where there is none.</summary>
    public async Task<Release?> NewestAsync(string series, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        return (await transaction.Db.VersionsAsync(series, cancellation)).MaxBy(row => (row.State == ReleaseState.Published, ReleaseVersion.Of(row)));
    }

    /// <summary>The chart has the numbers of the release's publications and of no other, as the files have.</summary>
    private static async Task<ReleasePage> WithChartAsync(
        BenchmarkingDb db, ReleasePage page, string? metric, CancellationToken cancellation)
    {
        if (await db.FindTimelineAsync(PeerGroup.All, cancellation, page.Release.Publications) is not { } timeline)
            return page;

        var drawn = (await db.ReadSeriesAsync(timeline, Perspective.Sector, null, cancellation))
            .Where(series => series.Points.Any(point => point.Cell?.Median is not null)).ToList();
        var chosen = drawn.FirstOrDefault(series => series.Subject.Code == metric) ?? drawn.FirstOrDefault();
        if (chosen is null)
            return page;

        var chart = MetricCharts.Of(chosen, timeline, Perspective.Sector, Finding.Title(chosen, timeline.Group), null, null) with
        {
            ShowTitle = true,
            IsAmongOthers = true,
            Links = [new PageLink("What it means", $"/metrics/{chosen.Subject.Code}")],
        };
        return page with
        {
            Chart = chart,
            Metric = chosen.Subject.Code,
            Metrics = [.. drawn.Select(series => (series.Subject.Code, series.Subject.Name))],
        };
    }
}
