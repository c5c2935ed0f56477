using System.Text.Json;
using Benchmarking.Engine.Microdata;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>
/// Which organisations are made alike: made once for a cohort and year and used by every release of it, so that two releases
/// cannot be laid over each other to single somebody out. Only the engine's login reads it.
/// </summary>
internal static class FrozenPartition
{
    /// <summary>The one that is kept, or a new one, which is added; null where there are too few organisations.</summary>
    public static async Task<Partition?> PartitionAsync(
        this BenchmarkingDb db, ResearchScope scope, bool clusters, DateTimeOffset now, CancellationToken cancellation)
    {
        var cohort = clusters ? $"{scope.Cohort}-clusters" : scope.Cohort;
        if (await db.ReleasePartitions.AsNoTracking().SingleOrDefaultAsync(row => row.Cohort == cohort, cancellation) is { } kept)
            return JsonSerializer.Deserialize<Partition>(kept.Partition);

        var input = new PartitionInput
        {
            Cohort = scope.Cohort,
            Metrics = scope.Metrics,
            Periods = scope.Periods,
            Observations = scope.Observations,
            Organisations = scope.Organisations,
            Hierarchies = scope.Hierarchies,
            InterestGroups = scope.InterestGroups,
        };
        var made = clusters ? Partition.Clusters(input, scope.Rules) : Partition.Make(input, scope.Rules);
        if (made is not null)
            db.ReleasePartitions.Add(new ReleasePartition { Cohort = cohort, Partition = JsonSerializer.Serialize(made), MadeAt = now });
        return made;
    }
}
