using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

public enum DocumentKind
{
    /// <summary>"You said, we did" of a quarter.</summary>
    Said,

    Assessment,

    /// <summary>The menu of involvement with its calendar.</summary>
    Opportunities,
}

/// <summary>A document made from the register: worked on as a draft, approved as it stood, never changed after that.</summary>
public sealed class RegisterDocument : RegisterRow
{
    public DocumentKind Kind { get; set; }

    public required string Title { get; set; }

    public DateOnly BeginsOn { get; set; }

    /// <summary>The last day it is about.</summary>
    public DateOnly EndsOn { get; set; }

    public required string OrganisationName { get; set; }

    /// <summary>As JSON.</summary>
    public required string Content { get; set; }

    /// <summary>Null while it is a draft.</summary>
    public DateTimeOffset? ApprovedAt { get; set; }

    public UserId? ApprovedBy { get; set; }
}

/// <summary>A public address of an approved document, which nobody can guess.</summary>
public sealed class DocumentLink : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public Guid DocumentId { get; set; }

    /// <summary>The last part of the address. In clear, for what it opens is meant to be read by anybody who has it.</summary>
    public required string Token { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public UserId MadeBy { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public UserId? RevokedBy { get; set; }
}

/// <summary>A way to take part, on the menu of involvement.</summary>
public sealed class Opportunity : RegisterRow
{
    public required string Name { get; set; }

    public string What { get; set; } = "";

    public short? Rung { get; set; }

    public string TimeNeeded { get; set; } = "";

    public string HowToJoin { get; set; } = "";

    /// <summary>What makes it possible: travel, childcare, training, reward.</summary>
    public string Support { get; set; } = "";

    /// <summary>On which days it is open; a menu's line without any is open all the time.</summary>
    public List<OpportunityDate> Dates { get; set; } = [];

    /// <summary>From when it is no longer offered; null while it is.</summary>
    public DateOnly? EndedOn { get; set; }
}

/// <summary>One day of the yearly calendar.</summary>
public sealed record OpportunityDate(DateOnly On, string Words);

public enum RegisterImportKind
{
    Activities,
    Actions,
}

/// <summary>A file of activities or actions, held until its author has seen what it would change and says yes.</summary>
public sealed class RegisterImport : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public RegisterImportKind Kind { get; set; }

    /// <summary>The plan that actions are for.</summary>
    public Guid? PlanId { get; set; }

    public required string FileName { get; set; }

    public UploadState State { get; set; }

    /// <summary>As JSON: what was read, a line each.</summary>
    public required string Lines { get; set; }

    /// <summary>As JSON: what is to be put right.</summary>
    public required string Problems { get; set; }

    public DateTimeOffset UploadedAt { get; set; }

    public UserId UploadedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public UserId? DecidedBy { get; set; }
}
