using System.Security.Cryptography;
using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Datasets;

/// <summary>One publication in the list.</summary>
public sealed record DatasetLine(int Number, PublicationKind Kind, string Title, string Period, DateTimeOffset PublishedAt, int Metrics)
{
    public string PeriodWords => Benchmarking.Engine.Period.Parse(Period).Words;
}

/// <summary>Every publication, newest first.</summary>
public sealed class ListDatasets(TenantDoor door)
{
    public async Task<IReadOnlyList<DatasetLine>> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        return await (
            from publication in db.Publications
            orderby publication.Number descending
            select new DatasetLine(
                publication.Number,
                publication.Kind,
                publication.Title,
                publication.Period,
                publication.PublishedAt,
                db.PublishedCells.Where(cell => cell.PublicationId == publication.Id)
                    .Select(cell => cell.MetricCode).Distinct().Count())).ToListAsync(cancellation);
    }
}

/// <param name="Sha256">Of the file's bytes, in hexadecimal.</param>
public sealed record DatasetFileLine(DatasetFile File, string Meaning, string Sha256);

/// <summary>What one data set holds, and by which rules.</summary>
public sealed record DatasetPage(
    Publication Publication,
    int Metrics,
    int Groups,
    IReadOnlyList<(CellStatus Status, int Cells)> Cells,
    IReadOnlyList<DatasetFileLine> Files)
{
    public Period Period { get; } = Period.Parse(Publication.Period);

    /// <summary>Whether the reader answers for publications.</summary>
    public bool MaySeeReport { get; init; }

    public int CellCount => Cells.Sum(status => status.Cells);
}

public sealed class LoadDataset(TenantDoor door)
{
    /// <summary>Null where there is no publication of that number.</summary>
    public async Task<DatasetPage?> LoadAsync(Actor actor, int number, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var publication = await db.Publications.AsNoTracking().SingleOrDefaultAsync(row => row.Number == number, cancellation);
        if (publication is null)
            return null;

        var cells = db.PublishedCells.Where(cell => cell.PublicationId == publication.Id);
        var statuses = await cells.GroupBy(cell => cell.Status)
            .Select(status => new { Status = status.Key, Cells = status.Count() }).ToListAsync(cancellation);
        var files = new List<DatasetFileLine>();
        foreach (var (file, meaning) in DatasetWords.Files)
            files.Add(new DatasetFileLine(file, meaning, await FingerprintAsync(db, publication, file, cancellation)));
        return new DatasetPage(
            publication,
            await cells.Select(cell => cell.MetricCode).Distinct().CountAsync(cancellation),
            await db.PublishedGroups.CountAsync(group => group.PublicationId == publication.Id, cancellation),
            [.. statuses.OrderBy(status => status.Status).Select(status => (status.Status, status.Cells))],
            files)
        {
            MaySeeReport = Access.Allows(Verb.SeeDisclosureReports, actor),
        };
    }

    private static async Task<string> FingerprintAsync(
        BenchmarkingDb db, Publication publication, DatasetFile file, CancellationToken cancellation)
    {
        using var sha = SHA256.Create();
        await using (var hashing = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write))
        {
            await file.WriteAsync(db, publication, hashing, cancellation);
        }

        return Convert.ToHexStringLower(sha.Hash!);
    }
}
