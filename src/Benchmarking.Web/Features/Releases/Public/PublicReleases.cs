using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Public;

/// <summary>Releases as everybody knows them: published ones, and those that were withdrawn since.</summary>
public static class PublicReleases
{
    public static IQueryable<Release> Known(this BenchmarkingDb db) => db.Releases.AsNoTracking()
        .Where(row => row.State == ReleaseState.Published || row.State == ReleaseState.Withdrawn);

    /// <summary>One version of a series; null where there is none.</summary>
    public static Task<Release?> KnownAsync(this BenchmarkingDb db, string series, string version, CancellationToken cancellation)
    {
        if (!ReleaseVersion.TryParse(version, out var asked))
            return Task.FromResult<Release?>(null);

        var (major, minor, patch) = asked;
        return db.Known().SingleOrDefaultAsync(
            row => row.Series == series && row.Major == major && row.Minor == minor && row.Patch == patch, cancellation);
    }

    /// <summary>Every version of a series, the newest first.</summary>
    public static Task<List<Release>> VersionsAsync(this BenchmarkingDb db, string series, CancellationToken cancellation) =>
        db.Known().Where(row => row.Series == series)
            .OrderByDescending(row => row.Major).ThenByDescending(row => row.Minor).ThenByDescending(row => row.Patch)
            .ToListAsync(cancellation);

    /// <summary>The address of its page.</summary>
    public static string Address(this Release release) => $"/releases/{release.Series}/{release.Version}";

    public static string FileAddress(this Release release, string file) => $"{release.Address()}/files/{file}";
}
