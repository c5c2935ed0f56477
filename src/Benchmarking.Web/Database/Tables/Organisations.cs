using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

public sealed class Organisation
{
    public OrganisationId Id { get; set; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public required string ShortName { get; set; }

    public required string Region { get; set; }

    public required string SizeBand { get; set; }

    public required string Type { get; set; }

    public int? Homes { get; set; }

    /// <summary>Shared by those who know each other's figures, such as parent and subsidiaries; null stands for itself.</summary>
    public string? InterestGroup { get; set; }

    public string Steering { get; set; } = "";

    public string CaseStudies { get; set; } = "";

    public bool IsDemonstration { get; set; }

    public DateTimeOffset JoinedAt { get; set; }

    /// <summary>From when on it is no member any more; null for a member.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>The organisation that goes on for both; null where none does.</summary>
    public OrganisationId? MergedInto { get; set; }

    public string Note { get; set; } = "";
}

/// <summary>What an organisation was called before. Everybody may know; what was published keeps what it printed.</summary>
public sealed class OrganisationName
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public OrganisationId Organisation { get; set; }

    public required string Name { get; set; }

    public required string ShortName { get; set; }

    public DateTimeOffset Until { get; set; }
}
