using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

public enum PeerGroupState
{
    /// <summary>Waits for the check; nothing is published of it.</summary>
    Asked,

    /// <summary>Has numbers in every publication from now on.</summary>
    Live,

    /// <summary>The check spoke against it.</summary>
    Refused,

    /// <summary>Has numbers in earlier publications only; withdrawn where it was never decided on.</summary>
    Retired,
}

/// <summary>Organisations compared with each other: by one attribute, by a combination of them, or named one by one.</summary>
public sealed class PeerGroupRow
{
    public required string Code { get; set; }

    /// <summary>What long work calls it by.</summary>
    public Guid Id { get; set; } = Guid.NewGuid();

    public required string Dimension { get; set; }

    public required string Name { get; set; }

    public required string Description { get; set; }

    /// <summary>The value of the one attribute; empty for everyone, combinations and named sets.</summary>
    public required string AttributeValue { get; set; }

    public int Position { get; set; }

    public PeerGroupState State { get; set; } = PeerGroupState.Live;

    /// <summary>Of a combination; null stands for any region.</summary>
    public string? Region { get; set; }

    public string? SizeBand { get; set; }

    public string? Type { get; set; }

    /// <summary>Of a named set: the members' ids. They never change.</summary>
    public Guid[] Members { get; set; } = [];

    /// <summary>Why it was asked for.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Null for the groups of the seed data, which nobody asked for.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    public UserId? AskedBy { get; set; }

    /// <summary>What the check came to, in words without figures.</summary>
    public string Outcome { get; set; } = "";

    public DateTimeOffset? DecidedAt { get; set; }

    public DateTimeOffset? RetiredAt { get; set; }

    public UserId? RetiredBy { get; set; }

    /// <summary>Whether somebody asked for it, so that it may be retired.</summary>
    public bool WasAskedFor => Dimension is "crossing" or "named";

    /// <summary>Whether an organisation belongs to the group.</summary>
    public bool Holds(Organisation organisation) =>
        Holds(organisation.Id, organisation.Region, organisation.SizeBand, organisation.Type);

    /// <summary>Whether an organisation with these attributes belongs to the group.</summary>
    public bool Holds(OrganisationId id, string region, string sizeBand, string type) => Dimension switch
    {
        "all" => true,
        "region" => region == AttributeValue,
        "size" => sizeBand == AttributeValue,
        "type" => type == AttributeValue,
        "crossing" => (Region ?? region) == region && (SizeBand ?? sizeBand) == sizeBand && (Type ?? type) == type,
        "named" => Members.Contains(id.Value),
        _ => throw new InvalidOperationException($"There are no peer groups by {Dimension}."),
    };
}
