using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Returns;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Api;

/// <summary>What one collection asks.</summary>
public sealed record ApiRound(string Period, string Name, string State, ApiMoment DueAt, IReadOnlyList<ApiModule> Modules);

/// <summary>One part of the return.</summary>
/// <param name="Core">True where everybody owes its core figures; of an optional part one answers what one collects.</param>
/// <param name="Inputs">The numbers asked for here. One that several figures share is asked once, at the first.</param>
/// <param name="Metrics">The figures that are made from them.</param>
public sealed record ApiModule(
    string Code, string Name, string Description, bool Core, IReadOnlyList<ApiInput> Inputs, IReadOnlyList<ApiMetric> Metrics);

public sealed class ReadRound(TenantDoor door)
{
    /// <summary>Null where there is no collection of that period, or it is only planned.</summary>
    public async Task<ApiRound?> LoadAsync(Actor actor, Period period, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        if (await transaction.Db.FindAsync(period, cancellation) is not { } sheet)
            return null;

        await RulesAsync(transaction.Db, sheet, cancellation);
        return new(
            period.Route, period.Words, SnakeCase.Of(sheet.Collection.State.ToString()), ApiMoment.Of(sheet.Collection.DueAt),
            [
                .. sheet.Modules.Select(module => new ApiModule(
                    module.Module.Code, module.Module.Name, module.Module.Description, module.IsCore,
                    [.. module.Inputs.Select(ApiInput.Of)], [.. module.Figures.Select(figure => ApiMetric.Of(figure.Metric))])),
            ]);
    }

    private static async Task RulesAsync(BenchmarkingDb db, ReturnSheet sheet, CancellationToken cancellation)
    {
        var codes = sheet.Figures.Select(figure => figure.Metric.MetricCode).ToList();
        var rules = (await db.Set<MetricRule>().AsNoTracking().Where(rule => codes.Contains(rule.MetricCode)).ToListAsync(cancellation))
            .ToLookup(rule => (rule.MetricCode, rule.MetricVersion));
        foreach (var metric in sheet.Figures.Select(figure => figure.Metric))
            metric.Rules = [.. rules[(metric.MetricCode, metric.Version)]];
    }
}
