using System.Security.Cryptography;
using Benchmarking.Web.Tenancy;
using NpgsqlTypes;

namespace Benchmarking.Web.Database.Tables;

/// <summary>How far a case study is, as its organisation knows it.</summary>
public enum CaseStudyState
{
    Draft,
    Sent,
    ChangesAsked,
    Approved,
    Published,
    Withdrawn,
}

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

/// <summary>Who may read it once it is published.</summary>
public enum CaseStudyAudience
{
    Members,
    Everyone,
}

/// <summary>What would have happened without the residents.</summary>
public enum CaseStudyAttribution
{
    WouldNot,
    Sooner,
    Better,
    Anyway,
}

public enum CaseStudyFileKind
{
    Picture,
    Document,
}

/// <summary>
/// What an organisation writes: the draft exactly as typed. Its id is made of the organisation and a number that stays
/// behind the wall, so that no row of another organisation can claim it; <see cref="Of"/> makes one.
/// </summary>
public sealed class CaseStudy : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; }

    public Guid Nonce { get; set; }

    public CaseStudyState State { get; set; }

    /// <summary>As JSON.</summary>
    public required string Content { get; set; }

    public int Version { get; set; } = 1;

    public bool Anonymous { get; set; }

    public CaseStudyAudience Audience { get; set; }

    /// <summary>The last one sent; 0 for none.</summary>
    public int Revision { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public UserId MadeBy { get; set; }

    public DateTimeOffset EditedAt { get; set; }

    public UserId EditedBy { get; set; }

    /// <summary>A draft that nobody has seen yet, for members alone unless changed.</summary>
    public static CaseStudy Of(OrganisationId organisation, UserId by, DateTimeOffset at, string content)
    {
        var nonce = Guid.NewGuid();
        return new CaseStudy
        {
            OrganisationId = organisation,
            Id = IdOf(organisation, nonce),
            Nonce = nonce,
            Content = content,
            MadeAt = at,
            MadeBy = by,
            EditedAt = at,
            EditedBy = by,
        };
    }

    /// <summary>As the database's <c>case_study_id</c>.</summary>
    public static Guid IdOf(OrganisationId organisation, Guid nonce)
    {
        Span<byte> both = stackalloc byte[32];
        organisation.Value.TryWriteBytes(both, bigEndian: true, out _);
        nonce.TryWriteBytes(both[16..], bigEndian: true, out _);
        return new Guid(SHA256.HashData(both).AsSpan(0, 16), bigEndian: true);
    }
}

/// <summary>A picture or document of a draft, cleaned; what was uploaded is kept nowhere.</summary>
public sealed class CaseStudyFile : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Study { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public int Position { get; set; }

    public CaseStudyFileKind Kind { get; set; }

    public required string Name { get; set; }

    public string Alternative { get; set; } = "";

    public string Caption { get; set; } = "";

    public required string MediaType { get; set; }

    /// <summary>Pixels; null for a document.</summary>
    public int? Width { get; set; }

    public int? Height { get; set; }

    public required byte[] Sha256 { get; set; }

    public required byte[] Content { get; set; }
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

    /// <summary>Null where it is anonymous and fewer than five members share it.</summary>
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
}
