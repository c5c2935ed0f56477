namespace Benchmarking.Engine.Disclosure;

/// <summary>
/// S3: where a crossing (size within region, say) leaves one or two members of a single group uncovered, its groups
/// there are not offered: what is known of the group and of the crossings would be known of those few. Value-free.
/// </summary>
internal static class CrossingRule
{
    private const int FewestUncovered = 3;

    /// <summary>Drops the smallest crossing of each single group that leaves one or two members over, until none does.</summary>
    public static void Apply(PeriodDraft draft, InterestGroups groups)
    {
        var singles = draft.Groups.Where(group => group.Priority is >= 1 and <= 3 && group.Figures.Any(figure => figure.IsShown)).ToList();
        foreach (var single in singles)
        {
            var members = Members(single);
            while (Within(draft, members) is { Count: > 0 } crossings && LeavesFew(members, crossings, groups))
            {
                var smallest = crossings.OrderBy(crossing => crossing.Contributors).ThenByDescending(crossing => crossing.Position).First();
                smallest.Similar = single.Group.Code;
                smallest.Withhold(Fate.TooSimilar);
            }
        }
    }

    private static List<GroupDraft> Within(PeriodDraft draft, HashSet<string> members) =>
        [.. draft.Groups.Where(group => group.Group.Dimension == "crossing" && group.Figures.Any(figure => figure.IsNew) && Members(group).IsSubsetOf(members))];

    private static bool LeavesFew(HashSet<string> members, List<GroupDraft> crossings, InterestGroups groups)
    {
        var uncovered = members.Except(crossings.SelectMany(Members));
        return groups.Count(uncovered) is > 0 and < FewestUncovered;
    }

    private static HashSet<string> Members(GroupDraft group) =>
        group.Input.Contributions.Select(one => one.Organisation).ToHashSet(StringComparer.Ordinal);
}
