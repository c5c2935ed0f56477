using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Files;
using Benchmarking.Web.Features.Releases.Store;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>The version that a new one is compared with, and the highest number that the series ever had.</summary>
internal sealed record EarlierRelease(Release? Last, (int Major, int Minor, int Patch)? Highest)
{
    /// <summary>A withdrawn version keeps its number, but it is the last that still stands that is compared with.</summary>
    public static async Task<EarlierRelease> ReadAsync(BenchmarkingDb db, string series, CancellationToken cancellation)
    {
        var numbered = await db.Releases.AsNoTracking()
            .Where(row => row.Series == series && (row.State == ReleaseState.Published || row.State == ReleaseState.Withdrawn))
            .OrderByDescending(row => row.Major).ThenByDescending(row => row.Minor).ThenByDescending(row => row.Patch)
            .ToListAsync(cancellation);
        return new EarlierRelease(
            numbered.Find(row => row.State == ReleaseState.Published),
            numbered.Count == 0 ? null : (numbered[0].Major!.Value, numbered[0].Minor!.Value, numbered[0].Patch!.Value));
    }

    /// <summary>What differs, by the tables as they are stored: each is proved when it is read.</summary>
    public async Task<ReleaseChanges> ChangesAsync(
        BenchmarkingDb db, Release release, IReadOnlyList<ReleaseTable> tables, CancellationToken cancellation)
    {
        if (Last is null)
            return ReleaseChanges.First;

        var files = await db.ReleaseFiles.AsNoTracking()
            .Where(row => row.ReleaseId == Last.Id && row.MediaType == TableCsv.MediaType).OrderBy(row => row.Position).ToListAsync(cancellation);
        var before = new List<EarlierTable>();
        foreach (var file in files)
        {
            await using var stored = await ReadStored.OpenAsync(db, file.Sha256, cancellation)
                ?? throw new InvalidOperationException($"{file.Name} of release {Last.Version} is not stored.");
            using var memory = new MemoryStream();
            await stored.CopyToAsync(memory, cancellation);
            memory.Position = 0;
            before.Add(EarlierTable.Read(file.Name, memory));
        }

        var changes = ReleaseDifference.Between(Last.Version!, before, tables);
        return changes with { Changes = [.. changes.Changes, .. Words(release)] };
    }

    private IEnumerable<ReleaseChange> Words(Release release)
    {
        if (release.Licence != Last!.Licence || release.Open != Last.Open)
            yield return new(ChangeLevel.Patch, "terms_changed", "", 1, "The licence, or who may download it, is another.");
        if (release.Title != Last.Title || release.Summary != Last.Summary)
            yield return new(ChangeLevel.Patch, "words_changed", "", 1, "Title or summary are worded otherwise.");
    }
}
