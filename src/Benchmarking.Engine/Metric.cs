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
    MetricKind Kind)
{
    /// <summary>
    /// The protection radius τ; null where the catalogue names none. A protected metric without one is not published.
    /// </summary>
    public Tolerance? Tolerance { get; init; }

    /// <summary>
    /// Whether figures are carried forward from one period to the next (a yearly survey shown each quarter), so that
    /// two periods are two releases of the same data.
    /// </summary>
    public bool Sticky { get; init; }

    /// <summary>
    /// The day from which every landlord's own figure is published elsewhere, for periods that ended before it; null
    /// where that never happens.
    /// </summary>
    public DateOnly? PublicAfter { get; init; }

    /// <summary>Whether each landlord's figure of a period is public already on a day.</summary>
    /// <param name="period">The period's data form.</param>
    /// <param name="today">The day.</param>
    /// <exception cref="FormatException">The text is no period.</exception>
    public bool IsPublic(string period, DateOnly today) => Sensitivity == Sensitivity.Public
        || (PublicAfter is { } day && today >= day && Period.Parse(period).LastDay < day);
}
