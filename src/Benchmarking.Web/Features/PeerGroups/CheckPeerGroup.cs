using Benchmarking.Engine;
using Benchmarking.Engine.Attacks;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.PeerGroups;

/// <summary>
/// Decides whether a peer group that was asked for goes live: its members first, then the disclosure audit of all that is
/// published with the group added, without showing it. Nothing is written but the group's state and a sentence; what is published
/// stays as it is.
/// </summary>
/// <param name="attacks">Tried on each quarter; one that succeeds speaks against the group.</param>
public sealed class CheckPeerGroup(TimeProvider clock, IEnumerable<IAttack> attacks) : IJobWork
{
    /// <summary>
    /// All that is said where figures speak against a group, whatever it is: that too few sent any, or the same as of another
    /// group, tells whether one member did, where who is in the set was chosen to find that out.
    /// </summary>
    public const string Neutral =
        "With it a member’s figure might be worked out, or too little of it could be shown. Which of the two is never said, because that would tell of members’ returns. A wider group, or one that differs more from the others, may pass.";

    public JobKind Kind => JobKind.CheckPeerGroup;

    public async Task<JobResult> RunAsync(
        ConsortiumJob job, EngineTransaction engine, IJobProgress progress, CancellationToken cancellation)
    {
        var db = engine.Db;
        await progress.ReportAsync("Looking at who would be in it");
        // Held until the commit: no publication comes between what is tried and the group's going live.
        var number = await db.NextNumberAsync(cancellation);
        var group = await db.PeerGroups.AsNoTracking().SingleOrDefaultAsync(row => row.Id == job.Subject, cancellation);
        if (group is not { State: PeerGroupState.Asked })
            return new JobResult.Done("Nothing was checked: the peer group was decided on or withdrawn already.");

        var now = clock.GetUtcNow();
        var (goesLive, words) = await ObstacleAsync(db, group, cancellation) is { } obstacle
            ? (false, obstacle)
            : Decide(await new DryRun(db, group, [.. attacks], number, now, progress).RunAsync(cancellation));
        var state = goesLive ? PeerGroupState.Live : PeerGroupState.Refused;
        var decided = await db.PeerGroups.Where(row => row.Id == group.Id && row.State == PeerGroupState.Asked).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state).SetProperty(row => row.Outcome, words).SetProperty(row => row.DecidedAt, now),
            cancellation);
        if (decided == 0)
            return new JobResult.Done($"“{group.Name}” was withdrawn while it was checked.");

        engine.Audit(now, goesLive ? "peer group went live" : "peer group refused", group.Code, words);
        return new JobResult.Done(goesLive ? $"“{group.Name}” is in use. {words}" : $"“{group.Name}” is not made. {words}");
    }

    /// <summary>What speaks against it that can be told from members alone, with what to widen; null where nothing does.</summary>
    private static async Task<string?> ObstacleAsync(BenchmarkingDb db, PeerGroupRow group, CancellationToken cancellation)
    {
        var live = await db.PeerGroups.AsNoTracking().Where(row => row.State == PeerGroupState.Live)
            .OrderBy(row => row.Position).ToListAsync(cancellation);
        // No name: the engine's login may not read any.
        var members = await db.Organisations.AsNoTracking().Where(own => own.LeftAt == null)
            .Select(own => new MemberAttributes(own.Id, own.Region, own.SizeBand, own.Type, own.InterestGroup)).ToListAsync(cancellation);
        if (GroupRules.WhyNot(group, live, members, BenchmarkRules.Standard) is not { } obstacle)
            return null;

        return obstacle.Other is null
            ? $"{obstacle.Sentence} {WiderGroup.Advice(WiderGroup.Of(group, live, members, BenchmarkRules.Standard), GroupRules.Contributors(group, members))}".Trim()
            : obstacle.Sentence;
    }

    private static (bool GoesLive, string Words) Decide(DryVerdict verdict) => verdict switch
    {
        DryVerdict.Safe => (true, "The last year’s benchmarks were made again with it, without showing them, and nobody’s figure could be worked out."),
        DryVerdict.NothingToCompare => (true, "Nothing is published yet that it could be checked against."),
        _ => (false, Neutral),
    };
}
