using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.PublicData;

/// <summary>One line of the list of imports.</summary>
public sealed record ImportLine(
    Guid Id, string FileName, PublicImportState State, string? Period, int? Landlords, int? Publication, DateTimeOffset UploadedAt);

/// <summary>One import and what came of it.</summary>
/// <param name="WithoutValue">How many figures have no value, by the reason.</param>
public sealed record ImportPage(
    PublicImport Import,
    int? Publication,
    ConsortiumJob Job,
    IReadOnlyList<(Marker Marker, int Count)> WithoutValue,
    ImportFindings<OddFigure> Queries,
    ImportFindings<LeftOutPart> LeftOut)
{
    public string Title => Import.Period is { } period
        ? $"Tenant Satisfaction Measures {Period.Parse(period).Words}"
        : "Import of public data";

    public bool IsUnderWay => Job.State is JobState.Queued or JobState.Running;
}

/// <summary>Reads imports and what came of them.</summary>
public sealed class ReadPublicData(TenantDoor door)
{
    public async Task<IReadOnlyList<ImportLine>> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        return await db.PublicImports.AsNoTracking()
            .OrderByDescending(row => row.UploadedAt)
            .Select(row => new ImportLine(
                row.Id, row.FileName, row.State, row.Period, row.Landlords,
                db.Publications.Where(own => own.Id == row.PublicationId).Select(own => (int?)own.Number).SingleOrDefault(),
                row.UploadedAt))
            .ToListAsync(cancellation);
    }

    /// <summary>One import; null where there is none of that id.</summary>
    public async Task<ImportPage?> FindAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var found = await db.PublicImports.AsNoTracking().Where(row => row.Id == id)
            .Select(row => new
            {
                // Everything but the file itself.
                Import = new PublicImport
                {
                    Id = row.Id,
                    FileName = row.FileName,
                    Content = Array.Empty<byte>(),
                    State = row.State,
                    Period = row.Period,
                    Landlords = row.Landlords,
                    ValuesRead = row.ValuesRead,
                    Refusal = row.Refusal,
                    Queries = row.Queries,
                    LeftOut = row.LeftOut,
                    UploadedAt = row.UploadedAt,
                },
                Publication = db.Publications.Where(own => own.Id == row.PublicationId).Select(own => (int?)own.Number).SingleOrDefault(),
                Job = db.ConsortiumJobs.Where(job => job.Kind == JobKind.ImportPublicData && job.Subject == row.Id)
                    .OrderByDescending(job => job.RequestedAt).First(),
            })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
            return null;

        var missing = await db.PublicFigures.Where(row => row.ImportId == id && row.Marker != null)
            .GroupBy(row => row.Marker!).Select(same => new { Letter = same.Key, Count = same.Count() }).ToListAsync(cancellation);
        return new ImportPage(
            found.Import,
            found.Publication,
            found.Job,
            [.. missing.Select(row => (MarkerOf(row.Letter), row.Count)).OrderBy(row => row.Item1)],
            ImportFindings<OddFigure>.Read(found.Import.Queries),
            ImportFindings<LeftOutPart>.Read(found.Import.LeftOut));
    }

    private static Marker MarkerOf(string letter) => Codes.TryRead(letter, out Marker? marker)
        ? marker.Value
        : throw new InvalidOperationException($"A public figure has the marker {letter}.");
}
