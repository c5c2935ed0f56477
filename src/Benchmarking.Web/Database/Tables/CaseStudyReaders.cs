using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

/// <summary>That an organisation used what it read, known to itself alone.</summary>
public sealed class CaseStudyUse : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Study { get; set; }

    /// <summary>Of the row that everybody counts; made like a study's own, so that nobody else can claim it.</summary>
    public Guid Id { get; set; }

    public Guid Nonce { get; set; }

    public DateTimeOffset UsedAt { get; set; }

    public UserId UsedBy { get; set; }

    public static CaseStudyUse Of(OrganisationId organisation, Guid study, UserId by, DateTimeOffset at)
    {
        var nonce = Guid.NewGuid();
        return new CaseStudyUse
        {
            OrganisationId = organisation,
            Study = study,
            Id = CaseStudy.IdOf(organisation, nonce),
            Nonce = nonce,
            UsedAt = at,
            UsedBy = by,
        };
    }
}

/// <summary>One organisation used the study; nothing of which.</summary>
public sealed class CaseStudyCountedUse
{
    public Guid Id { get; set; }

    public Guid Study { get; set; }
}

/// <summary>What a reader says came of it, to the author and the editors.</summary>
public sealed class CaseStudyFollowUp
{
    public Guid Id { get; set; }

    public Guid Study { get; set; }

    /// <summary>Null where the reader does not want to be named.</summary>
    public string? OrganisationName { get; set; }

    public required string Note { get; set; }

    public DateTimeOffset NotedAt { get; set; }
}

public enum CaseStudyReaders
{
    /// <summary>Signed in for a member.</summary>
    Members,

    /// <summary>Everybody else.</summary>
    Public,
}

/// <summary>How often a study was looked at on one day.</summary>
public sealed class CaseStudyRead
{
    public Guid Study { get; set; }

    /// <summary>In London.</summary>
    public DateOnly Day { get; set; }

    public CaseStudyReaders Readers { get; set; }

    public int Reads { get; set; }
}
