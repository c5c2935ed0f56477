using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Metrics;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Targets;

/// <summary>The organisation's current targets: at most one for each metric, so that one page holds them.</summary>
/// <param name="Latest">The newest publication; null while nothing is published.</param>
/// <param name="Rows">Of the chosen state, in the order of the catalogue.</param>
/// <param name="All">How many there are in each state.</param>
/// <param name="Watched">Figures that documents name without holding anybody to them.</param>
public sealed record TargetsPage(
    PublishedQuarter? Latest,
    TargetState? Chosen,
    IReadOnlyList<TargetRow> Rows,
    IReadOnlyDictionary<TargetState, int> All,
    IReadOnlyList<TargetRow> Watched)
{
    public static IReadOnlyList<TargetState> States { get; } = [TargetState.Open, TargetState.Reached, TargetState.PastDue];

    public int Count => All.Values.Sum();

    public static string Address(TargetState? state) => state is { } known ? $"/targets?state={Code(known)}" : "/targets";

    public static string Code(TargetState state) => state switch
    {
        TargetState.PastDue => "past-due",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>The state of an address; null for all, and for what is none.</summary>
    public static TargetState? Read(string? code) => States.Cast<TargetState?>().FirstOrDefault(state => Code(state!.Value) == code);
}

public sealed class LoadTargets(TenantDoor door, TimeProvider clock)
{
    /// <param name="chosen">Which to show; null for all.</param>
    public async Task<TargetsPage> LoadAsync(Actor actor, TargetState? chosen, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var targets = await db.Targets.AsNoTracking().Where(row => row.EndedAt == null).ToListAsync(cancellation);
        var ids = targets.Select(row => row.Id).ToList();
        var actions = (await db.TargetActions.AsNoTracking().Where(row => ids.Contains(row.TargetId))
            .OrderBy(row => row.Position).ToListAsync(cancellation)).ToLookup(row => row.TargetId);
        var subjects = await db.ReadSubjectsAsync(
            targets.Select(row => row.MetricCode).ToHashSet(), VersionInForce.Today(clock), cancellation);
        var byGroup = new Dictionary<string, TargetSeries>();
        foreach (var group in targets.Select(Group).Append(PeerGroup.All).Distinct())
            byGroup[group] = await db.ReadTargetSeriesAsync(group, alone: null, cancellation);

        var rows = (
            from target in targets
            let series = byGroup[Group(target)].Of(target.MetricCode)
            let row = new TargetRow(target, series?.Subject ?? subjects[target.MetricCode], series, [.. actions[target.Id]])
            orderby row.Subject.ModulePosition, row.Subject.Position
            select row).ToList();
        var held = rows.Where(row => row.Progress.State != TargetState.Watched).ToList();
        return new TargetsPage(
            byGroup[PeerGroup.All].Timeline?.Latest,
            chosen,
            [.. held.Where(row => chosen is null || row.Progress.State == chosen)],
            TargetsPage.States.ToDictionary(state => state, state => held.Count(row => row.Progress.State == state)),
            [.. rows.Where(row => row.Progress.State == TargetState.Watched)]);
    }

    private static string Group(Target target) => target.GroupCode ?? PeerGroup.All;
}
