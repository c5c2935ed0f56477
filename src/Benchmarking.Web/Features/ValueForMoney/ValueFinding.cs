using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.ValueForMoney;

/// <summary>Cost and outcome in one sentence. It never says that a cost is good: a low one may buy nothing.</summary>
public static class ValueFinding
{
    /// <summary>"Cost per household £14.20, highest quarter of 18 members; changes put in place 60%, below the median of 17 members".</summary>
    public static string Title(ValueFigure cost, MetricSeries paid, ValueFigure outcome, MetricSeries got, GroupOption group)
    {
        var said = $"{cost.Brief} {Standing(paid, group)}; {outcome.Brief} {Standing(got, group)}";
        return Raised(said);
    }

    private static string Standing(MetricSeries series, GroupOption group)
    {
        var (subject, point) = (series.Subject, series.Latest);
        if (point.Own is { Value: { } own })
        {
            return series.Band == Band.NotPlaced
                ? $"{subject.Text(own)}, {Nothing(point)}"
                : $"{subject.Text(own)}, {Placed(series.Band, subject.Metric.Polarity, Members(point.Cell?.N, group))}";
        }

        var median = point.Cell is { Median: { } middle } cell
            ? $"median {subject.Published(middle, cell)} of {Members(cell.N, group)}"
            : Nothing(point);
        return point.Own is null ? median : $"{median}, you have no figure ({point.Own.Note})";
    }

    /// <summary>
    /// The band without the remark that there is no good direction: "highest" and "lowest" judge nothing, and the page
    /// says that a low cost alone is no value. That lower is better is said after the members.
    /// </summary>
    private static string Placed(Band band, Polarity polarity, string members)
    {
        var words = Bands.Words(band, polarity);
        var remark = words.IndexOf(" (", StringComparison.Ordinal);
        if (remark < 0)
            return $"{words} of {members}";
        return $"{words[..remark]} of {members}{(polarity == Polarity.Neutral ? "" : words[remark..])}";
    }

    private static string Nothing(SeriesPoint point) => WhyNotShown.Sentence(point.Cell, point.Quarter) switch
    {
        null or WhyNotShown.Neutral => "benchmark not shown",
        var why => $"benchmark not shown: {Lowered(why)}",
    };

    private static string Members(int? n, GroupOption group)
    {
        var members = n switch { null => "members", 1 => "1 member", _ => $"{n} members" };
        return group.IsAll ? members : $"{members} ({group.Name})";
    }
}
