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

    /// <summary>Odd figures that nobody has explained yet, as of the last save.</summary>
    public int QueriesOpen { get; set; }

    /// <summary>How long people had its forms open, each sitting counted up to half an hour.</summary>
    public int SecondsSpent { get; set; }

    /// <summary>Its row among <see cref="CompletionTime"/>, once it was sent.</summary>
    public Guid? CompletionId { get; set; }
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

    /// <summary>The period whose survey it is still from; null where it is this period's own.</summary>
    public string? CarriedFrom { get; set; }

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

    /// <summary>Its copy among <see cref="QualityNote"/>; null until the return is sent.</summary>
    public Guid? NoteId { get; set; }

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

    /// <summary>The file as it was sent.</summary>
    public byte[] Content { get; set; } = [];

    /// <summary>What the workbook says, as JSON.</summary>
    public required string Answers { get; set; }

    /// <summary>What is wrong with it, as JSON.</summary>
    public required string Problems { get; set; }

    /// <summary>How it was read, as JSON: a list of sentences.</summary>
    public string Told { get; set; } = "[]";

    /// <summary>The version of the return that the workbook was compared with.</summary>
    public int ReturnVersion { get; set; }

    public DateTimeOffset UploadedAt { get; set; }

    public UserId UploadedBy { get; set; }

    public DateTimeOffset? AppliedAt { get; set; }

    public UserId? AppliedBy { get; set; }
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

    /// <summary>The period whose survey it is still from; null where it is this period's own.</summary>
    public string? CarriedFrom { get; set; }
}

/// <summary>Where each member's return stands, without a figure. Written by the database itself.</summary>
public sealed class ReturnProgress
{
    public OrganisationId OrganisationId { get; set; }

    public CollectionId CollectionId { get; set; }

    public ReturnState State { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? SignedOffAt { get; set; }

    public int QueriesOpen { get; set; }
}

public enum ReopeningState
{
    Asked,
    Withdrawn,
    Agreed,
    Refused,
}

/// <summary>
/// Asking for a signed-off return back. Agreed, it opens the return until a moment; the return itself moves when the
/// member changes something.
/// </summary>
public sealed class Reopening : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public ReturnId ReturnId { get; set; }

    public CollectionId CollectionId { get; set; }

    /// <summary>The revision that was signed off when it was asked for.</summary>
    public int Revision { get; set; }

    public ReopeningState State { get; set; }

    public required string Reason { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public UserId AskedBy { get; set; }

    public string Answer { get; set; } = "";

    /// <summary>The last moment for changes; null unless agreed.</summary>
    public DateTimeOffset? Until { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public UserId? AnsweredBy { get; set; }
}

/// <summary>What a member wrote of an odd figure, as the steering group reads it: no value and no organisation.</summary>
public sealed class QualityNote
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public CollectionId CollectionId { get; set; }

    public required string MetricCode { get; set; }

    public required string FindingCode { get; set; }

    public required string Explanation { get; set; }

    public DateTimeOffset NotedAt { get; set; }
}

/// <summary>How many minutes a return took, of nobody's in particular.</summary>
public sealed class CompletionTime
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public CollectionId CollectionId { get; set; }

    public int Minutes { get; set; }
}
