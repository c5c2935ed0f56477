using Benchmarking.Engine.Columns;

namespace Benchmarking.Engine;

/// <summary>Which organisations stand in which groups, period by period. Group 0 is everyone.</summary>
internal sealed class Membership
{
    private readonly Dictionary<(string Code, string? Period), PeerGroup> groups;
    private readonly GroupsOfPeriod[] byPeriod;

    private Membership(Dictionary<(string, string?), PeerGroup> groups, string[] codes, Contributions contributions)
    {
        this.groups = groups;
        Codes = codes;
        var everyone = contributions.Organisations;
        var sameInEveryPeriod = groups.Values.All(group => group.Period is null);
        byPeriod = [.. contributions.Periods.Take(sameInEveryPeriod ? 1 : int.MaxValue).Select(period =>
            new GroupsOfPeriod([.. codes.Select(code => MembersOf(code, period, everyone))], everyone))];
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
    public GroupsOfPeriod In(int period) => byPeriod[byPeriod.Length == 1 ? 0 : period];

    /// <summary>The members named for that very period, else those named for all; null where there are neither.</summary>
    private IReadOnlyCollection<string>? MembersOf(string code, string period, Numbering everyone) =>
        code == PeerGroup.All ? everyone.Texts
        : groups.TryGetValue((code, period), out var dated) ? dated.Members
        : groups.GetValueOrDefault((code, null))?.Members;
}

/// <summary>The groups of one period.</summary>
internal sealed class GroupsOfPeriod
{
    private readonly bool[] exists;

    /// <summary>Numbers the members. A member never observed has no number and takes no room.</summary>
    public GroupsOfPeriod(IReadOnlyCollection<string>?[] members, Numbering organisations)
    {
        exists = [.. members.Select(names => names is not null)];
        Members = GroupMembers.Of(organisations.Texts.Count, [.. members.Select(names => Numbers(names ?? [], organisations))]);
    }

    /// <summary>Who is in which; nobody in a group that does not exist.</summary>
    public GroupMembers Members { get; }

    /// <summary>Whether there is such a group in this period.</summary>
    public bool Exists(int group) => exists[group];

    private static int[] Numbers(IReadOnlyCollection<string> names, Numbering organisations) =>
        [.. names.Select(organisations.Find).OfType<int>()];
}
