namespace Benchmarking.Web.Database.Tables;

public enum RecommendationSource
{
    ScrutinyPanel,
    Inspectors,
    ComplaintPanel,
    Auditors,
    Forum,
    Other,
}

public enum RecommendationDecision
{
    Accepted,
    AcceptedInPart,
    Declined,
}

/// <summary>What residents recommended, what was decided and why, and when it was done.</summary>
public sealed class Recommendation : RegisterRow
{
    public DateOnly MadeOn { get; set; }

    public RecommendationSource Source { get; set; }

    public Guid? ActivityId { get; set; }

    public Guid? PanelId { get; set; }

    public required string Wording { get; set; }

    /// <summary>A role, never a name.</summary>
    public string AddressedTo { get; set; } = "";

    public RecommendationDecision? Decision { get; set; }

    public DateOnly? DecidedOn { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>By when it is to be done.</summary>
    public DateOnly? DueOn { get; set; }

    public DateOnly? DoneOn { get; set; }
}

/// <summary>A change of a service that residents' views helped to shape, whether or not a recommendation came before.</summary>
public sealed class ServiceChange : RegisterRow
{
    public DateOnly DecidedOn { get; set; }

    public required string Name { get; set; }

    /// <summary>Which service, in the organisation's words.</summary>
    public string Service { get; set; } = "";

    public Guid? RecommendationId { get; set; }

    public Guid? ActivityId { get; set; }

    /// <summary>Whether it would have happened without residents; null while nobody has said.</summary>
    public CaseStudyAttribution? Attribution { get; set; }

    /// <summary>From when residents can see it at work.</summary>
    public DateOnly? DoneOn { get; set; }

    public string YouSaid { get; set; } = "";

    public string WeDid { get; set; } = "";

    /// <summary>In £, in the financial year in which it was put in place; null where nothing was reckoned.</summary>
    public decimal? Savings { get; set; }

    /// <summary>The figure that should show it; null for none.</summary>
    public string? MetricCode { get; set; }

    public string? BeforePeriod { get; set; }

    public decimal? BeforeValue { get; set; }

    public string? AfterPeriod { get; set; }

    public decimal? AfterValue { get; set; }
}
