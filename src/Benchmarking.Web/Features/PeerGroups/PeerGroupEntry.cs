using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>One peer group: how it is chosen, who is in it, and what its size allows.</summary>
/// <param name="Members">Names, in order.</param>
/// <param name="Contributors">How many count: members that belong together count once.</param>
/// <param name="Widen">Larger groups to look at instead; empty where this one is large enough.</param>
public sealed record PeerGroupEntry(
    PeerGroupRow Group, IReadOnlyList<string> Members, int Contributors, IReadOnlyList<WiderGroup> Widen)
{
    public string Code => Group.Code;

    public bool IsTooSmall => Contributors < BenchmarkRules.Standard.MinimumForMedian;

    public bool HasQuartiles => Contributors >= BenchmarkRules.Standard.MinimumForQuartiles;

    public string Advice => WiderGroup.Advice(Widen, Members.Count);

    /// <summary>"1 member", "12 members".</summary>
    public string Size => Members.Count == 1 ? "1 member" : $"{Members.Count} members";

    /// <summary>What its size allows, in a sentence.</summary>
    public string Allows => this switch
    {
        { IsTooSmall: true } => $"Too few for a benchmark of its own. {Advice}".Trim(),
        { HasQuartiles: false } => "Enough for medians, too few for quartiles.",
        _ => "Enough for medians and quartiles.",
    };

    public static PeerGroupEntry Of(
        PeerGroupRow group, IEnumerable<PeerGroupRow> live, IReadOnlyList<Organisation> organisations, IReadOnlyList<MemberAttributes> members)
    {
        var contributors = GroupRules.Contributors(group, members);
        return new PeerGroupEntry(
            group,
            [.. organisations.Where(group.Holds).Select(own => own.Name)],
            contributors,
            contributors < BenchmarkRules.Standard.MinimumForMedian
                ? WiderGroup.Of(group, live, members, BenchmarkRules.Standard)
                : []);
    }
}
