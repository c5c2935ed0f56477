using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Disclosure;

/// <summary>
/// For each number withheld because of values, one more of the same kind is withheld by lot, so that a withheld number
/// does not tell that somebody's value is unusual. Drawn with the publisher's key.
/// </summary>
internal static class Decoys
{
    /// <summary>Withholds decoys: of the same dimension where one is left, else of any but everyone's.</summary>
    public static void Apply(PeriodDraft draft, Metric metric, PublicationInput input)
    {
        var draws = new Draws(input.Key, $"decoys\n{metric.Code}\n{draft.Period}\n{input.Release}");
        foreach (var group in draft.ByPriority.ToList())
        {
            foreach (var bundle in Bundles(group)) Withhold(draft, group, bundle, draws);
        }
    }

    private static List<List<Statistic>> Bundles(GroupDraft group) =>
    [
        .. group.Figures.Where(figure => figure.Fate == Fate.ByCertificate).Select(figure => figure.Statistic)
            .GroupBy(Kind).Select(bundle => bundle.ToList()),
    ];

    private static void Withhold(PeriodDraft draft, GroupDraft group, List<Statistic> bundle, Draws draws)
    {
        var candidates = draft.Groups.Where(other => !other.IsEveryone && other != group && Open(other, bundle).Count == bundle.Count).ToList();
        var alike = candidates.Where(other => other.Priority == group.Priority).ToList();
        if (alike.Count > 0) candidates = alike;
        if (candidates.Count == 0) return;

        var chosen = candidates[draws.Below(candidates.Count)];

        // Without its median a cell has nothing to show, so what lies outside it goes too.
        var all = bundle.Contains(Statistic.Median) ? [.. chosen.Figures.Where(figure => figure.IsNew)] : Open(chosen, bundle);
        foreach (var figure in all) figure.Fate = Fate.Decoy;
    }

    private static List<Figure> Open(GroupDraft group, List<Statistic> bundle) =>
        [.. group.Figures.Where(figure => figure.IsNew && bundle.Contains(figure.Statistic))];

    private static int Kind(Statistic statistic) => statistic switch
    {
        Statistic.Median => 0,
        Statistic.LowerQuartile or Statistic.UpperQuartile => 1,
        Statistic.Mean => 2,
        _ => 3,
    };
}
