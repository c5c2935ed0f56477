namespace Benchmarking.Engine;

/// <summary>Which organisations stand in which groups, period by period. Group 0 is everyone.</summary>
internal sealed class Membership
{
    private readonly Dictionary<(string Code, string? Period), PeerGroup> groups;
    private readonly Contributions contributions;
    private readonly bool sameInEveryPeriod;
    private readonly GroupsOfPeriod?[] byPeriod;

    private Membership(Dictionary<(string, string?), PeerGroup> groups, string[] codes, Contributions contributions)
    {
        this.groups = groups;
        this.contributions = contributions;
        Codes = codes;
        sameInEveryPeriod = groups.Values.All(group => group.Period is null);
        byPeriod = new GroupsOfPeriod?[sameInEveryPeriod ? 1 : contributions.Periods.Count];
    }

    /// <summary>The groups' codes: that of everyone, then the others in the order given.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Checks the groups and numbers them.</summary>
    public static Membership Of(IReadOnlyList<PeerGroup> groups, Contributions contributions)
    {
        var byCode = new Dictionary<(string, string?), PeerGroup>();
        foreach (var group in groups)
        {
            if (group.Code == PeerGroup.All)
            {
                throw new ArgumentException($"The group {PeerGroup.All} is everyone and is not given.");
            }

            if (!byCode.TryAdd((group.Code, group.Period), group))
            {
                throw new ArgumentException($"The group {group.Code} is given twice.");
            }
        }

        string[] codes = [PeerGroup.All, .. groups.Select(group => group.Code).Distinct(StringComparer.Ordinal)];
        return new(byCode, codes, contributions);
    }

    /// <summary>The groups as they are in one period.</summary>
    public GroupsOfPeriod In(int period)
    {
        ref var groupsThen = ref byPeriod[sameInEveryPeriod ? 0 : period];
        return groupsThen ??= new GroupsOfPeriod(
            [.. Codes.Select(code => MembersOf(code, contributions.Periods[period]))], contributions.Organisations);
    }

    /// <summary>The members named for that very period, else those named for all; null where there are neither.</summary>
    private IReadOnlySet<string>? MembersOf(string code, string period) =>
        code == PeerGroup.All ? contributions.Organisations.Keys.ToHashSet(StringComparer.Ordinal)
        : groups.TryGetValue((code, period), out var dated) ? dated.Members
        : groups.GetValueOrDefault((code, null))?.Members;
}

/// <summary>The groups of one period, and room to deal one metric's values out to them.</summary>
internal sealed class GroupsOfPeriod
{
    private readonly int[][] groupsOfOrganisation;
    private readonly decimal[]?[] dealt;
    private readonly int[] counts;

    /// <summary>Numbers the members. A member never observed has no number and takes no room.</summary>
    public GroupsOfPeriod(IReadOnlySet<string>?[] members, Dictionary<string, int> organisations)
    {
        var lists = new List<int>[organisations.Count];
        for (var i = 0; i < lists.Length; i++) lists[i] = [];
        dealt = new decimal[]?[members.Length];
        counts = new int[members.Length];
        for (var group = 0; group < members.Length; group++)
        {
            if (members[group] is not { } names) continue;

            var observed = names.Where(organisations.ContainsKey).Select(name => organisations[name]).ToArray();
            foreach (var organisation in observed) lists[organisation].Add(group);
            dealt[group] = new decimal[observed.Length];
        }

        groupsOfOrganisation = [.. lists.Select(list => list.ToArray())];
    }

    /// <summary>Whether there is such a group in this period.</summary>
    public bool Exists(int group) => dealt[group] is not null;

    /// <summary>Deals a sorted column out: each group's values come out sorted too.</summary>
    public void Deal(Column? column)
    {
        Array.Clear(counts);
        if (column is null) return;

        for (var i = 0; i < column.Values.Length; i++)
        {
            foreach (var group in groupsOfOrganisation[column.Organisations[i]])
            {
                dealt[group]![counts[group]++] = column.Values[i];
            }
        }
    }

    /// <summary>The values dealt to a group, ascending.</summary>
    public ReadOnlySpan<decimal> Values(int group) => dealt[group].AsSpan(0, counts[group]);
}
