using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Database.Tables;

public enum TargetKind
{
    /// <summary>A value to reach.</summary>
    Number,

    /// <summary>A place among the members, judged by each quarter's published quartiles.</summary>
    Band,

    /// <summary>Watched, without a value that anybody is held to.</summary>
    Information,

    /// <summary>A placeholder such as "XX%": words and no value.</summary>
    None,
}

/// <summary>Where a member wants to stand. Good is what the metric's direction says.</summary>
public enum TargetBand
{
    /// <summary>The quarter of members with the best figures.</summary>
    BestQuarter,

    /// <summary>At the median or on its good side.</summary>
    BetterHalf,

    /// <summary>Between the quartiles; the only one where no direction is good.</summary>
    MiddleHalf,
}

/// <summary>What an organisation aims at with one metric. It is ended or replaced by another row, never overwritten.</summary>
public sealed class Target : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public required string MetricCode { get; set; }

    public TargetKind Kind { get; set; }

    public decimal? Value { get; set; }

    /// <summary>Of <see cref="TargetKind.Band"/> alone.</summary>
    public TargetBand? Band { get; set; }

    /// <summary>The quarter by which it is to be reached, as <c>2026-Q4</c>; null where a document names none.</summary>
    public string? DuePeriod { get; set; }

    public string Note { get; set; } = "";

    public bool Focus { get; set; }

    public string Owner { get; set; } = "";

    /// <summary>In the words of the document it came from; empty for one set on a page.</summary>
    public string Wording { get; set; } = "";

    public string Source { get; set; } = "";

    /// <summary>Null for one that came with a document.</summary>
    public DateTimeOffset? SetAt { get; set; }

    public UserId? SetBy { get; set; }

    /// <summary>The publication in view when it was set; null where nothing was published of the metric.</summary>
    public PublicationId? PublicationId { get; set; }

    public string? GroupCode { get; set; }

    public string GroupName { get; set; } = "";

    /// <summary>The quarter of that publication.</summary>
    public string? SeenPeriod { get; set; }

    /// <summary>Its median in the words in which it was shown, or why it was not.</summary>
    public string SeenMedian { get; set; } = "";

    public string SeenMiddleHalf { get; set; } = "";

    public string SeenOwn { get; set; } = "";

    /// <summary>Null while it is the current one.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public UserId? EndedBy { get; set; }

    public string EndReason { get; set; } = "";

    public const string Replaced = "replaced";

    public const string Ended = "ended";

    public void End(UserId by, DateTimeOffset at, string reason) => (EndedBy, EndedAt, EndReason) = (by, at, reason);
}

public enum TargetActionKind
{
    Existing,
    Improvement,
    New,
}

/// <summary>Something done to reach a target, in the organisation's own words.</summary>
public sealed class TargetAction : IOfOrganisation
{
    public OrganisationId OrganisationId { get; set; }

    public Guid Id { get; set; } = Guid.NewGuid();

    public Guid TargetId { get; set; }

    public int Position { get; set; }

    public required string Wording { get; set; }

    public TargetActionKind Kind { get; set; }

    public DateTimeOffset? DoneAt { get; set; }
}
