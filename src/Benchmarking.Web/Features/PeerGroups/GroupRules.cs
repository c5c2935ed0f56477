using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>What everybody may know of a member, and all that decides who is in which group.</summary>
/// <param name="InterestGroup">Members with the same one count once; null stands for itself.</param>
public sealed record MemberAttributes(OrganisationId Id, string Region, string SizeBand, string Type, string? InterestGroup)
{
    public static MemberAttributes Of(Organisation own) => new(own.Id, own.Region, own.SizeBand, own.Type, own.InterestGroup);
}

/// <summary>Why a group cannot be made, whatever its members' figures are.</summary>
/// <param name="Sentence">With its full stop, and without a figure.</param>
/// <param name="Other">The group that it is too much like; null where it is too small.</param>
public sealed record GroupObstacle(string Sentence, PeerGroupRow? Other);

/// <summary>
/// What of the disclosure rules can be told from who is in a group alone: enough members, and no group so like another
/// that two numbers side by side tell of the few between them. It looks at no figure, so it may be told to anybody.
/// </summary>
public static class GroupRules
{
    /// <summary>As the publisher's rule on crossings has it.</summary>
    private const int FewestLeftOver = 3;

    /// <summary>How many members it has of those that count: members that belong together count once.</summary>
    public static int Contributors(PeerGroupRow group, IEnumerable<MemberAttributes> members) => Count(Of(group, members));

    /// <summary>The first thing that speaks against a group beside those that are live; null where nothing does.</summary>
    public static GroupObstacle? WhyNot(
        PeerGroupRow asked, IReadOnlyList<PeerGroupRow> live, IReadOnlyList<MemberAttributes> members, BenchmarkRules rules)
    {
        var own = Of(asked, members);
        if (Count(own) < rules.MinimumForMedian)
            return new GroupObstacle(TooFew(own.Count, Count(own), rules), null);

        var shown = live.Where(other => other.Code != asked.Code).Select(other => (Group: other, Members: Of(other, members)))
            .Where(other => Count(other.Members) >= rules.MinimumForMedian).ToList();
        foreach (var (other, theirs) in shown)
        {
            var difference = Count([.. own.Except(theirs), .. theirs.Except(own)]);
            if (difference == 0)
                return new GroupObstacle($"It has the same members as “{other.Name}”, which is published already.", other);
            if (difference < rules.SmallestDifference)
                return new GroupObstacle($"It is too similar to “{other.Name}”: the two numbers side by side would tell of the few members between them.", other);
        }

        return asked.Dimension == "crossing" ? LeavesFew(own, shown) : null;
    }

    /// <summary>"3 members: fewer than the 5 that a median needs."</summary>
    public static string TooFew(int members, int contributors, BenchmarkRules rules)
    {
        var said = members switch { 0 => "No member", 1 => "1 member", _ => $"{members} members" };
        var together = members == contributors ? "" : $", of whom some belong together and count once ({contributors} in all)";
        return $"{said}{together}: fewer than the {rules.MinimumForMedian} that a median needs.";
    }

    /// <summary>Combinations within a group by one attribute that leave one or two of its members over.</summary>
    private static GroupObstacle? LeavesFew(
        List<MemberAttributes> own, List<(PeerGroupRow Group, List<MemberAttributes> Members)> shown)
    {
        var crossings = shown.Where(other => other.Group.Dimension == "crossing").Select(other => other.Members).Append(own).ToList();
        foreach (var (single, members) in shown.Where(other => other.Group.Dimension is "region" or "size" or "type"))
        {
            var within = crossings.Where(crossing => crossing.All(members.Contains)).ToList();
            if (within.Contains(own) && Count([.. members.Except(within.SelectMany(one => one))]) is > 0 and < FewestLeftOver)
                return new GroupObstacle($"It would leave one or two members of “{single.Name}” over, and the numbers side by side would tell of those.", single);
        }

        return null;
    }

    private static List<MemberAttributes> Of(PeerGroupRow group, IEnumerable<MemberAttributes> members) =>
        [.. members.Where(own => group.Holds(own.Id, own.Region, own.SizeBand, own.Type))];

    private static int Count(List<MemberAttributes> members) =>
        members.Select(own => own.InterestGroup ?? $"{own.Id}").Distinct(StringComparer.Ordinal).Count();
}
