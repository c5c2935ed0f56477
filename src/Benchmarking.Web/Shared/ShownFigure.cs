namespace Benchmarking.Web.Shared;

/// <summary>A figure as drawn (its place on an axis) and as read (already formatted).</summary>
public sealed record ShownFigure(decimal Value, string Text);

/// <summary>The middle half of the members: where its edges lie, and the two of them in one text, "58–73%".</summary>
public sealed record ShownRange(decimal Lower, decimal Upper, string Text);
