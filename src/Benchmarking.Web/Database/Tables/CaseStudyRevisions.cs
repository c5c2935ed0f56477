using Benchmarking.Web.Tenancy;
using NpgsqlTypes;

namespace Benchmarking.Web.Database.Tables;

/// <summary>How far one revision is.</summary>
public enum RevisionState
{
    /// <summary>Waits for an editor.</summary>
    Sent,
    ChangesAsked,
    Approved,
    Published,

    /// <summary>A later one took its place.</summary>
    Superseded,

    /// <summary>Taken back by its organisation, or withdrawn after it was published.</summary>
    Withdrawn,
}

/// <summary>What would have happened without the residents.</summary>
public enum CaseStudyAttribution
{
    WouldNot,
    Sooner,
    Better,
    Anyway,
}

/// <summary>
/// What was sent to the editors, and what is read once it is published. It belongs to nobody: no organisation and no
/// person of it stands here. Its words never change; Markdown where it is text.
/// </summary>
public sealed class CaseStudyRevision
{
    public Guid Study { get; set; }

    public int Revision { get; set; }

    public RevisionState State { get; set; }

    public required string Title { get; set; }

    /// <summary>"You said".</summary>
    public required string Problem { get; set; }

    public required string ResidentsDid { get; set; }

    /// <summary>"We did".</summary>
    public required string WhatChanged { get; set; }

    /// <summary>Which service change or recommendation came of it.</summary>
    public string ServiceChange { get; set; } = "";

    public string Lesson { get; set; } = "";

    public string Quotes { get; set; } = "";

    /// <summary>Pounds.</summary>
    public decimal? Cost { get; set; }

    public decimal? Hours { get; set; }

    public int? Participants { get; set; }

    public int? PeopleAffected { get; set; }

    public CaseStudyAttribution? Attribution { get; set; }

    /// <summary>0 to 3, as residents judge it.</summary>
    public int? ImpactRating { get; set; }

    public int? ValueRating { get; set; }

    /// <summary>Of the ladder, 0 to 7.</summary>
    public int? Rung { get; set; }

    public string ActivityType { get; set; } = "";

    public string[] GroupsReached { get; set; } = [];

    public string[] Tags { get; set; } = [];

    /// <summary>Codes of the catalogue.</summary>
    public string[] Metrics { get; set; } = [];

    /// <summary>Null where it is anonymous.</summary>
    public string? AuthorName { get; set; }

    /// <summary>Null where it is anonymous, as the type.</summary>
    public string? SizeBand { get; set; }

    public string? OrganisationType { get; set; }

    public CaseStudyAudience Audience { get; set; }

    /// <summary>The document that it is told from; null for members' own.</summary>
    public string? Source { get; set; }

    /// <summary>As JSON.</summary>
    public string Consent { get; set; } = "{}";

    /// <summary>As JSON: what the check pointed at and the author kept, as far as anybody can see it in the text.</summary>
    public string Scan { get; set; } = "[]";

    public DateTimeOffset SentAt { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public UserId? DecidedBy { get; set; }

    /// <summary>What the editor wrote; empty for nothing.</summary>
    public string Comment { get; set; } = "";

    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Made by the database.</summary>
    public NpgsqlTsVector Search { get; set; } = null!;
}

/// <summary>A picture or document as it was when the revision was sent.</summary>
public sealed class CaseStudyAttachment
{
    public Guid Study { get; set; }

    public int Revision { get; set; }

    public int Position { get; set; }

    public CaseStudyFileKind Kind { get; set; }

    public required string Name { get; set; }

    public required string Alternative { get; set; }

    public required string Caption { get; set; }

    public required string MediaType { get; set; }

    public int? Width { get; set; }

    public int? Height { get; set; }

    public required byte[] Sha256 { get; set; }

    public required byte[] Content { get; set; }
}

/// <summary>Why a study is no longer there, for whoever comes to its address.</summary>
public sealed class CaseStudyWithdrawal
{
    public Guid Study { get; set; }

    public DateTimeOffset At { get; set; }

    public bool ByEditor { get; set; }

    public required string Reason { get; set; }

    /// <summary>Who could read it; nobody else learns that it was there.</summary>
    public CaseStudyAudience Audience { get; set; }
}
