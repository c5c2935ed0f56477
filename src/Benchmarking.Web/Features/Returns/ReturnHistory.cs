using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Returns;

/// <summary>What became of a return: what was signed, in which publications it stands, what was sent back or reopened.</summary>
/// <param name="Revisions">As they were signed off, the latest first.</param>
/// <param name="Reopenings">As they were asked for, the latest first.</param>
/// <param name="SentBack">The comment that waits for the return to be sent again; null where none does.</param>
/// <param name="Next">What the next publication of the collection will be; null once there is none any more.</param>
public sealed record ReturnHistory(
    IReadOnlyList<RevisionLine> Revisions, IReadOnlyList<ReopeningLine> Reopenings, SentBackNote? SentBack, PublicationKind? Next)
{
    public static ReturnHistory None { get; } = new([], [], null, PublicationKind.Provisional);
}

/// <summary>One signed revision.</summary>
/// <param name="SignedBy">Null where the person has left.</param>
/// <param name="StandsIn">Publications made from it, the first first.</param>
public sealed record RevisionLine(
    int Number, DateTimeOffset SignedAt, string? SignedBy, bool NothingToReport, IReadOnlyList<StandsIn> StandsIn);

/// <summary>A publication in which a revision stands.</summary>
public sealed record StandsIn(int Number, PublicationKind Kind, DateTimeOffset PublishedAt);

/// <summary>One reopening with the names of who asked and who answered.</summary>
public sealed record ReopeningLine(Reopening Row, string? AskedBy, string? AnsweredBy);

/// <summary>What an approver wants changed.</summary>
public sealed record SentBackNote(string Comment, string? By, DateTimeOffset? At);

public static class ReturnHistories
{
    /// <summary>Reads it inside the organisation's transaction.</summary>
    public static async Task<ReturnHistory> HistoryAsync(this BenchmarkingDb db, ReturnSheet sheet, CancellationToken cancellation)
    {
        if (sheet.Return is not { } own)
            return ReturnHistory.None;

        var signed = await db.SignedReturns.AsNoTracking().Where(row => row.ReturnId == own.Id)
            .OrderByDescending(row => row.Revision).ToListAsync(cancellation);
        var reopenings = await db.Reopenings.AsNoTracking().Where(row => row.ReturnId == own.Id)
            .OrderByDescending(row => row.AskedAt).ToListAsync(cancellation);
        var stands = await (
                from stood in db.PublicationReturns
                where stood.ReturnId == own.Id
                join publication in db.Publications on stood.PublicationId equals publication.Id
                orderby publication.Number
                select new { stood.Revision, Line = new StandsIn(publication.Number, publication.Kind, publication.PublishedAt) })
            .ToListAsync(cancellation);
        var published = await db.Publications.Where(row => row.CollectionId == own.CollectionId)
            .Select(row => row.Kind).ToListAsync(cancellation);
        var comment = own.SentBackComment is null ? null : await LastSendBackAsync(db, sheet, cancellation);
        var names = await db.NamesAsync(
            [.. signed.Select(row => row.SignedBy), .. reopenings.Select(row => row.AskedBy), .. reopenings.Select(row => row.AnsweredBy).OfType<UserId>(), .. comment is null ? [] : new[] { comment.UserId }],
            cancellation);
        return new ReturnHistory(
            [.. signed.Select(row => new RevisionLine(
                row.Revision, row.SignedAt, names.Of(row.SignedBy), row.NothingToReport,
                [.. stands.Where(stood => stood.Revision == row.Revision).Select(stood => stood.Line)]))],
            [.. reopenings.Select(row => new ReopeningLine(row, names.Of(row.AskedBy), names.Of(row.AnsweredBy)))],
            own.SentBackComment is { } words ? new SentBackNote(words, names.Of(comment?.UserId), comment?.At) : null,
            NextAfter(published));
    }

    /// <summary>What follows the publications that there are; null after the annual revision.</summary>
    public static PublicationKind? NextAfter(IReadOnlyCollection<PublicationKind> published) =>
        published.Contains(PublicationKind.Revision) ? null
        : published.Contains(PublicationKind.Final) ? PublicationKind.Revision
        : published.Contains(PublicationKind.Provisional) ? PublicationKind.Final
        : PublicationKind.Provisional;

    private static Task<AuditEntry?> LastSendBackAsync(BenchmarkingDb db, ReturnSheet sheet, CancellationToken cancellation)
    {
        var subject = SaveReturn.Subject(sheet);
        return db.AuditEntries.AsNoTracking().Where(row => row.Subject == subject && row.Action == SendBackReturn.Action)
            .OrderByDescending(row => row.At).FirstOrDefaultAsync(cancellation);
    }
}
