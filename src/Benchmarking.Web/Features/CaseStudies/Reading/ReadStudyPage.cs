using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>What the reader's organisation did with the study.</summary>
/// <param name="Note">What it said came of it; null where it said nothing.</param>
/// <param name="IsNamed">Whether author and editors are told who said it.</param>
public sealed record OwnUse(DateTimeOffset UsedAt, string? Note, bool IsNamed);

/// <summary>What some reader said came of it, as author and editors see it.</summary>
public sealed record StudyFollowUp(string? OrganisationName, string Note, DateTimeOffset NotedAt);

/// <summary>A published case study and what readers made of it.</summary>
/// <param name="MayUse">True where the reader's hat can say that its organisation used it.</param>
/// <param name="IsOwn">True for the author's own organisation.</param>
/// <param name="Use">What the reader's organisation did with it; null for nothing.</param>
/// <param name="FollowUps">Empty for everybody but author and editors.</param>
public sealed record ReadStudyPage(
    CaseStudyRevision Revision, StudyView View, int Uses, bool MayUse, bool IsOwn, OwnUse? Use, IReadOnlyList<StudyFollowUp> FollowUps)
{
    public string Url => UrlOf(Revision.Study);

    public static string UrlOf(Guid study) => $"/case-studies/{study}";
}

/// <summary>What is at the address of a study.</summary>
public abstract record StudyResult
{
    public sealed record Shown(ReadStudyPage Page) : StudyResult;

    /// <summary>It was here; its address says so for ever, and why it is gone.</summary>
    public sealed record Withdrawn(DateTimeOffset At, bool ByEditor, string Reason) : StudyResult;

    /// <summary>Never was, is not published, or is not for this reader: all alike.</summary>
    public sealed record Unknown : StudyResult;
}
