using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>
/// Size and kind of the author's organisation, as far as they may stand on the page. Each may be shared by many and both
/// together by one: of an author who is not named the two stand together only where enough members share both.
/// </summary>
public static class AuthorAttributes
{
    /// <summary>So many members must share what is told of an author who is not named.</summary>
    public const int Fewest = 5;

    public static async Task<IReadOnlyList<string>> ToldAsync(
        BenchmarkingDb db, CaseStudyRevision revision, CancellationToken cancellation)
    {
        var (size, type) = (revision.SizeBand, revision.OrganisationType);
        if (size is null || type is null || revision.AuthorName is not null || revision.Source is not null)
            return Words(size, type);

        var sharing = await db.Organisations
            .Where(row => row.LeftAt == null && (row.SizeBand == size || row.Type == type))
            .Select(row => new { row.SizeBand, row.Type }).ToListAsync(cancellation);
        if (sharing.Count(row => row.SizeBand == size && row.Type == type) >= Fewest)
            return Words(size, type);
        // Members come and go: what was shared by enough at sending may not be any more.
        return Words(sharing.Count(row => row.SizeBand == size) >= Fewest ? size : null, null);
    }

    private static IReadOnlyList<string> Words(string? size, string? type) =>
        [.. new[] { size is null ? null : $"{size} homes", type }.OfType<string>()];
}
