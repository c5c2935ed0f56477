using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.CaseStudies.Writing;

/// <summary>A revision without its words.</summary>
/// <param name="IsNamed">It says whose it is.</param>
public sealed record RevisionLine(
    Guid Study, int Number, RevisionState State, string Title, CaseStudyAudience Audience, DateTimeOffset SentAt, DateTimeOffset? DecidedAt, string Comment, DateTimeOffset? PublishedAt, bool IsNamed);

/// <summary>A study as its organisation sees it: what it works on, what it sent, and what came of it.</summary>
/// <param name="Revisions">The newest first.</param>
public sealed record OwnStudy(CaseStudy Study, IReadOnlyList<RevisionLine> Revisions, CaseStudyWithdrawal? Withdrawal)
{
    public StudyContent Content { get; } = StudyContent.Of(Study.Content);

    public string Title => string.IsNullOrWhiteSpace(Content.Draft.Title) ? "Case study without a title" : Content.Draft.Title.Trim();

    public string Url => $"/case-studies/own/{Study.Id}";

    public RevisionLine? Latest => Revisions.Count > 0 ? Revisions[0] : null;

    public RevisionLine? Published => Revisions.FirstOrDefault(line => line.State == RevisionState.Published);

    public RevisionLine? Approved => Revisions.FirstOrDefault(line => line.State == RevisionState.Approved);

    /// <summary>Where it stands: what the organisation did last, and what the editors said to it.</summary>
    public CaseStudyState State => this switch
    {
        { Withdrawal: not null } => CaseStudyState.Withdrawn,
        // Given up: nobody ever read it, so there is no tombstone.
        { Study.State: CaseStudyState.Withdrawn } => CaseStudyState.Withdrawn,
        { Study.State: CaseStudyState.Draft } or { Latest: null } => CaseStudyState.Draft,
        // A later revision may have been given up for it.
        { Study.State: CaseStudyState.Published, Published: not null } => CaseStudyState.Published,
        _ => Latest.State switch
        {
            RevisionState.Sent => CaseStudyState.Sent,
            RevisionState.ChangesAsked => CaseStudyState.ChangesAsked,
            RevisionState.Approved => CaseStudyState.Approved,
            RevisionState.Published => CaseStudyState.Published,
            _ => CaseStudyState.Draft,
        },
    };

    /// <summary>While it is with the editors nobody changes it; what is withdrawn stays withdrawn.</summary>
    public bool IsLocked => State is CaseStudyState.Sent or CaseStudyState.Withdrawn;

    /// <summary>Something may have changed since it was sent last: what is approved or published is not sent once more.</summary>
    public bool MayBeSent => State is CaseStudyState.Draft or CaseStudyState.ChangesAsked;

    /// <summary>Nobody else has seen it yet.</summary>
    public bool MayBeDiscarded => Study.Revision == 0;

    /// <summary>Sent once, and never published: nobody but the editors has read it.</summary>
    public bool MayBeGivenUp => Study.Revision > 0 && State != CaseStudyState.Withdrawn && Revisions.All(line => line.PublishedAt is null);

    /// <summary>Published, with a draft or a later revision beside it that the editors do not have before them now.</summary>
    public bool MayGoBack => Published is not null && State is CaseStudyState.Draft or CaseStudyState.ChangesAsked or CaseStudyState.Approved;

    /// <summary>Editors have read whose it is, so that it cannot become anonymous.</summary>
    public bool WasNamed => Revisions.Any(line => line.IsNamed);

    /// <summary>What the editors asked for, while it is not answered by sending again.</summary>
    public string? AskedFor => Latest is { State: RevisionState.ChangesAsked } line ? line.Comment : null;
}

public static class OwnStudies
{
    /// <summary>Studies of the organisation acted for, the one edited last first.</summary>
    public static async Task<IReadOnlyList<OwnStudy>> OwnStudiesAsync(
        this BenchmarkingDb db, IQueryable<CaseStudy> wanted, CancellationToken cancellation)
    {
        var studies = await wanted.OrderByDescending(row => row.EditedAt).ThenBy(row => row.Id).ToListAsync(cancellation);
        var ids = studies.ConvertAll(study => study.Id);
        var revisions = await db.CaseStudyRevisions.Where(row => ids.Contains(row.Study))
            .OrderByDescending(row => row.Revision)
            .Select(row => new RevisionLine(
                row.Study, row.Revision, row.State, row.Title, row.Audience, row.SentAt, row.DecidedAt, row.Comment, row.PublishedAt, row.AuthorName != null))
            .ToListAsync(cancellation);
        var withdrawals = await db.CaseStudyWithdrawals.AsNoTracking().Where(row => ids.Contains(row.Study)).ToDictionaryAsync(row => row.Study, cancellation);
        var byStudy = revisions.ToLookup(line => line.Study);
        return [.. studies.Select(study => new OwnStudy(study, [.. byStudy[study.Id]], withdrawals.GetValueOrDefault(study.Id)))];
    }

    /// <summary>One of them; null where there is none behind this wall.</summary>
    public static async Task<OwnStudy?> FindOwnStudyAsync(this BenchmarkingDb db, Guid id, CancellationToken cancellation) =>
        (await db.OwnStudiesAsync(db.CaseStudies.Where(row => row.Id == id), cancellation)).SingleOrDefault();

    /// <summary>Its pictures in order, then its document, without their bytes.</summary>
    public static async Task<IReadOnlyList<StudyFile>> StudyFilesAsync(this BenchmarkingDb db, Guid study, CancellationToken cancellation) =>
        await db.CaseStudyFiles.Where(row => row.Study == study).OrderBy(row => row.Kind == CaseStudyFileKind.Document).ThenBy(row => row.Position)
            .Select(row => new StudyFile(
                row.Id, row.Kind, row.Position, row.Name, row.Alternative, row.Caption, row.Width, row.Height, row.Content.Length, row.Sha256)).ToListAsync(cancellation);

    /// <summary>What a form may choose from.</summary>
    public static async Task<StudyChoices> StudyChoicesAsync(this BenchmarkingDb db, CancellationToken cancellation)
    {
        var metrics = await (
            from metric in db.Metrics
            join module in db.Modules on metric.Module equals module.Code
            orderby module.Position, metric.Position
            select new MetricChoice(metric.Code, metric.Name, module.Name)).ToListAsync(cancellation);
        return new StudyChoices(metrics, await db.LadderRungs.AsNoTracking().OrderBy(row => row.Rung).ToListAsync(cancellation));
    }
}

/// <summary>A file of a draft without its bytes.</summary>
public sealed record StudyFile(
    Guid Id, CaseStudyFileKind Kind, int Position, string Name, string Alternative, string Caption, int? Width, int? Height, int Bytes, byte[] Sha256)
{
    public bool IsPicture => Kind == CaseStudyFileKind.Picture;

    public string Size => FileSize.Words(Bytes);
}
