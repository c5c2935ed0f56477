using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Metrics;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Demonstration;

/// <summary>What the consortium's administrator does in the demonstration: opens collections, closes them, asks for publications.</summary>
public sealed class DemonstrationCollections(TenantDoor door, TimeProvider clock)
{
    /// <summary>Opens a collection for each round that has none. True while some of the past are still to be closed.</summary>
    public async Task<bool> OpenAsync(Actor administrator, IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(administrator, cancellation);
        var db = transaction.Db;
        var present = await db.Collections.ToDictionaryAsync(row => row.Period, row => row.State, cancellation);
        if (present.Values.Any(state => state is not CollectionState.Open and not CollectionState.Planned))
            return false;

        var metrics = await db.MetricVersions.Include(version => version.Metric)
            .Where(version => version.NumeratorInput != null)
            .ToListAsync(cancellation);
        foreach (var round in rounds.Where(round => !present.ContainsKey(round.Period.ToString())))
        {
            db.Collections.Add(Collection(round, metrics));
            transaction.AuditConsortium(administrator, round.OpensAt, "opened collection", round.Period.ToString(), "Demonstration");
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Closes the past ones and queues their publication, the newest first, so that the latest stands there soonest.</summary>
    public async Task CloseAsync(Actor administrator, IReadOnlyList<Round> rounds, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(administrator, cancellation);
        var db = transaction.Db;
        var open = await db.Collections.Where(row => row.State == CollectionState.Open)
            .ToDictionaryAsync(row => row.Period, cancellation);
        var now = clock.GetUtcNow();
        var past = rounds.Where(round => !round.IsOpen).OrderByDescending(round => round.Quarter).ToList();
        foreach (var (place, round) in past.Index())
        {
            var collection = open[round.Period.ToString()];
            await db.ShutAsync(collection.Period, cancellation);
            (collection.State, collection.Version) = (CollectionState.Closed, collection.Version + 1);
            db.ConsortiumJobs.Add(new ConsortiumJob
            {
                Kind = JobKind.PublishCollection,
                Subject = collection.Id.Value,
                Detail = place == 0 ? "provisional" : "final",
                State = JobState.Queued,
                RequestedAt = now.AddMilliseconds(place),
                RequestedBy = administrator.UserId,
            });
            transaction.AuditConsortium(administrator, round.LastEditAt, "closed collection", collection.Period, "Demonstration");
        }

        await transaction.CommitAsync(cancellation);
    }

    private static Collection Collection(Round round, List<MetricVersion> metrics)
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
