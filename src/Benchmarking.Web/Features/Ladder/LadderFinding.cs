using Benchmarking.Web.Features.Benchmarks;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Ladder;

/// <summary>
/// The ladder in a sentence. It says where most of the activity stands, never that a rung is good: surveys and
/// meetings have their place, and the catalogue gives no rung a direction.
/// </summary>
public static class LadderFinding
{
    public static string Title(IReadOnlyList<RungShare> rungs, GroupOption group)
    {
        var own = Highest(rungs, rung => rung.Series.Latest.Own?.Value);
        var medians = Highest(rungs, rung => rung.Series.Latest.Cell?.Median);
        return (own, medians) switch
        {
            ({ Count: > 0 }, _) => Own(own, group),
            (_, { Count: > 0 }) => Medians(medians, group) + WhyNoOwn(rungs),
            _ => NotShown(rungs) + WhyNoOwn(rungs),
        };
    }

    private static string Own(IReadOnlyList<RungShare> highest, GroupOption group)
    {
        var share = Text(highest[0], highest[0].Series.Latest.Own!.Value!.Value);
        if (highest.Count > 1)
            return $"The largest shares of your activities, {share} each, stand on {Rungs(highest)}";

        var point = highest[0].Series.Latest;
        var beside = point.Cell is { Median: { } median } cell
            ? $"the median{Of(cell.N, group)} there is {highest[0].Series.Subject.Published(median, cell)}"
            : "the benchmark there is not shown";
        return $"The largest share of your activities, {share}, stands on {highest[0].InWords}; {beside}";
    }

    private static string Medians(IReadOnlyList<RungShare> highest, GroupOption group)
    {
        var point = highest[0].Series.Latest;
        var share = highest[0].Series.Subject.Published(point.Cell!.Median!.Value, point.Cell);
        return highest.Count > 1
            ? $"The highest medians, {share} of activities each, are on {Rungs(highest)}"
            : $"The highest median{Of(point.Cell.N, group)} is on {highest[0].InWords}: {share} of activities";
    }

    private static string NotShown(IReadOnlyList<RungShare> rungs)
    {
        var why = rungs.Select(rung => WhyNotShown.Sentence(rung.Series.Latest.Cell, rung.Series.Latest.Quarter)).Distinct().ToList();
        return why is [{ } only] && only != WhyNotShown.Neutral
            ? $"The ladder is not shown: {Lowered(only)}"
            : "The ladder is not shown";
    }

    private static string WhyNoOwn(IReadOnlyList<RungShare> rungs) =>
        rungs.Select(rung => rung.Series.Latest.Own).OfType<OwnFigure>().FirstOrDefault() is { } own
            ? own.Value == 0 ? "; your activities stand on no rung" : $"; you have no figure ({own.Note})"
            : "";

    /// <summary>Those whose figure, as shown, is the highest; none where there is none above nought.</summary>
    private static List<RungShare> Highest(IReadOnlyList<RungShare> rungs, Func<RungShare, decimal?> figure)
    {
        decimal Shown(RungShare rung) => figure(rung) is { } known ? ChartFigures.Value(known, rung.Series.Subject) : 0;
        var most = rungs.Select(Shown).DefaultIfEmpty(0).Max();
        return most == 0 ? [] : [.. rungs.Where(rung => Shown(rung) == most)];
    }

    private static string Text(RungShare rung, decimal value) => rung.Series.Subject.Text(value);

    private static string Rungs(IReadOnlyList<RungShare> rungs) =>
        $"rungs {string.Join(", ", rungs.Take(rungs.Count - 1).Select(rung => rung.Rung))} and {rungs[^1].Rung}";

    private static string Of(int? n, GroupOption group)
    {
        var members = n is { } count ? $" of {count} member{(count == 1 ? "" : "s")}" : "";
        return group.IsAll ? members : $"{members} ({group.Name})";
    }
}
