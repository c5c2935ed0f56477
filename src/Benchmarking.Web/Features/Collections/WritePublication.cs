using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>Writes a publication under the next number, in the worker's transaction.</summary>
public static class WritePublication
{
    public const string Stage = "Writing the publication";

    /// <summary>
    /// Gives the publication the next number. Held until the commit, so that no two take the same one, none is left out,
    /// and the ledger read after this is the ledger added to.
    /// </summary>
    public static async Task TakeNumberAsync(this BenchmarkingDb db, Publication publication, CancellationToken cancellation) =>
        publication.Number = await db.NextNumberAsync(cancellation);

    /// <summary>The number that the next publication will have; nobody else takes one until the transaction ends.</summary>
    public static async Task<int> NextNumberAsync(this BenchmarkingDb db, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended('publication numbers', 0))", cancellation);
        return 1 + (await db.Publications.MaxAsync(row => (int?)row.Number, cancellation) ?? 0);
    }

    /// <summary>Writes a publication that has its number, with its groups and cells.</summary>
    public static async Task WriteAsync(
        this BenchmarkingDb db,
        Publication publication,
        IReadOnlyList<PublishedGroup> groups,
        IReadOnlyList<Cell> cells,
        CancellationToken cancellation)
    {
        db.Publications.Add(publication);
        db.PublishedGroups.AddRange(groups);
        db.PublishedCells.AddRange(cells.Select(cell => PublishedCell.From(publication.Id, cell)));
        await db.SaveChangesAsync(cancellation);
    }
}
