using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Features.Metrics;
using Benchmarking.Web.Platform.Jobs;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>How one collection of the demonstration stands.</summary>
public sealed record CollectionStand(CollectionId Id, Period Period, CollectionState State, int Version);

/// <summary>What the consortium's administrator does in the demonstration: opens collections, closes them, asks for publications.</summary>
public sealed class DemonstrationCollections(TenantDoor door, JobBell bell, TimeProvider clock)
{
    /// <summary>The demonstration's past, the newest first: later collections are the visitors' own.</summary>
    public async Task<IReadOnlyList<CollectionStand>> HistoryAsync(CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var rows = await transaction.Db.Collections.AsNoTracking()
            .OrderBy(row => row.Period).Take(DemonstrationRound.PastQuarters)
            .ToListAsync(cancellation);
        return [.. rows.AsEnumerable().Reverse().Select(row => new CollectionStand(row.Id, Period.Parse(row.Period), row.State, row.Version))];
    }

    /// <summary>Opens all rounds at once, where no collection was ever made. The past cannot be planned on a page.</summary>
    /// <returns>The rounds as they were opened, now or at an earlier start.</returns>
    public async Task<IReadOnlyList<DemonstrationRound>> OpenAsync(Actor administrator, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(administrator, cancellation);
        var db = transaction.Db;
        var now = clock.GetUtcNow();
        var present = await db.Collections.OrderBy(row => row.Period).Select(row => row.Period)
            .Take(DemonstrationRound.PastQuarters + 1).ToListAsync(cancellation);
        if (present.Count > 0)
            return DemonstrationRound.Until(Period.Parse(present[^1]), now);

        var rounds = DemonstrationRound.Until(DemonstrationRound.NewestFinished(now), now);
        var metrics = await db.MetricVersions.Include(version => version.Metric)
            .Where(version => version.NumeratorInput != null)
            .ToListAsync(cancellation);
        foreach (var round in rounds)
        {
            db.Collections.Add(Collection(round, metrics));
            transaction.AuditConsortium(administrator, round.OpensAt, "opened", PlanCollection.Subject(round.Period), "Demonstration");
        }

        await transaction.CommitAsync(cancellation);
        return rounds;
    }

    /// <summary>Closes what is past and asks for its publication, the newest first, so that the latest stands there soonest.</summary>
    public async Task CloseAsync(Actor administrator, IReadOnlyList<DemonstrationRound> rounds, CancellationToken cancellation)
    {
        foreach (var stand in (await HistoryAsync(cancellation)).Where(stand => stand.State == CollectionState.Open))
        {
            var round = rounds.Single(round => round.Period == stand.Period);
            var result = await new MoveCollection(door, new FixedClock(round.LastEditAt))
                .HandleAsync(administrator, stand.Period, stand.Version, CollectionStep.Close, cancellation);
            if (result is not StepResult.Done)
                throw new InvalidOperationException($"The demonstration's collection of {stand.Period} was not closed: {result.Notice}");
        }

        foreach (var stand in (await HistoryAsync(cancellation)).Where(stand => stand.State == CollectionState.Closed))
            await RequestAsync(administrator, stand, CollectionStep.PublishProvisional, cancellation);
    }

    /// <summary>Asks for one publication; where it is asked for already, that one counts.</summary>
    public async Task RequestAsync(Actor administrator, CollectionStand stand, CollectionStep step, CancellationToken cancellation)
    {
        var result = await new RequestPublication(door, bell, clock)
            .HandleAsync(administrator, stand.Period, stand.Version, step, cancellation);
        if (result is not (StepResult.Queued or StepResult.AlreadyUnderWay))
            throw new InvalidOperationException($"The demonstration's collection of {stand.Period} is not published: {result.Notice}");
    }

    private static Collection Collection(DemonstrationRound round, List<MetricVersion> metrics)
    {
        var collection = new Collection
        {
            Period = round.Period.ToString(),
            State = CollectionState.Open,
            OpensAt = round.OpensAt,
            DueAt = round.DueAt,
            LastNewAt = round.LastNewAt,
            LastEditAt = round.LastEditAt,
        };
        collection.Metrics.AddRange(metrics
            .GroupBy(version => version.MetricCode)
            .Select(versions => versions.In(round.Period))
            .OrderBy(version => version.Metric.Position)
            .Select((version, place) => new CollectionMetric
            {
                MetricCode = version.MetricCode,
                MetricVersion = version.Version,
                Position = place + 1,
            }));
        return collection;
    }
}
