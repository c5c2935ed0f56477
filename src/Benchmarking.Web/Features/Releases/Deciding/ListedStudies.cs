using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Making;
using Benchmarking.Web.Features.Releases.Store;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Deciding;

/// <summary>The case studies that a release lists, which their authors may have taken back since it was made.</summary>
public static class ListedStudies
{
    public const string Gone =
        "A case study that it lists was withdrawn, changed or narrowed to members since the release was made. Discard the release and ask for it again: the list is then made anew.";

    /// <summary>True where every line of the list still says what is published to everyone, or there is no list.</summary>
    public static async Task<bool> StandAsync(BenchmarkingDb db, Release release, CancellationToken cancellation)
    {
        var file = await db.ReleaseFiles.AsNoTracking()
            .SingleOrDefaultAsync(row => row.ReleaseId == release.Id && row.Name == $"{CaseStudiesTable.Name}.csv", cancellation);
        if (file is null)
            return true;

        await using var stored = await ReadStored.OpenAsync(db, file.Sha256, cancellation)
            ?? throw new InvalidOperationException($"{file.Name} of release {release.Id} is not stored.");
        using var memory = new MemoryStream();
        await stored.CopyToAsync(memory, cancellation);
        memory.Position = 0;
        var listed = EarlierTable.Read(file.Name, memory);
        var now = EarlierTable.Of(await CaseStudiesTable.ReadAsync(db, cancellation));
        var standing = now.Rows.ToLookup(row => row[0], StringComparer.Ordinal);
        return listed.Columns.SequenceEqual(now.Columns) && listed.Rows.All(row => standing[row[0]].Any(row.SequenceEqual));
    }
}
