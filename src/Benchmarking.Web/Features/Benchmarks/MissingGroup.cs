using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.PeerGroups;
using Benchmarking.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>A peer group that somebody asked for and that is not in the latest publication.</summary>
/// <param name="Name">What it is or would be called.</param>
/// <param name="Sentence">Why it is not there, from names and attributes alone.</param>
/// <param name="Members">How many members it has or would have.</param>
/// <param name="Widen">Published groups that hold most of them, and everyone.</param>
/// <param name="Wanted">The combination, where it could be made but nobody asked for it; null otherwise.</param>
public sealed record MissingGroup(
    string Name, string Sentence, int Members, IReadOnlyList<WiderGroup> Widen, Combination? Wanted = null);

/// <summary>Finds out why a group is not published.</summary>
public static class MissingGroups
{
    private const int WiderShown = 3;

    private const string MadeAgain = "It has another address now, which comes first below.";

    /// <summary>Null where nobody knows such a group and no combination would be it.</summary>
    /// <param name="published">Groups of the latest publication.</param>
    public static async Task<MissingGroup?> WhyMissingAsync(
        this BenchmarkingDb db, string code, IReadOnlyList<GroupOption> published, CancellationToken cancellation)
    {
        var known = await db.PeerGroups.OrderBy(group => group.Position).AsEveryoneKnows().ToListAsync(cancellation);
        return Explain(code, known, await db.PresentMembersAsync(cancellation), published);
    }

    /// <param name="known">The groups that the viewer may know of.</param>
    public static MissingGroup? Explain(
        string code, IReadOnlyList<PeerGroupRow> known, IReadOnlyList<Organisation> organisations, IReadOnlyList<GroupOption> published)
    {
        var kept = known.FirstOrDefault(group => group.Code == code);
        var combination = kept is null ? Combination.Parse(code) : Combination.Of(kept, known);
        if ((kept ?? combination?.Row(known)) is not { } group)
            return null;

        var members = organisations.Select(MemberAttributes.Of).ToList();
        var live = known.Where(other => other.State == PeerGroupState.Live).ToList();
        var again = live.Find(other => other.Code != group.Code && Combination.AreSame(other, group));
        var shown = live.Where(other => published.Any(option => option.Code == other.Code)).ToList();
        // One that was made again stands for the one it replaces: as new where it is not published yet.
        if (again is not null && !shown.Contains(again))
            (group, kept) = (again, again);
        var obstacle = GroupRules.WhyNot(group, live, members, BenchmarkRules.Standard);
        var widen = Widen(group, again ?? obstacle?.Other, shown, members);
        return new MissingGroup(
            group.Name,
            again is not null && widen.Any(wider => wider.Code == again.Code) ? MadeAgain : Sentence(kept, obstacle),
            organisations.Count(group.Holds),
            widen,
            kept is null or { State: PeerGroupState.Retired } && obstacle is null ? combination : null);
    }

    private static string Sentence(PeerGroupRow? kept, GroupObstacle? obstacle) => (kept, obstacle) switch
    {
        ({ State: PeerGroupState.Live }, _) => "It is new and has numbers from the next publication on. What is published already never changes.",
        ({ State: PeerGroupState.Asked }, _) => "It was asked for and is being checked. If the check finds nothing, it has numbers from the next publication on.",
        ({ State: PeerGroupState.Refused, Outcome: var outcome }, _) => $"It was asked for and is not made: {outcome}",
        ({ State: PeerGroupState.Retired, RetiredAt: { } at }, _) => $"It was retired on {LondonTime.Day(at)}. Publications before that keep its numbers.",
        (_, { } why) => why.Sentence,
        _ => "It is large enough, but it is none of the published peer groups. The steering group can ask for it; it is then checked and has numbers from the next publication on.",
    };

    /// <param name="like">The group it is too much like, or the same as, comes first: its numbers are nearly the same.</param>
    private static IReadOnlyList<WiderGroup> Widen(
        PeerGroupRow group, PeerGroupRow? like, List<PeerGroupRow> shown, List<MemberAttributes> members) =>
        [.. WiderGroup.Of(group, shown, members, BenchmarkRules.Standard, WiderShown).OrderBy(one => one.Code == like?.Code ? 0 : 1)];
}
