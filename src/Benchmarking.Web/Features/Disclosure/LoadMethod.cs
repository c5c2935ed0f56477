using Benchmarking.Engine;
using Benchmarking.Web.Features.Metrics;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Disclosure;

/// <summary>One figure's radius and what it is rounded to.</summary>
public sealed record RadiusLine(string Code, string Name, string Radius, string Base, bool CarriedForward);

/// <summary>The page about the method: rules and radii in force today.</summary>
public sealed record MethodPage(BenchmarkRules Rules, WorkedExample Example, IReadOnlyList<RadiusLine> Radii);

public sealed class LoadMethod(TenantDoor door, TimeProvider clock)
{
    public async Task<MethodPage> LoadAsync(CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var db = transaction.Db;
        var today = VersionInForce.Today(clock);
        var metrics = await db.MetricVersions.AsNoTracking().Include(row => row.Metric)
            .Where(row => row.Sensitivity == "protected" && row.NumeratorInput != null).ToListAsync(cancellation);
        return new MethodPage(
            BenchmarkRules.Standard,
            WorkedExample.Make(),
            [
                .. from version in metrics
                   group version by version.MetricCode into versions
                   let inForce = versions.In(today)
                   orderby inForce.Metric.Position, inForce.MetricCode
                   let metric = inForce.ForEngine()
                   select new RadiusLine(
                       inForce.MetricCode, inForce.Metric.Name, RadiusWords.Radius(metric), RadiusWords.Base(metric), inForce.Sticky),
            ]);
    }
}
