namespace Benchmarking.Engine;

/// <summary>What a metric counts in; decides how it is shown and which values are possible.</summary>
public enum MetricKind
{
    /// <summary>0 to 100, shown with a percent sign.</summary>
    Percentage,

    /// <summary>Whole things: residents, sessions, changes.</summary>
    Count,

    /// <summary>Pounds.</summary>
    Money,

    /// <summary>So many per 1,000 homes (or per 100 complaints: the unit says).</summary>
    Rate,

    /// <summary>An ordinal judgement 0 to 3; never averaged.</summary>
    Rating,
}

/// <summary>Which direction is good. Many involvement figures have none.</summary>
public enum Polarity
{
    /// <summary>A higher figure is better.</summary>
    HigherIsBetter,

    /// <summary>A lower figure is better.</summary>
    LowerIsBetter,

    /// <summary>Neither direction is good: such a figure is never red or green.</summary>
    Neutral,
}

/// <summary>Whether a metric's single values are already public.</summary>
public enum Sensitivity
{
    /// <summary>Members' own figures, to be protected.</summary>
    Protected,

    /// <summary>Published elsewhere for each landlord (a Tenant Satisfaction Measure, say): shown exactly.</summary>
    Public,
}

/// <summary>What the engine needs to know of one version of a metric.</summary>
/// <param name="Code">Unique code, such as <c>views-listened-to</c> or <c>TP06.LCRA</c>.</param>
/// <param name="Unit">The unit in words, such as <c>%</c>, <c>£</c> or <c>per 1,000 homes</c>.</param>
/// <param name="Decimals">Places after the point when shown; at least 0.</param>
/// <param name="Polarity">Which direction is good.</param>
/// <param name="Sensitivity">Protected unless each landlord's value is published elsewhere.</param>
/// <param name="Lower">Lowest possible value, or null where there is none.</param>
/// <param name="Upper">Highest possible value, or null where there is none.</param>
/// <param name="Kind">What it counts in.</param>
public sealed record Metric(
    string Code,
    string Unit,
    int Decimals,
    Polarity Polarity,
    Sensitivity Sensitivity,
    decimal? Lower,
    decimal? Upper,
    MetricKind Kind);
