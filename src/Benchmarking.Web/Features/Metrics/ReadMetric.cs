using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Metrics;

/// <summary>
/// Reads one metric by its code, however it is spelt, or by its code in another framework. Our own code wins:
/// <c>TP06</c> is the national part, though a metric of ours asks the same question.
/// </summary>
public sealed class ReadMetric(TenantDoor door, TimeProvider clock)
{
    public async Task<FoundMetric> ReadAsync(string code, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenPublicAsync(cancellation);
        var db = transaction.Db;
        var canonical = code.ToLowerInvariant();
        var metric = await db.Metrics.AsNoTracking().SingleOrDefaultAsync(row => row.Code == canonical, cancellation);
        if (metric is null)
            return await ByAliasAsync(db, code, cancellation);
        return code == canonical
            ? new FoundMetric.Found(await PageAsync(db, metric, cancellation))
            : new FoundMetric.Elsewhere(canonical);
    }

    private static async Task<FoundMetric> ByAliasAsync(BenchmarkingDb db, string code, CancellationToken cancellation)
    {
        var wanted = code.ToUpperInvariant();
        var metrics = await (
                from alias in db.MetricAliases
                where alias.Code.ToUpper() == wanted
                join metric in db.Metrics on alias.MetricCode equals metric.Code
                orderby metric.Position
                select new { alias.Framework, alias.Code, MetricCode = metric.Code, metric.Name })
            .ToListAsync(cancellation);
        return metrics.DistinctBy(row => row.MetricCode).ToList() switch
        {
            [] => new FoundMetric.Unknown(),
            [var only] => new FoundMetric.Elsewhere(only.MetricCode),
            var several => new FoundMetric.Several(
                $"{several[0].Framework} {several[0].Code}",
                [.. several.Select(row => new PageLink(row.Name, $"/metrics/{row.MetricCode}"))]),
        };
    }

    private async Task<MetricPage> PageAsync(BenchmarkingDb db, MetricRow metric, CancellationToken cancellation)
    {
        var rows = await (
                from module in db.Modules
                where module.Code == metric.Module
                select new
                {
                    Module = module,
                    Versions = db.MetricVersions.Include(row => row.Rules).Where(row => row.MetricCode == metric.Code).OrderByDescending(row => row.Version).ToList(),
                    Aliases = db.MetricAliases.Where(row => row.MetricCode == metric.Code)
                        .OrderBy(row => row.Framework).ThenBy(row => row.Code).ToList(),
                })
            .AsNoTracking().AsSplitQuery().SingleAsync(cancellation);
        var current = rows.Versions.In(VersionInForce.Today(clock));
        string?[] asked = [current.NumeratorInput, current.DenominatorInput];
        string?[] named = [.. asked, .. current.Rules.SelectMany(rule => new[] { rule.Input, rule.OtherInput })];
        var inputs = await db.Inputs.AsNoTracking().Where(input => named.Contains(input.Code))
            .OrderBy(input => input.Position).ToListAsync(cancellation);
        var checks = current.NumeratorInput is null
            ? []
            : CheckWords.Of(current, code => inputs.Single(input => input.Code == code).Label);
        return new MetricPage(
            metric, rows.Module, current, rows.Versions, [.. inputs.Where(input => asked.Contains(input.Code))], checks, rows.Aliases,
            await NationalFiguresOf.FindAsync(db, current, rows.Aliases, cancellation));
    }
}
