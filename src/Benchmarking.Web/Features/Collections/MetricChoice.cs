using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Collections;

/// <summary>
/// What a collection can ask for: each metric that is made from what members type, in the latest version that holds
/// for the period. The core is asked of everyone; the other modules are by choice.
/// </summary>
public sealed record MetricChoice(IReadOnlyList<ModuleChoice> Modules)
{
    public IEnumerable<ModuleChoice> Core => Modules.Where(module => module.IsCore);

    public IEnumerable<ModuleChoice> Optional => Modules.Where(module => !module.IsCore);

    public static async Task<MetricChoice> ForAsync(BenchmarkingDb db, Period period, CancellationToken cancellation)
    {
        var modules = await db.Modules.AsNoTracking().OrderBy(module => module.Position).ToListAsync(cancellation);
        var versions = await db.MetricVersions.AsNoTracking().Include(version => version.Metric)
            .Where(version => version.NumeratorInput != null).ToListAsync(cancellation);
        var inForce = versions
            .Where(version => Period.Parse(version.EffectiveFrom).CompareTo(period) <= 0)
            .GroupBy(version => version.MetricCode)
            .Select(of => of.MaxBy(version => version.Version)!)
            .OrderBy(version => version.Metric.Position)
            .ToLookup(version => version.Metric.Module);
        return new MetricChoice(
            [.. from module in modules where inForce.Contains(module.Code) select new ModuleChoice(module, [.. inForce[module.Code]])]);
    }

    /// <summary>The metrics of the core and of the modules chosen, in order.</summary>
    public List<CollectionMetric> Chosen(IReadOnlyCollection<string> modules) =>
    [
        .. Modules.Where(module => module.IsCore || modules.Contains(module.Module.Code))
            .SelectMany(module => module.Metrics)
            .Select((metric, at) => new CollectionMetric
            {
                MetricCode = metric.MetricCode,
                MetricVersion = metric.Version,
                Position = at + 1,
            }),
    ];
}

/// <summary>One module and its metrics as they hold for the period.</summary>
public sealed record ModuleChoice(Module Module, IReadOnlyList<MetricVersion> Metrics)
{
    public bool IsCore => Metrics.Any(metric => metric.Metric.Scope == "core");
}
