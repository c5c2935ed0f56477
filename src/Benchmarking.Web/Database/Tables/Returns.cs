using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

/// <summary>Where a return stands. "Not started" is the absence of a row.</summary>
public enum ReturnState
{
    InProgress,
    Sent,
    SignedOff,
    Reopened,
    NothingToReport,
}

/// <summary>One organisation's answers to one collection.</summary>
public sealed class Return : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public ReturnId Id { get; set; } = new(Guid.NewGuid());

    public CollectionId CollectionId { get; set; }

    public ReturnState State { get; set; }

    /// <summary>Goes up by one with every change; a save that read an older one is refused.</summary>
    public int Version { get; set; } = 1;

    /// <summary>How often it was signed off.</summary>
    public int Revision { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public UserId? SentBy { get; set; }

    public string? Reference { get; set; }

    public DateTimeOffset? SignedOffAt { get; set; }

    public UserId? SignedOffBy { get; set; }

    public string? SentBackComment { get; set; }
}

public sealed class ReturnAnswer : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public ReturnId ReturnId { get; set; }

    public required string InputCode { get; set; }

    public decimal? Value { get; set; }

    public string? Marker { get; set; }

    /// <summary>What was typed where it is not a number: kept, so that nothing is lost.</summary>
    public string? Unreadable { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public UserId ChangedBy { get; set; }
}

public sealed class ReturnExplanation : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public ReturnId ReturnId { get; set; }

    public required string InputCode { get; set; }

    public required string FindingCode { get; set; }

    public required string Explanation { get; set; }

    public DateTimeOffset ExplainedAt { get; set; }

    public UserId ExplainedBy { get; set; }
}

public enum UploadState
{
    Refused,
    Waiting,
    Applied,
    Dropped,
}

public sealed class Upload : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public CollectionId CollectionId { get; set; }

    public required string FileName { get; set; }

    public UploadState State { get; set; }

    /// <summary>What the workbook says, as JSON.</summary>
    public required string Answers { get; set; }

    /// <summary>What is wrong with it, as JSON.</summary>
    public required string Problems { get; set; }

    /// <summary>The version of the return that the workbook was compared with.</summary>
    public int ReturnVersion { get; set; }

    public DateTimeOffset UploadedAt { get; set; }

    public UserId UploadedBy { get; set; }
}

/// <summary>A revision as it was signed off. Never changed, and all that the engine reads.</summary>
public sealed class SignedReturn : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public ReturnId ReturnId { get; set; }

    public int Revision { get; set; }

    public CollectionId CollectionId { get; set; }

    public bool NothingToReport { get; set; }

    public DateTimeOffset SignedAt { get; set; }

    public UserId SignedBy { get; set; }
}

public sealed class SignedFigure : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public ReturnId ReturnId { get; set; }

    public int Revision { get; set; }

    public required string MetricCode { get; set; }

    public int MetricVersion { get; set; }

    public decimal? Value { get; set; }

    public decimal? Numerator { get; set; }

    public decimal? Denominator { get; set; }

    public string? Marker { get; set; }
}

/// <summary>Where each member's return stands, without a figure. Written by the database itself.</summary>
public sealed class ReturnProgress
{
    public OrganisationId OrganisationId { get; set; }

    public CollectionId CollectionId { get; set; }

    public ReturnState State { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? SignedOffAt { get; set; }
}
