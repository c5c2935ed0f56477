using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Moderating;

/// <summary>One revision in the editors' list.</summary>
/// <param name="By">The author's name; null where it is anonymous.</param>
/// <param name="IsOwn">True where the editor's own organisation wrote it, so that another editor decides.</param>
public sealed record QueueLine(
    Guid Study, int Number, RevisionState State, string Title, string? By, string? Source, CaseStudyAudience Audience, DateTimeOffset SentAt, DateTimeOffset? DecidedAt, DateTimeOffset? PublishedAt, bool IsOwn)
{
    public string Url => $"/case-studies/queue/{Study}/{Number}";

    public string ByWords => By ?? Source ?? "Anonymous";
}

/// <summary>What waits, the longest first; and what was decided, the latest first.</summary>
public sealed record QueuePage(IReadOnlyList<QueueLine> Waiting, IReadOnlyList<QueueLine> Decided, Pagination Pages);

/// <summary>What the editors have before them. Whose an anonymous study is stands nowhere in it.</summary>
public sealed class ReadQueue(TenantDoor door)
{
    private const int OnePage = 20;

    public async Task<QueuePage> LoadAsync(Actor actor, int page, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var decided = db.CaseStudyRevisions.Where(row => row.DecidedAt != null || row.Source != null);
        var count = await decided.CountAsync(cancellation);
        var (shown, pages) = Pagination.Place(page, count, OnePage);
        return new QueuePage(
            await Lines(db, db.CaseStudyRevisions.Where(row => row.State == RevisionState.Sent).OrderBy(row => row.SentAt).ThenBy(row => row.Study)).ToListAsync(cancellation),
            await Lines(db, decided.OrderByDescending(row => row.DecidedAt ?? row.PublishedAt).ThenBy(row => row.Study).ThenBy(row => row.Revision)
                .Skip((shown - 1) * OnePage).Take(OnePage)).ToListAsync(cancellation),
            new Pagination("Decided case studies", shown, pages, to => $"/case-studies/queue?page={to}"));
    }

    private static IQueryable<QueueLine> Lines(BenchmarkingDb db, IQueryable<CaseStudyRevision> rows) => rows.Select(row => new QueueLine(
        row.Study, row.Revision, row.State, row.Title, row.AuthorName, row.Source, row.Audience, row.SentAt, row.DecidedAt, row.PublishedAt,
        db.CaseStudies.Any(own => own.Id == row.Study)));
}
