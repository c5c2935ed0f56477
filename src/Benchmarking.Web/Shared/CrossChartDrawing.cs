namespace Benchmarking.Web.Shared;

/// <summary>Words in a corner of the cross.</summary>
public sealed record CornerWords(decimal X, decimal Y, string Anchor, string Text);

/// <summary>Where everything of a cost-and-outcome cross stands in a still picture; <c>chart-cross.js</c> draws the same.</summary>
public sealed class CrossChartDrawing(CrossChartModel model, bool narrow)
{
    public CrossChartModel Model => model;

    public bool Narrow => narrow;

    public int Width => narrow ? ChartRules.NarrowWidth : ChartRules.WideWidth;

    public int Height => narrow ? 380 : 460;

    public decimal Left => 24 + (9.2m * model.Outcome.Axis.Ticks.Max(tick => tick.Text.Length));

    public decimal Right => Width - 20 - (narrow || OutcomeName is null ? 0 : 9.2m * OutcomeName.Length);

    public static decimal Top => 56;

    /// <summary>Names of the two lines, on a desk only; null where there is no median.</summary>
    public string? CostName => narrow || model.Cost.Median is null ? null : $"Median {model.Cost.Median.Text}";

    public string? OutcomeName => narrow || model.Outcome.Median is null ? null : $"Median {model.Outcome.Median.Text}";

    public decimal Bottom => Height - 72;

    public decimal X(decimal cost) => Math.Round(Left + (model.Cost.Axis.Share(cost) * (Right - Left)), 1);

    public decimal Y(decimal outcome) => Math.Round(Bottom - (model.Outcome.Axis.Share(outcome) * (Bottom - Top)), 1);

    /// <summary>On a phone the corners are too near each other for words.</summary>
    public IEnumerable<CornerWords> Corners => narrow || model.Cost.Median is null || model.Outcome.Median is null ? [] :
    [
        new(Left + 10, Top + 22, "start", "Costs less, more comes of it"),
        new(Right - 10, Top + 22, "end", "Costs more, more comes of it"),
        new(Left + 10, Bottom - 12, "start", "Costs less, less comes of it"),
        new(Right - 10, Bottom - 12, "end", "Costs more, less comes of it"),
    ];
}
