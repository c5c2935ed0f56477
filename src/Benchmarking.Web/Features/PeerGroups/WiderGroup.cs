using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>A group to look at instead of one that is too small.</summary>
/// <param name="Size">How many members it has.</param>
/// <param name="Shared">How many members of the small group are in it.</param>
public sealed record WiderGroup(string Code, string Name, int Size, int Shared)
{
    public bool IsAll => Code == PeerGroup.All;

    /// <summary>"Widen to …" where it holds all of them, else how many of them it holds.</summary>
    public string Words(int members) => Shared == members
        ? $"Widen to {Name} ({Size} members)."
        : $"Nearest: {Name} ({Size} members, {Shared} of these {members} among them).";

    /// <summary>The groups with the most of these members that are large enough, and everyone last.</summary>
    /// <param name="small">The group that is too small.</param>
    /// <param name="live">The groups that there are.</param>
    /// <param name="most">How many besides everyone.</param>
    public static IReadOnlyList<WiderGroup> Of(
        PeerGroupRow small, IEnumerable<PeerGroupRow> live, IReadOnlyList<MemberAttributes> members, BenchmarkRules rules, int most = 1)
    {
        var own = members.Where(one => Holds(small, one)).ToList();
        var enough = (
            from other in live
            where other.Code != small.Code && GroupRules.Contributors(other, members) >= rules.MinimumForMedian
            select new WiderGroup(
                other.Code, other.Name, members.Count(one => Holds(other, one)), own.Count(one => Holds(other, one)))).ToList();
        var nearest = enough.Where(wider => !wider.IsAll && wider.Shared > 0)
            .OrderByDescending(wider => wider.Shared).ThenBy(wider => wider.Size).Take(most);
        return [.. nearest, .. enough.Where(wider => wider.IsAll)];
    }

    /// <summary>What to look at instead, in words; empty where nothing larger is large enough.</summary>
    public static string Advice(IReadOnlyList<WiderGroup> wider, int members) =>
        string.Join(' ', wider.Select(one => one.Words(members)));

    private static bool Holds(PeerGroupRow group, MemberAttributes own) => group.Holds(own.Id, own.Region, own.SizeBand, own.Type);
}
