namespace Benchmarking.Engine.Disclosure;

/// <summary>
/// Section "time": a number of a period changes only where at least five interest groups joined, left or altered a
/// figure; what was withheld stays so while its contributors are the same; figures carried forward are the same data
/// in both periods.
/// </summary>
internal sealed class TimeRule(Metric metric, PublicationInput input, IReadOnlyList<LedgerEntry> shown, Func<string, CellInput> inputs)
{
    private static readonly Statistic[] All =
        [Statistic.Median, Statistic.LowerQuartile, Statistic.UpperQuartile, Statistic.Mean, Statistic.P10, Statistic.P90];

    /// <summary>Decides which numbers of a period are new, stand as they were, or stay withheld.</summary>
    public void Apply(PeriodDraft draft)
    {
        var period = Engine.Period.Parse(draft.Period);
        var earlier = Latest(draft.Period);
        var thisYear = shown.Where(entry => entry.Period != draft.Period && entry.Reason == Reason.V && SameYear(Engine.Period.Parse(entry.Period), period))
            .ToLookup(Place);
        var adjacent = metric.Sticky ? [Latest(period.Previous.ToString()), Latest(period.Next.ToString())] : Array.Empty<Dictionary<(string, Statistic), LedgerEntry>>();
        foreach (var group in draft.Groups)
        {
            foreach (var statistic in All)
            {
                if (earlier.TryGetValue((group.Group.Code, statistic), out var before)) Compare(group, statistic, before);
            }

            foreach (var figure in group.Figures.Where(figure => figure.IsNew))
            {
                var place = (group.Group.Code, figure.Statistic);
                if (thisYear[place].Any(entry => inputs(entry.Input).HasSameContributors(group.Input))) figure.Fate = Fate.StillWithheld;
                foreach (var neighbour in adjacent) Carry(group, figure, neighbour.GetValueOrDefault(place));
            }

            group.FollowMedian();
        }
    }

    /// <summary>The last word on each number of a period. That there were too few contributors binds nobody.</summary>
    private Dictionary<(string Group, Statistic Statistic), LedgerEntry> Latest(string period)
    {
        var latest = new Dictionary<(string, Statistic), LedgerEntry>();
        foreach (var entry in shown)
        {
            if (entry.Period == period && (entry.Shown is not null || entry.Reason == Reason.V)) latest[Place(entry)] = entry;
        }

        return latest;
    }

    private void Compare(GroupDraft group, Statistic statistic, LedgerEntry before)
    {
        var difference = inputs(before.Input).Difference(group.Input, input.InterestGroups);
        var figure = group.Figures.Find(figure => figure.Statistic == statistic);
        if (difference < input.Rules.SmallestDifference)
        {
            if (figure is null) group.Figures.Add(figure = new Figure(statistic));
            (figure.Earlier, figure.Fate) = (before, difference == 0 ? Fate.Unchanged : Fate.Held);
            return;
        }

        if (figure is null) return;

        figure.Earlier = before;
        if (before.Reason == Reason.V && inputs(before.Input).HasSameContributors(group.Input))
        {
            figure.Fate = Fate.StillWithheld;
        }
    }

    /// <summary>Of figures carried forward, the entry or exit of a few keeps the neighbouring period's number.</summary>
    private void Carry(GroupDraft group, Figure figure, LedgerEntry? neighbour)
    {
        if (!figure.IsNew || neighbour?.Shown is null) return;

        var difference = inputs(neighbour.Input).Difference(group.Input, input.InterestGroups);
        if (difference > 0 && difference < input.Rules.SmallestDifference) (figure.Earlier, figure.Fate) = (neighbour, Fate.Held);
    }

    private static (string Group, Statistic Statistic) Place(LedgerEntry entry) => (entry.Group, entry.Statistic);

    private static bool SameYear(Period one, Period other) => one.StartYear == other.StartYear;
}
