using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Metrics;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Api;

/// <summary>Every metric in the version that holds today.</summary>
public sealed record ApiCatalogue(IReadOnlyList<ApiMetric> Metrics);

/// <summary>All versions of one metric, the newest first, and what other frameworks call it.</summary>
public sealed record ApiMetricHistory(
    string Code, string Name, int CurrentVersion, IReadOnlyList<ApiAlias> Aliases, IReadOnlyList<ApiInput> Inputs, IReadOnlyList<ApiMetric> Versions);

/// <summary>What another framework calls the same concept.</summary>
public sealed record ApiAlias(string Framework, string Code, string Name);

public sealed class ReadCatalogue(TenantDoor door, TimeProvider clock)
{
    public async Task<ApiCatalogue> LoadAsync(CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var versions = await Versions(transaction).OrderBy(row => row.Metric.Position).ThenBy(row => row.MetricCode).ToListAsync(cancellation);
        var today = VersionInForce.Today(clock);
        return new([.. versions.GroupBy(row => row.MetricCode).Select(group => ApiMetric.Of(group.In(today)))]);
    }

    /// <summary>Null where there is no metric of that code.</summary>
    public async Task<ApiMetricHistory?> ReadAsync(string code, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var versions = await Versions(transaction).Where(row => row.MetricCode == code)
            .OrderByDescending(row => row.Version).ToListAsync(cancellation);
        if (versions.Count == 0)
            return null;

        var aliases = await transaction.Db.MetricAliases.AsNoTracking().Where(row => row.MetricCode == code)
            .OrderBy(row => row.Framework).ThenBy(row => row.Code).ToListAsync(cancellation);
        var asked = versions.SelectMany(row => new[] { row.NumeratorInput, row.DenominatorInput }).OfType<string>().Distinct().ToList();
        var inputs = await transaction.Db.Inputs.AsNoTracking().Where(input => asked.Contains(input.Code))
            .OrderBy(input => input.Position).ToListAsync(cancellation);
        return new(
            code, versions[0].Metric.Name, versions.In(VersionInForce.Today(clock)).Version,
            [.. aliases.Select(alias => new ApiAlias(alias.Framework, alias.Code, alias.Name))],
            [.. inputs.Select(ApiInput.Of)], [.. versions.Select(ApiMetric.Of)]);
    }

    private static IQueryable<MetricVersion> Versions(TenantTransaction transaction) =>
        transaction.Db.MetricVersions.AsNoTracking().Include(row => row.Metric).Include(row => row.Rules).AsSplitQuery();
}
