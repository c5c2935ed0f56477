namespace Benchmarking.Engine.Disclosure;

/// <summary>Turns a period's groups into the cells that are shown and the entries that the ledger keeps of them.</summary>
internal static class CellWriter
{
    /// <summary>The cell of a group as it may be shown.</summary>
    public static Cell Cell(PeriodDraft draft, GroupDraft group, Metric metric, BenchmarkRules rules)
    {
        var key = new CellKey(draft.Period, metric.Code, group.Group.Code);
        var visible = group.Figures.Where(figure => figure.IsShown).ToDictionary(figure => figure.Statistic, figure => figure.Visible!.Value);
        if (group.Figures.Count == 0) return PrimaryRules.Show(key, group.Contributors, visible, metric, rules);

        var median = group.Figures.Find(figure => figure.Statistic == Statistic.Median);
        if (!visible.ContainsKey(Statistic.Median))
        {
            // A number that would stand without its median is not shown either.
            var empty = PrimaryRules.Empty(key, CellStatus.Withheld, PrimaryRules.Method(metric, rules));
            return empty with { Reason = median?.Reason ?? Reason.V };
        }

        // What an earlier state shows was enough for it then.
        var cell = PrimaryRules.Show(key, Math.Max(group.Contributors, rules.MinimumForMedian), visible, metric, rules);
        var held = median!.Fate == Fate.Held;
        return cell with
        {
            N = Contributors(group, median),
            Status = held ? CellStatus.Held : CellStatus.Published,
            Reason = held ? Reason.N4 : Outer(group) ?? cell.Reason,
            HeldFrom = held ? HeldFrom(draft, median) : null,
        };
    }

    /// <summary>What the ledger keeps of a group: each number that is shown, and each that is withheld.</summary>
    public static IEnumerable<LedgerEntry> Entries(PeriodDraft draft, GroupDraft group, Metric metric, PublicationInput input)
    {
        if (group.Figures.Count == 0 && group.Contributors > 0)
        {
            yield return Entry(draft, group, Statistic.Median, null, Reason.N1, group.Input.Hash, metric, input);
        }

        foreach (var figure in group.Figures)
        {
            var source = figure.Fate is Fate.Unchanged or Fate.Held ? figure.Earlier!.Input : group.Input.Hash;
            yield return Entry(draft, group, figure.Statistic, figure.Visible, figure.Reason, source, metric, input);
        }
    }

    private static LedgerEntry Entry(
        PeriodDraft draft, GroupDraft group, Statistic statistic, ShownNumber? shown, Reason? reason, string source, Metric metric, PublicationInput input) =>
        new(input.Release, draft.Period, metric.Code, group.Group.Code, statistic, shown, PrimaryRules.Method(metric, input.Rules), reason, source);

    /// <summary>Of a held cell the number of contributors is not shown: the newest would tell of the few who changed.</summary>
    private static int? Contributors(GroupDraft group, Figure median) => median.Fate == Fate.Held ? null : group.Contributors;

    /// <summary>Why quartiles are missing beside a median, where there were enough contributors for them.</summary>
    private static Reason? Outer(GroupDraft group) =>
        group.Figures.Find(figure => figure.Statistic == Statistic.LowerQuartile && !figure.IsShown)?.Reason;

    private static string HeldFrom(PeriodDraft draft, Figure median) =>
        median.Earlier!.Period == draft.Period ? "provisional" : median.Earlier.Period;
}
