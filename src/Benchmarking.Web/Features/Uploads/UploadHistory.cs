using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Database;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Uploads;

/// <summary>The files sent in for one return, newest first.</summary>
public sealed record UploadHistoryPage(ReturnSheet Sheet, IReadOnlyList<UploadLine> Lines, int Page, int Pages)
{
    public IReadOnlyList<PageLink> Breadcrumbs =>
        [new("Returns", "/returns"), new(Sheet.Period.Words, ReturnUrls.Of(Sheet)), new("Uploads", "", Current: true)];

    public Pagination Pagination => new("Uploads", Page, Pages, page => ReturnUrls.Of(Sheet, $"/uploads?page={page}"));
}

/// <summary>One file that was sent in.</summary>
/// <param name="By">Who sent it; null where the person has left.</param>
/// <param name="HasFile">True where the file itself is kept.</param>
public sealed record UploadLine(
    Guid Id, string FileName, UploadState State, DateTimeOffset UploadedAt, string? By, DateTimeOffset? AppliedAt, bool HasFile)
{
    public StatusTag Tag => State switch
    {
        UploadState.Refused => StatusTag.ForFinding(invalid: true) with { Text = "To put right" },
        UploadState.Waiting => StatusTag.ForReturn("in_progress") with { Text = "Waiting for your yes" },
        UploadState.Applied => StatusTag.ForReturn("signed_off") with { Text = "Taken over" },
        _ => StatusTag.ForReturn("not_started") with { Text = "Replaced by a later file" },
    };
}

public sealed class ReadUploadHistory(TenantDoor door)
{
    private const int PerPage = 20;

    /// <summary>One page of the list; null where there is no such collection. Files themselves are not read.</summary>
    public async Task<UploadHistoryPage?> LoadAsync(Actor actor, Period period, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.FindAsync(period, cancellation) is not { } sheet)
            return null;

        var uploads = transaction.Db.Uploads.AsNoTracking().Where(own => own.CollectionId == sheet.Collection.Id);
        var (shown, pages) = Pagination.Place(page, await uploads.CountAsync(cancellation), PerPage);
        var rows = await uploads.OrderByDescending(own => own.UploadedAt).ThenBy(own => own.Id)
            .Skip((shown - 1) * PerPage).Take(PerPage)
            .Select(own => new { own.Id, own.FileName, own.State, own.UploadedAt, own.UploadedBy, own.AppliedAt, HasFile = own.Content.Length > 0 })
            .ToListAsync(cancellation);
        var names = await transaction.Db.NamesAsync(rows.Select(row => row.UploadedBy), cancellation);
        return new UploadHistoryPage(
            sheet,
            [.. rows.Select(row => new UploadLine(
                row.Id, row.FileName, row.State, row.UploadedAt, names.Of(row.UploadedBy), row.AppliedAt, row.HasFile))],
            shown, pages);
    }
}
