using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Documents;

/// <summary>One document in a list.</summary>
/// <param name="At">When it was approved, or changed last.</param>
public sealed record DocumentLine(Guid Id, string Title, DateOnly From, DateOnly To, bool IsApproved, bool IsPublic, DateTimeOffset At)
{
    public string Url => $"/register/documents/{Id}";

    public StatusTag Tag => DocumentWords.Tag(IsApproved, IsPublic);
}

/// <summary>One page of the documents of a kind, those of the latest span first.</summary>
public sealed record DocumentList(DocumentKind Kind, IReadOnlyList<DocumentLine> Lines, int Count, Pagination Pages);

public sealed class ReadDocuments(TenantDoor door)
{
    private const int OnePage = 25;

    public async Task<DocumentList> LoadAsync(Actor actor, DocumentKind kind, string address, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await OfAsync(transaction.Db, kind, address, page, cancellation);
    }

    /// <param name="parameter">What an address calls the page of this list: a page with two lists turns each by itself.</param>
    public static async Task<DocumentList> OfAsync(
        BenchmarkingDb db, DocumentKind kind, string address, int page, CancellationToken cancellation, string parameter = "page")
    {
        var rows = db.RegisterDocuments.Where(row => row.Kind == kind);
        var count = await rows.CountAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, count, OnePage);
        var lines = await rows.OrderByDescending(row => row.EndsOn).ThenByDescending(row => row.BeginsOn).ThenByDescending(row => row.MadeAt).ThenBy(row => row.Id)
            .Skip((shown - 1) * OnePage).Take(OnePage)
            .Select(row => new DocumentLine(
                row.Id,
                row.Title,
                row.BeginsOn,
                row.EndsOn,
                row.ApprovedAt != null,
                db.DocumentLinks.Any(link => link.DocumentId == row.Id && link.RevokedAt == null),
                row.ApprovedAt ?? row.EditedAt))
            .ToListAsync(cancellation);
        return new DocumentList(kind, lines, count, new Pagination(kind.Name(), shown, pages, to => $"{address}?{parameter}={to}"));
    }
}
