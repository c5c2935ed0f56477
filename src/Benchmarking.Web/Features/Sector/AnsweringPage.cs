using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;

namespace Benchmarking.Web.Features.Sector;

/// <summary>How many members answer, by quarter and by metric, and how often a figure had to be explained.</summary>
/// <param name="Quarters">Oldest first.</param>
public sealed record AnsweringPage(Timeline Timeline, IReadOnlyList<QuarterAnswers> Quarters, IReadOnlyList<MetricAnswers> Metrics)
{
    /// <summary>Whether the viewer sees how returns stand, which the consortium's administrators alone do.</summary>
    public bool KnowsReturns => Quarters.Any(quarter => quarter.SignedOff is not null);
}

/// <summary>One quarter.</summary>
/// <param name="Members">Members of the time; those that belong together count once, as in publications.</param>
/// <param name="Most">The largest number of members behind any one figure; null where none is told.</param>
/// <param name="Explanations">How many odd figures were explained.</param>
/// <param name="SignedOff">Returns signed off; null for a viewer who does not see how returns stand.</param>
/// <param name="NothingToReport">Of which said that there is nothing to report.</param>
public sealed record QuarterAnswers(
    PublishedQuarter Quarter, int Members, int? Most, int Explanations, int? SignedOff, int? NothingToReport)
{
    /// <summary>In whole per cent; null where it cannot be said, as where members of the time are not known any more.</summary>
    public int? Rate => Most is { } most && Members >= most ? (int)Math.Round(100m * most / Members, MidpointRounding.AwayFromZero) : null;
}

/// <summary>One metric: how many members stand behind it in each quarter.</summary>
/// <param name="Counts">In the order of the quarters: the number, or two words for why none is told.</param>
public sealed record MetricAnswers(MetricSubject Subject, IReadOnlyList<AnswerCount> Counts)
{
    /// <summary>In the latest quarter.</summary>
    public int Explanations => Counts[^1].Explanations;
}

/// <summary>How many members stand behind a figure.</summary>
/// <param name="N">Null where it is not told.</param>
/// <param name="Brief">Why, in a few words.</param>
/// <param name="Explanations">How many odd figures of the metric were explained in the quarter.</param>
public sealed record AnswerCount(int? N, string Brief, int Explanations)
{
    internal static AnswerCount Of(SeriesPoint? point, int explanations) => point?.Cell?.N is { } n
        ? new AnswerCount(n, "", explanations)
        : new AnswerCount(null, WhyNotShown.Brief(point?.Cell, point?.Quarter), explanations);

    public string Text => N is { } n ? FigureText.Number(n) : Brief;
}
