namespace Benchmarking.Engine;

/// <summary>Why there is no value. Missing is never zero.</summary>
public enum Marker
{
    /// <summary><c>x</c>: not collected.</summary>
    NotCollected,

    /// <summary><c>z</c>: not applicable.</summary>
    NotApplicable,

    /// <summary><c>e</c>: excluded after review.</summary>
    Excluded,

    /// <summary><c>u</c>: the denominator is zero.</summary>
    ZeroDenominator,

    /// <summary><c>s</c>: suppressed by its source.</summary>
    Suppressed,
}

/// <summary>One organisation's figure for one metric in one period.</summary>
/// <param name="Organisation">An opaque key; the engine never sees a name.</param>
/// <param name="Period">The period's data form: <c>2026-Q1</c> or <c>2023-24</c>.</param>
/// <param name="Metric">The metric's code.</param>
/// <param name="Value">The figure, or null where <paramref name="Marker"/> says why there is none.</param>
/// <param name="Numerator">The part the figure was made from, where it was.</param>
/// <param name="Denominator">What the part was divided by, where it was.</param>
/// <param name="Marker">Why there is no value; null where there is one.</param>
public sealed record Observation(
    string Organisation,
    string Period,
    string Metric,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    Marker? Marker);
