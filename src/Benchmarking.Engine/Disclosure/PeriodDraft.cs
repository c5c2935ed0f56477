namespace Benchmarking.Engine.Disclosure;

/// <summary>One metric in one period on its way to being published: every group with its input and its numbers.</summary>
internal sealed class PeriodDraft
{
    private PeriodDraft(string period, IReadOnlyList<GroupDraft> groups) => (Period, Groups) = (period, groups);

    public string Period { get; }

    /// <summary>In the order given, everyone first. A group that does not exist in the period is left out.</summary>
    public IReadOnlyList<GroupDraft> Groups { get; }

    /// <summary>What is dropped last comes first; of two alike the larger, then the first given.</summary>
    public IEnumerable<GroupDraft> ByPriority => Groups
        .OrderBy(group => group.Priority).ThenByDescending(group => group.Contributors).ThenBy(group => group.Position);

    /// <summary>Gathers what every group's members sent and works out the numbers there are enough of them for.</summary>
    public static PeriodDraft Of(
        string period, Metric metric, IReadOnlyList<Observation> observations, PeriodGroups groups, PublicationInput input, Tokens tokens)
    {
        var everyone = observations.Select(one => one.Organisation).ToHashSet(StringComparer.Ordinal);
        var values = observations.Where(one => one.Value is not null)
            .ToDictionary(one => one.Organisation, one => one.Value!.Value, StringComparer.Ordinal);
        var contributions = values.ToDictionary(
            one => one.Key, one => new Contribution(one.Key, tokens.Of(one.Key, metric.Code, one.Value)), StringComparer.Ordinal);

        var drafts = new List<GroupDraft>();
        for (var position = 0; position < groups.Codes.Count; position++)
        {
            if (groups.In(groups.Codes[position], period, everyone) is not { } group) continue;

            var members = group.Members.Where(values.ContainsKey).ToList();
            var sorted = members.Select(member => values[member]).Order().ToArray();
            var draft = new GroupDraft(
                group, position, new CellInput(members.Select(member => contributions[member])), sorted, input.InterestGroups.Count(members));
            foreach (var statistic in PrimaryRules.Allowed(draft.Contributors, draft.IsEveryone, metric, input.Rules))
            {
                draft.Figures.Add(new Figure(statistic) { Number = PrimaryRules.Number(statistic, sorted, metric, input.Rules) });
            }

            drafts.Add(draft);
        }

        return new PeriodDraft(period, drafts);
    }
}
