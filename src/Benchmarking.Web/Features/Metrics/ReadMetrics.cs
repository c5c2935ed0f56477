using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Metrics;

/// <summary>Reads the list of metrics. The catalogue holds about a hundred, so it is read whole and searched here.</summary>
public sealed class ReadMetrics(TenantDoor door, TimeProvider clock)
{
    public async Task<MetricsPage> LoadAsync(MetricSearch search, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var db = transaction.Db;
        var modules = await db.Modules.AsNoTracking().OrderBy(module => module.Position).ToListAsync(cancellation);
        var entries = await db.Metrics.AsNoTracking()
            .OrderBy(metric => metric.Position).ThenBy(metric => metric.Code)
            .Select(metric => new
            {
                Metric = metric,
                Versions = db.MetricVersions.Where(version => version.MetricCode == metric.Code).ToList(),
                Aliases = db.MetricAliases.Where(alias => alias.MetricCode == metric.Code).ToList(),
            })
            .AsSplitQuery()
            .ToListAsync(cancellation);
        var today = VersionInForce.Today(clock);
        var found = entries.Select(entry => new Entry(entry.Metric, entry.Versions.In(today), entry.Aliases))
            .Where(entry => entry.Fits(search))
            .ToLookup(entry => entry.Metric.Module, entry => entry.Line);
        return new MetricsPage(
            search,
            [.. entries.SelectMany(entry => entry.Aliases).Select(alias => alias.Framework).Distinct().Order(StringComparer.Ordinal)],
            [.. modules.Where(module => found.Contains(module.Code))
                .Select(module => new MetricPart(module.Code, module.Name, module.Description, [.. found[module.Code]]))]);
    }

    private sealed record Entry(MetricRow Metric, MetricVersion Version, List<MetricAlias> Aliases)
    {
        public MetricLine Line => new(
            Metric.Code,
            Metric.Name,
            Version.Question,
            Version.Unit,
            MetricWords.PolarityInShort(Version.Polarity),
            Metric.Scope == "core",
            [.. Aliases.Where(alias => alias.Framework != "Proposed concept").Select(alias => $"{alias.Framework} {alias.Code}").Order(StringComparer.Ordinal)]);

        public bool Fits(MetricSearch search) =>
            (string.IsNullOrEmpty(search.Scope) || Metric.Scope == search.Scope)
            && (string.IsNullOrEmpty(search.Framework) || Aliases.Any(alias => alias.Framework == search.Framework))
            && (search.Q ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(Mentions);

        private bool Mentions(string word) => Texts.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase));

        private IEnumerable<string> Texts =>
        [
            Metric.Code, Metric.Name, Version.Question, Version.Numerator, Version.Denominator,
            .. Aliases.SelectMany(alias => new[] { alias.Framework, alias.Code, alias.Name }),
        ];
    }
}
