using System.Text.Json;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies.Writing;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Moderating;

/// <summary>A part of the text that differs from what is published.</summary>
public sealed record ChangedSection(string Heading, IReadOnlyList<DifferencePart> Parts);

/// <summary>One revision before an editor.</summary>
/// <param name="Published">The one published now; null where none is.</param>
/// <param name="Changes">What differs from it; empty where none is, or nothing differs.</param>
/// <param name="Earlier">What was said to earlier revisions, the newest first.</param>
/// <param name="IsOwn">True where the editor's own organisation wrote it.</param>
public sealed record RevisionPage(
    CaseStudyRevision Revision, StudyView View, IReadOnlyList<ToldDecision> Kept, int? Published, IReadOnlyList<ChangedSection> Changes,
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
            return (Has(consent, "pictures"), Has(consent, "quotes")) switch
            {
                (true, true) => "The author confirms that everybody shown and everybody quoted agreed.",
                (true, false) => "The author confirms that everybody shown agreed. There are no quotes.",
                (false, true) => "The author confirms that everybody quoted agreed. There are no pictures.",
                _ => "There are no pictures and no quotes.",
            };

            static bool Has(JsonDocument consent, string what) =>
                consent.RootElement.TryGetProperty(what, out var given) && given.ValueKind == JsonValueKind.True;
        }
    }

    public static IReadOnlyList<PageLink> Crumbs(string last) =>
        [new("Case studies", "/case-studies"), new("Editors’ queue", "/case-studies/queue"), new(last, "", Current: true)];
}

/// <summary>Reads a revision for the editors: the text as it would be published, and what differs from what is.</summary>
public sealed class ReadRevision(TenantDoor door)
{
    /// <returns>Null where there is none.</returns>
    public async Task<RevisionPage?> LoadAsync(Actor actor, Guid study, int number, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var all = await db.CaseStudyRevisions.AsNoTracking().Where(row => row.Study == study).OrderByDescending(row => row.Revision).ToListAsync(cancellation);
        if (all.SingleOrDefault(row => row.Revision == number) is not { } revision)
            return null;

        var view = await ViewAsync(db, revision, cancellation);
        var published = all.SingleOrDefault(row => row.State == RevisionState.Published && row.Revision != number);
        return new RevisionPage(
            revision,
            view,
            JsonSerializer.Deserialize<List<ToldDecision>>(revision.Scan) ?? [],
            published?.Revision,
            published is null ? [] : Changes(await ViewAsync(db, published, cancellation), view),
            [.. all.Where(row => row.Revision < number && row.DecidedAt is not null)
                .Select(row => new RevisionLine(row.Study, row.Revision, row.State, row.Title, row.Audience, row.SentAt, row.DecidedAt, row.Comment, row.PublishedAt))],
            await db.CaseStudies.AnyAsync(row => row.Id == study, cancellation),
            await db.CaseStudyWithdrawals.AsNoTracking().SingleOrDefaultAsync(row => row.Study == study, cancellation));
    }

    /// <summary>One picture or document of a revision; null where there is none.</summary>
    public async Task<CaseStudyAttachment?> FindFileAsync(Actor actor, Guid study, int number, int position, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        return await transaction.Db.CaseStudyAttachments.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Study == study && row.Revision == number && row.Position == position, cancellation);
    }

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

    private static IReadOnlyList<ChangedSection> Changes(StudyView before, StudyView after)
    {
        var (earlier, later) = (Texts(before), Texts(after));
        return
        [
            .. earlier.Keys.Union(later.Keys)
                .Select(heading => (heading, Before: earlier.GetValueOrDefault(heading, ""), After: later.GetValueOrDefault(heading, "")))
                .Where(text => text.Before != text.After)
                .Select(text => new ChangedSection(text.heading, WordDifference.Of(text.Before, text.After))),
        ];

        static Dictionary<string, string> Texts(StudyView view) =>
            new[] { ("Title", view.Title), ("By", view.By) }
                .Concat(view.Sections.Select(part => (part.Heading, part.Text)))
                .Concat(view.Facts)
                .Append(("Figures", string.Join(", ", view.Metrics.Select(metric => metric.Name))))
                .Append(("Tags", string.Join(", ", view.Tags)))
                .Append(("Pictures", string.Join('\n', view.Pictures.Select(picture => $"{picture.Alternative} {picture.Caption}".Trim()))))
                .Append(("Document", view.Document is null ? "" : view.Document.Caption.Length > 0 ? view.Document.Caption : "There is one"))
                .ToDictionary(text => text.Item1, text => text.Item2);
    }
}
