using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Features.Benchmarks;

namespace Benchmarking.Web.Features.Scorecards;

/// <summary>Published medians in plain words: never exact, and with what the publication says beside the number.</summary>
public static class PlainMedians
{
    /// <summary>"about 9 out of 10 or more" where the number stands for everything beyond it.</summary>
    public static PlainFigure Of(decimal median, Cell cell, Metric metric)
    {
        var plain = PlainFigures.Of(median, metric, isRounded: metric.Sensitivity != Sensitivity.Public);
        return PublishedText.BoundOf(median, cell, metric) switch
        {
            // "More than 9 out of 10" and "fewer than 1 out of 10" say it already.
            Bound.AtLeast when !plain.Words.StartsWith("more ", StringComparison.Ordinal) => plain with { Words = $"{plain.Words} or more" },
            Bound.AtMost when plain.Words.StartsWith("about ", StringComparison.Ordinal) => plain with { Words = $"{plain.Words} or less" },
            _ => plain,
        };
    }

    /// <summary>"the number of Q3, October to December 2025": that it is an earlier one; null where it is not held.</summary>
    public static string? Held(Cell? cell) => WhyNotShown.HeldFrom(cell) is { } from ? $"the number of {from}" : null;
}
