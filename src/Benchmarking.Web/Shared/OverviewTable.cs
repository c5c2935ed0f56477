namespace Benchmarking.Web.Shared;

/// <summary>Which way a figure went.</summary>
public enum Direction
{
    Up,
    Down,
    Same,
}

/// <summary>Whether that is good. A metric without a good direction is always <see cref="Neutral"/>.</summary>
public enum Verdict
{
    Neutral,
    Better,
    Worse,
}

/// <summary>The change since the last quarter: arrow, words, and a colour only where one direction is good.</summary>
public sealed record Change(Direction Direction, string Text, Verdict Verdict = Verdict.Neutral);

/// <summary>One figure of the overview.</summary>
/// <param name="Own">The own figure as shown, or why there is none ("not collected").</param>
/// <param name="HasOwn">True where <paramref name="Own"/> is a figure.</param>
/// <param name="Words">Where the viewer stands in words; for a withheld row the neutral sentence.</param>
/// <param name="Instead">Where more is shown than in this row: the wider peer group.</param>
/// <param name="Why">Where the reason for what is missing is explained.</param>
/// <param name="Target">How far it is to the viewer's target, in words.</param>
public sealed record OverviewRow(
    string Name,
    string Url,
    string Own,
    bool HasOwn,
    string? Median,
    string? MiddleHalf,
    StripModel Strip,
    string Words,
    Change? Change,
    string? Members,
    SparkModel? Trend = null,
    PageLink? Instead = null,
    PageLink? Why = null,
    string? Target = null);

/// <summary>Figures one under the other, each with the same strip, so that the eye runs down the column.</summary>
/// <param name="OwnName">"You", or null for a viewer without own figures.</param>
public sealed record OverviewTable(string Caption, IReadOnlyList<OverviewRow> Rows, string? OwnName = "You", string ChangeName = "Since last quarter");
