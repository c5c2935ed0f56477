using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.CaseStudies.Reading;

/// <summary>A part of a study under its own heading; its text in Markdown.</summary>
/// <param name="Kicker">In the words of "You said, we did"; null where there are none.</param>
public sealed record StudySection(string Heading, string Text, string? Kicker = null, bool IsQuotes = false);

/// <summary>A picture or document without its bytes.</summary>
/// <param name="Bytes">How large it is.</param>
public sealed record StudyAttachment(
    int Position, CaseStudyFileKind Kind, string Alternative, string Caption, int? Width, int? Height, int Bytes);

/// <summary>What the reader's organisation did with the study.</summary>
/// <param name="Note">What it said came of it; null where it said nothing.</param>
/// <param name="IsNamed">Whether author and editors are told who said it.</param>
public sealed record OwnUse(DateTimeOffset UsedAt, string? Note, bool IsNamed);

/// <summary>What some reader said came of it, as author and editors see it.</summary>
public sealed record StudyFollowUp(string? OrganisationName, string Note, DateTimeOffset NotedAt);

/// <summary>A published case study.</summary>
/// <param name="Rung">Null where it names none.</param>
/// <param name="Size">Size band and type of the author's organisation, as far as they may be told.</param>
/// <param name="MayUse">True where the reader's hat can say that its organisation used it.</param>
/// <param name="IsOwn">True for the author's own organisation.</param>
/// <param name="Use">What the reader's organisation did with it; null for nothing.</param>
/// <param name="FollowUps">Empty for everybody but author and editors.</param>
public sealed record StudyToRead(
    CaseStudyRevision Revision, LadderRung? Rung, IReadOnlyList<PageLink> Metrics, IReadOnlyList<string> Size,
    IReadOnlyList<StudyAttachment> Attachments, int Uses, bool MayUse, bool IsOwn, OwnUse? Use, IReadOnlyList<StudyFollowUp> FollowUps)
{
    public string Url => $"/case-studies/{Revision.Study}";

    public string Author => StudyWords.Author(Revision.AuthorName, Revision.Source);

    public IEnumerable<StudyAttachment> Pictures => Attachments.Where(each => each.Kind == CaseStudyFileKind.Picture);

    public StudyAttachment? Document => Attachments.FirstOrDefault(each => each.Kind == CaseStudyFileKind.Document);

    public IEnumerable<StudySection> Sections => new StudySection[]
    {
        new("The problem", Revision.Problem, "You said"),
        new("What residents did", Revision.ResidentsDid),
        new("What changed", Revision.WhatChanged, "We did"),
        new("The change to the service", Revision.ServiceChange),
        new("What we would tell others", Revision.Lesson),
        new("In residents’ words", Revision.Quotes, IsQuotes: true),
    }.Where(section => section.Text.Length > 0);
}

/// <summary>What is at the address of a study.</summary>
public abstract record StudyResult
{
    public sealed record Shown(StudyToRead Page) : StudyResult;

    /// <summary>It was here; its address says so for ever, and why it is gone.</summary>
    public sealed record Withdrawn(DateTimeOffset At, bool ByEditor, string Reason) : StudyResult;

    /// <summary>Never was, is not published, or is not for this reader: all alike.</summary>
    public sealed record Unknown : StudyResult;
}
