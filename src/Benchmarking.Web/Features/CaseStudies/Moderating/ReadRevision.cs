using System.Text.Json;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies.Writing;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Moderating;

/// <summary>One revision before an editor.</summary>
/// <param name="Before">What it is compared with: the one published now, else the one decided on last; null where there is neither.</param>
/// <param name="Changes">What differs from it; empty where none is, or nothing differs.</param>
/// <param name="Earlier">What was said to earlier revisions, the newest first.</param>
/// <param name="IsOwn">True where the editor's own organisation wrote it.</param>
public sealed record RevisionPage(
    CaseStudyRevision Revision, StudyView View, IReadOnlyList<ToldDecision> Kept, RevisionLine? Before, IReadOnlyList<ChangedSection> Changes,
    IReadOnlyList<RevisionLine> Earlier, bool IsOwn, CaseStudyWithdrawal? Withdrawal)
{
    public string Url => $"/case-studies/queue/{Revision.Study}/{Revision.Revision}";

    public string? Comment { get; init; }

    public IReadOnlyList<FormError> Errors { get; init; } = [];

    public bool MayDecide => Revision.State == RevisionState.Sent && !IsOwn;

    public bool MayWithdraw => Revision.State == RevisionState.Published && !IsOwn;

    /// <summary>What the author says was agreed to.</summary>
    public string ConsentWords
    {
        get
        {
            using var consent = JsonDocument.Parse(Revision.Consent);
            (bool Has, string Agreed, string None)[] parts =
            [
                (Has(consent, "pictures"), "everybody shown in the pictures", "no pictures"),
                (Has(consent, "document"), "everybody in the document", "no document"),
                (Has(consent, "quotes"), "everybody quoted", "no quotes"),
            ];
            var agreed = Joined(parts.Where(part => part.Has).Select(part => part.Agreed));
            var none = Joined(parts.Where(part => !part.Has).Select(part => part.None));
            return $"{(agreed.Length > 0 ? $"The author confirms that {agreed} agreed." : "")} {(none.Length > 0 ? $"There are {none}." : "")}".Trim();

            static string Joined(IEnumerable<string> words) => string.Join(" and ", words.ToArray() is [.. var first, var last] && first.Length > 0
                ? [string.Join(", ", first), last] : words);

            static bool Has(JsonDocument consent, string what) =>
                consent.RootElement.TryGetProperty(what, out var given) && given.ValueKind == JsonValueKind.True;
        }
    }

    public static IReadOnlyList<PageLink> Crumbs(string last) =>
        [new("Case studies", "/case-studies"), new("Editors’ queue", "/case-studies/queue"), new(last, "", Current: true)];
}

/// <summary>Reads a revision for the editors: the text as it would be published, and what differs from what is, or from what was decided on last.</summary>
public sealed class ReadRevision(TenantDoor door)
{
    /// <returns>Null where there is none.</returns>
    public async Task<RevisionPage?> LoadAsync(Actor actor, Guid study, int number, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var all = await Readable(db).Where(row => row.Study == study).OrderByDescending(row => row.Revision).ToListAsync(cancellation);
        if (all.SingleOrDefault(row => row.Revision == number) is not { } revision)
            return null;

        var view = await ViewAsync(db, revision, cancellation);
        var before = all.SingleOrDefault(row => row.State == RevisionState.Published && row.Revision != number)
            ?? all.FirstOrDefault(row => row.Revision < number && row.DecidedAt is not null);
        return new RevisionPage(
            revision,
            view,
            JsonSerializer.Deserialize<List<ToldDecision>>(revision.Scan) ?? [],
            before is null ? null : Line(before),
            before is null ? [] : RevisionChanges.Of(await ViewAsync(db, before, cancellation), view),
            [.. all.Where(row => row.Revision < number && row.DecidedAt is not null).Select(Line)],
            await db.CaseStudies.AnyAsync(row => row.Id == study, cancellation),
            await db.CaseStudyWithdrawals.AsNoTracking().SingleOrDefaultAsync(row => row.Study == study, cancellation));
    }

    /// <summary>One picture or document of a revision; null where there is none.</summary>
    public async Task<CaseStudyAttachment?> FindFileAsync(Actor actor, Guid study, int number, int position, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        return await db.CaseStudyAttachments.AsNoTracking()
            .Where(row => Readable(db).Any(revision => revision.Study == row.Study && revision.Revision == row.Revision))
            .SingleOrDefaultAsync(row => row.Study == study && row.Revision == number && row.Position == position, cancellation);
    }

    /// <summary>What was taken back before anybody decided is gone, also for an editor of the same organisation.</summary>
    private static IQueryable<CaseStudyRevision> Readable(BenchmarkingDb db) => db.CaseStudyRevisions.AsNoTracking()
        .Where(row => row.State != RevisionState.Withdrawn || row.DecidedAt != null || row.PublishedAt != null);

    private static RevisionLine Line(CaseStudyRevision row) =>
        new(row.Study, row.Revision, row.State, row.Title, row.Audience, row.SentAt, row.DecidedAt, row.Comment, row.PublishedAt, row.AuthorName is not null);

    private static async Task<StudyView> ViewAsync(BenchmarkingDb db, CaseStudyRevision revision, CancellationToken cancellation)
    {
        var metrics = await db.Metrics.Where(row => revision.Metrics.Contains(row.Code)).ToDictionaryAsync(row => row.Code, row => row.Name, cancellation);
        var rung = await db.LadderRungs.AsNoTracking().SingleOrDefaultAsync(row => row.Rung == revision.Rung, cancellation);
        var files = await db.CaseStudyAttachments.Where(row => row.Study == revision.Study && row.Revision == revision.Revision).OrderBy(row => row.Position)
            .Select(row => new { row.Position, row.Kind, row.Alternative, row.Caption, row.Width, row.Height, Bytes = row.Content.Length }).ToListAsync(cancellation);
        return StudyView.Of(revision, rung, metrics) with
        {
            Pictures = [.. files.Where(file => file.Kind == CaseStudyFileKind.Picture).Select(file => new StudyPicture(Url(file.Position), file.Alternative, file.Caption, file.Width, file.Height))],
            Document = files.Where(file => file.Kind == CaseStudyFileKind.Document).Select(file => new StudyDocument(Url(file.Position), file.Caption, file.Bytes)).SingleOrDefault(),
        };

        string Url(int position) => $"/case-studies/queue/{revision.Study}/{revision.Revision}/files/{position}";
    }
}
