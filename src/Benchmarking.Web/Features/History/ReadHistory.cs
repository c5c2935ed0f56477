using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Database;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.History;

/// <summary>One line of the list of imports.</summary>
public sealed record HistoryImportLine(
    Guid Id, string FileName, HistoryImportState State, bool IsUnderWay, int RowsNew, int RowsChanged, DateTimeOffset UploadedAt, string UploadedBy);

/// <summary>Where earlier figures are sent in, and what was sent so far.</summary>
/// <param name="Figures">How many figures there are now.</param>
public sealed record HistoryPage(int Figures, IReadOnlyList<HistoryImportLine> Imports, Pagination Pages)
{
    /// <summary>The import under way, if there is one: no other is taken in meanwhile.</summary>
    public HistoryImportLine? UnderWay => Imports.FirstOrDefault(line => line.IsUnderWay);
}

/// <summary>Reads an organisation's imports of earlier figures.</summary>
public sealed class ReadHistory(TenantDoor door)
{
    private const int PerPage = 20;

    public async Task<HistoryPage> LoadAsync(Actor actor, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var (shown, pages) = Pagination.Place(page, await db.HistoryImports.CountAsync(cancellation), PerPage);
        var rows = await db.HistoryImports.AsNoTracking()
            .OrderByDescending(row => row.UploadedAt).ThenBy(row => row.Id)
            .Skip((shown - 1) * PerPage).Take(PerPage)
            .Select(row => new
            {
                row.Id,
                row.FileName,
                row.State,
                row.RowsNew,
                row.RowsChanged,
                row.UploadedAt,
                row.UploadedBy,
                IsUnderWay = db.OrganisationJobs.Any(job => job.Subject == row.Id
                    && (job.State == OrganisationJobState.Queued || job.State == OrganisationJobState.Running)),
            })
            .ToListAsync(cancellation);
        var names = await db.NamesAsync(rows.Select(row => row.UploadedBy), cancellation);
        return new HistoryPage(
            await db.HistoryFigures.CountAsync(cancellation),
            [.. rows.Select(row => new HistoryImportLine(
                row.Id, row.FileName, row.State, row.IsUnderWay, row.RowsNew, row.RowsChanged, row.UploadedAt,
                names.Of(row.UploadedBy) ?? ""))],
            new Pagination("Imports", shown, pages, number => $"/history?page={number}"));
    }
}
