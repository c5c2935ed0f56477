using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

/// <summary>"You said, we did": what residents said, what was done about it, what changed. Put away, never deleted.</summary>
public sealed class SaidEntry : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public required string YouSaid { get; set; }

    public required string WeDid { get; set; }

    /// <summary>May be empty: not every change shows at once.</summary>
    public required string WhatChanged { get; set; }

    public DateOnly HappenedOn { get; set; }

    /// <summary>The metric it is about; null for none.</summary>
    public string? MetricCode { get; set; }

    /// <summary>Goes up with each change, so that nobody overwrites what they have not seen.</summary>
    public int Version { get; set; } = 1;

    public DateTimeOffset MadeAt { get; set; }

    public UserId MadeBy { get; set; }

    public DateTimeOffset EditedAt { get; set; }

    public UserId EditedBy { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }

    public UserId? ArchivedBy { get; set; }
}

/// <summary>The scorecard that an organisation works on: which figures in which words, and which entries.</summary>
public sealed class ScorecardDraft : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public int Version { get; set; }

    /// <summary>As JSON.</summary>
    public required string Content { get; set; }

    public DateTimeOffset EditedAt { get; set; }

    public UserId EditedBy { get; set; }
}

/// <summary>A scorecard as it was approved: everything on it as it stood. Never changed.</summary>
public sealed class Scorecard : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public int Version { get; set; }

    public required string OrganisationName { get; set; }

    public required string Period { get; set; }

    public int PublicationNumber { get; set; }

    /// <summary>As JSON.</summary>
    public required string Content { get; set; }

    public DateTimeOffset ApprovedAt { get; set; }

    public UserId ApprovedBy { get; set; }
}

/// <summary>A public address of an approved scorecard, which nobody can guess.</summary>
public sealed class ScorecardLink : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    /// <summary>The last part of the address. In clear, for what it opens is meant to be read by anybody who has it.</summary>
    public required string Token { get; set; }

    /// <summary>Which approved scorecard it shows.</summary>
    public int Version { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public UserId MadeBy { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public UserId? RevokedBy { get; set; }
}
