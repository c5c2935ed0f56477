namespace Benchmarking.Engine.Returns;

/// <summary>One number a member types, once, however many figures are made from it.</summary>
/// <param name="Code">Unique code, such as <c>homes</c>.</param>
/// <param name="Label">What the member reads beside the box.</param>
/// <param name="Decimals">How many places may be typed; 0 for things that are counted.</param>
/// <param name="Lowest">Lowest possible value; null where there is none.</param>
/// <param name="Highest">Highest possible value; null where there is none.</param>
public sealed record InputDefinition(string Code, string Label, int Decimals, decimal? Lowest, decimal? Highest);

/// <summary>
/// How one metric's figure is made: numerator ÷ denominator × multiplier, or the numerator alone where there is no
/// denominator. A ratio is derived, never typed.
/// </summary>
/// <param name="Metric">The metric's code.</param>
/// <param name="Name">Its plain name, for messages.</param>
/// <param name="Numerator">Code of the input above the line.</param>
/// <param name="Denominator">Code of the input below the line; null where the figure is the numerator itself.</param>
/// <param name="Multiplier">100 for percentages, 1,000 for rates per 1,000, 1 otherwise.</param>
/// <param name="Decimals">Places shown; also the precision of a change worth a query.</param>
/// <param name="PartOfWhole">True where the numerator counts part of the denominator and so cannot exceed it.</param>
/// <param name="PlausibleLow">Below this the member is asked whether it is right; null where there is none.</param>
/// <param name="PlausibleHigh">Above this the member is asked whether it is right; null where there is none.</param>
/// <param name="PossibleLow">Below this it cannot be right; null where there is none.</param>
/// <param name="PossibleHigh">Above this it cannot be right; null where there is none.</param>
public sealed record FigureDefinition(
    string Metric,
    string Name,
    string Numerator,
    string? Denominator,
    decimal Multiplier,
    int Decimals,
    bool PartOfWhole,
    decimal? PlausibleLow,
    decimal? PlausibleHigh,
    decimal? PossibleLow,
    decimal? PossibleHigh)
{
    /// <summary>Why figures outside the plausible band are asked about; empty for the general reason.</summary>
    public string PlausibleReason { get; init; } = string.Empty;

    /// <summary>Why figures outside the possible band cannot be; empty for the general reason.</summary>
    public string PossibleReason { get; init; } = string.Empty;

    /// <summary>The checks beside the two bands, in order.</summary>
    public IReadOnlyList<FigureRule> Rules { get; init; } = [];
}

/// <summary>
/// What a member gave for one input: a value, a reason why there is none, text that is not a number (kept as typed,
/// so that nothing is lost), or nothing yet (all three null).
/// </summary>
/// <param name="Value">The number, or null.</param>
/// <param name="Marker">Why there is none, or null.</param>
/// <param name="Unreadable">What was typed, where it is not a number; null otherwise.</param>
public sealed record Answer(decimal? Value, Marker? Marker, string? Unreadable)
{
    /// <summary>Nothing typed yet.</summary>
    public static Answer Blank { get; } = new(null, null, null);

    /// <summary>True when nothing was given: no value, no reason, no text.</summary>
    public bool IsBlank => Value is null && Marker is null && Unreadable is null;
}

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Must be put right before the return can be sent.</summary>
    Invalid,

    /// <summary>Odd: the member confirms it with an explanation.</summary>
    Query,

    /// <summary>Still to be answered before the return can be sent.</summary>
    Missing,
}

/// <summary>What a check says of an answer. The same code and words whichever door the answer came through.</summary>
/// <param name="Code">Stable code, such as <c>numerator-above-denominator</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Input">The input it stands beside.</param>
/// <param name="Metric">The figure it is about; null where it is about the input alone.</param>
/// <param name="Message">What is wrong, in one plain sentence.</param>
/// <param name="Cure">What to do, in one plain sentence.</param>
/// <param name="Reason">Why the check is there, in one plain sentence.</param>
public sealed record Finding(
    string Code, Severity Severity, string Input, string? Metric, string Message, string Cure, string Reason = "");
