using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

/// <summary>
/// One entry of an organisation's audit trail. The database gives it its number and chains it to the one before
/// (<c>0032_audit_chain.sql</c>): the three are read, never written.
/// </summary>
public sealed class AuditEntry : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public DateTimeOffset At { get; set; }

    public UserId UserId { get; set; }

    public required string Action { get; set; }

    public required string Subject { get; set; }

    public string Detail { get; set; } = "";

    public long Number { get; set; }

    public byte[] PreviousHash { get; set; } = [];

    public byte[] Hash { get; set; } = [];
}

/// <summary>The same of the consortium's trail.</summary>
public sealed class ConsortiumAuditEntry
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public DateTimeOffset At { get; set; }

    /// <summary>Null where the worker did it.</summary>
    public UserId? UserId { get; set; }

    public required string Action { get; set; }

    public required string Subject { get; set; }

    public string Detail { get; set; } = "";

    public long Number { get; set; }

    public byte[] PreviousHash { get; set; } = [];

    public byte[] Hash { get; set; } = [];
}

/// <summary>Where an organisation's trail stands.</summary>
public sealed class AuditHead : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public long Number { get; set; }

    public required byte[] Hash { get; set; }
}

/// <summary>Where the consortium's trail stands.</summary>
public sealed class ConsortiumAuditHead
{
    public string Trail { get; set; } = "consortium";

    public long Number { get; set; }

    public required byte[] Hash { get; set; }
}

/// <summary>Where an organisation's trail stood on a day, signed.</summary>
public sealed class AuditSeal : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public DateOnly Day { get; set; }

    public long Number { get; set; }

    public required byte[] Hash { get; set; }

    public required byte[] Signature { get; set; }

    public required string KeyId { get; set; }

    public DateTimeOffset SealedAt { get; set; }
}

/// <summary>The same of the consortium's trail.</summary>
public sealed class ConsortiumAuditSeal
{
    public DateOnly Day { get; set; }

    public long Number { get; set; }

    public required byte[] Hash { get; set; }

    public required byte[] Signature { get; set; }

    public required string KeyId { get; set; }

    public DateTimeOffset SealedAt { get; set; }
}

/// <summary>A look of the consortium's administrator at a member's pages.</summary>
public sealed class MemberLook : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; }

    /// <summary>Who looks.</summary>
    public UserId UserId { get; set; }

    public required string Reason { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    /// <summary>Over then, whether or not somebody ends it.</summary>
    public DateTimeOffset EndsAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>An organisation's yes to the terms on which its data is processed.</summary>
public sealed class ProcessingTermsAcceptance : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public required string Version { get; set; }

    public DateTimeOffset AcceptedAt { get; set; }

    public UserId AcceptedBy { get; set; }
}
