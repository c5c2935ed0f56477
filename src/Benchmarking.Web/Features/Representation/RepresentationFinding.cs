using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;

namespace Benchmarking.Web.Features.Representation;

/// <summary>
/// The gap in words, without judging it: whether 12 points fewer are a failing depends on why, and on how many
/// people's details are held.
/// </summary>
public static class RepresentationFinding
{
    /// <summary>The widest gap: the own one for a member that has one, else that between two medians.</summary>
    public static string Title(IReadOnlyList<RepresentationPair> pairs, GroupOption group, bool isMember)
    {
        if (Widest(pairs, pair => pair.OwnGap) is { } own)
            return own.OwnGap!.Amount == 0 ? Same("your involved residents") : "Your widest gap: " + Said(own, own.OwnGap, Own);

        var where = group.IsAll ? "" : $" ({group.Name})";
        var withoutOwn = isMember ? "; you have no pair of figures" : "";
        if (Widest(pairs, pair => pair.MedianGap) is { } medians)
        {
            return (medians.MedianGap!.Amount == 0
                ? Same("the medians of involved residents")
                : $"The widest gap between medians{where}: {Said(medians, medians.MedianGap, Median)}") + withoutOwn;
        }

        return $"No gap can be shown{where}{withoutOwn}";
    }

    /// <summary>"12 points fewer", "3 points more", "no gap".</summary>
    public static string Words(Change gap) => gap.Amount == 0 ? "no gap" : $"{Finding.Size(gap)} {(gap.Amount > 0 ? "more" : "fewer")}";

    /// <summary>What stands beside the heading of a group: "you 12 points fewer, medians 8 points fewer"; null where neither is known.</summary>
    public static string? Beside(RepresentationPair pair)
    {
        var said = new List<string>();
        if (pair.OwnGap is { } own)
            said.Add($"you {Words(own)}");
        if (pair.MedianGap is { } medians)
            said.Add($"medians {Words(medians)}");
        return said.Count == 0 ? null : string.Join(", ", said);
    }

    private static string Said(RepresentationPair pair, Change gap, Func<MetricSeries, string> figure) =>
        $"{pair.Group.InSentence} are {figure(pair.Involved)} of those involved and {figure(pair.All)} of all residents, {Words(gap)}";

    private static string Same(string whose) => $"In each group the share among {whose} is that among all residents";

    private static string Own(MetricSeries series) => series.Subject.Text(series.Latest.Own!.Value!.Value);

    private static string Median(MetricSeries series) => series.Subject.Published(series.Latest.Cell!.Median!.Value, series.Latest.Cell);

    private static RepresentationPair? Widest(IReadOnlyList<RepresentationPair> pairs, Func<RepresentationPair, Change?> gap) =>
        pairs.Where(pair => gap(pair) is not null).MaxBy(pair => Math.Abs(gap(pair)!.Amount));
}
