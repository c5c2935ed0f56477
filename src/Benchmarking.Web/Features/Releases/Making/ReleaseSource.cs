using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Datasets;
using Benchmarking.Web.Features.Releases.Files;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>The publications that a release is made from, as the engine's transaction reads them.</summary>
/// <param name="Publications">In order of their numbers.</param>
/// <param name="Tables">The tables made from them alone.</param>
/// <param name="Cells">How many cells have each status.</param>
public sealed record ReleaseSource(
    IReadOnlyList<Publication> Publications, IReadOnlyList<ReleaseTable> Tables, IReadOnlyList<(Engine.CellStatus Status, int Cells)> Cells)
{
    /// <summary>Null where one of the numbers is none.</summary>
    public static async Task<ReleaseSource?> FindAsync(BenchmarkingDb db, IReadOnlyList<int> numbers, CancellationToken cancellation)
    {
        var publications = await db.Publications.AsNoTracking()
            .Where(row => numbers.Contains(row.Number)).OrderBy(row => row.Number).ToListAsync(cancellation);
        if (publications.Count != numbers.Distinct().Count())
            return null;

        var ids = publications.ToDictionary(row => row.Id);
        var cells = await db.PublishedCells.AsNoTracking().Where(row => ids.Keys.Contains(row.PublicationId)).ToListAsync(cancellation);
        var groups = await db.PublishedGroups.AsNoTracking().Where(row => ids.Keys.Contains(row.PublicationId)).ToListAsync(cancellation);
        var entries = new List<CodebookEntry>();
        var versions = new Dictionary<(int, string), int>();
        foreach (var publication in publications)
        {
            var codebook = await Codebook.ReadAsync(db, publication, cancellation);
            entries.AddRange(codebook);
            foreach (var entry in codebook.Where(entry => entry.Version is not null))
                versions[(publication.Number, entry.Code)] = entry.Version!.Version;
        }

        return new ReleaseSource(
            publications,
            [
                CellsTable.Of(cells.Select(cell => (ids[cell.PublicationId], cell)), versions),
                GroupsTable.Of([.. groups.Select(group => (ids[group.PublicationId], group))
                    .OrderBy(one => one.Item1.Number).ThenBy(one => one.group.Position).ThenBy(one => one.group.Code, StringComparer.Ordinal)]),
                MetricsTable.Of(entries),
                PublicationsTable.Of(publications),
            ],
            [.. cells.GroupBy(cell => cell.Status).OrderBy(status => status.Key).Select(status => (status.Key, status.Count()))]);
    }
}
