using Benchmarking.Engine.Columns;

namespace Benchmarking.Engine;

/// <summary>Which organisations stand in which groups, period by period. Group 0 is everyone.</summary>
internal sealed class Membership
{
    private readonly GroupsOfPeriod[] byPeriod;

    private Membership(PeriodGroups groups, Contributions contributions)
    {
        Codes = groups.Codes;
        var everyone = contributions.Organisations;
        byPeriod = [.. contributions.Periods.Take(groups.SameInEveryPeriod ? 1 : int.MaxValue).Select(period =>
            new GroupsOfPeriod([.. Codes.Select(code => MembersOf(groups, code, period, everyone))], everyone))];
    }

    /// <summary>The groups' codes: that of everyone, then the others in the order given.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Checks the groups and numbers them.</summary>
    public static Membership Of(IReadOnlyList<PeerGroup> groups, Contributions contributions) =>
        new(new PeriodGroups(groups), contributions);

    /// <summary>The groups as they are in one period.</summary>
    public GroupsOfPeriod In(int period) => byPeriod[byPeriod.Length == 1 ? 0 : period];

    private static IReadOnlyCollection<string>? MembersOf(PeriodGroups groups, string code, string period, Numbering everyone) =>
        code == PeerGroup.All ? everyone.Texts : groups.Named(code, period)?.Members;
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
