using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Metrics;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Catalogue;

/// <summary>One metric in the administrator's list.</summary>
/// <param name="InForce">The version of this quarter.</param>
/// <param name="Newest">The newest one; it may hold only from a later quarter.</param>
/// <param name="Proposals">How many proposals about it wait for an answer.</param>
public sealed record CatalogueLine(string Code, string Name, string Module, MetricVersion InForce, MetricVersion Newest, int Proposals)
{
    /// <summary>"Version 2 from Q1, April to June 2027", where a newer one is waiting; null otherwise.</summary>
    public string? Coming => Newest.Version == InForce.Version
        ? null
        : $"Version {Newest.Version} from {Period.Parse(Newest.EffectiveFrom).Words}";
}

/// <summary>The list.</summary>
/// <param name="OpenProposals">All that wait for an answer, those about new metrics too.</param>
public sealed record CataloguePage(IReadOnlyList<CatalogueLine> Lines, int OpenProposals);

public sealed class ReadCatalogue(TenantDoor door, TimeProvider clock)
{
    public async Task<CataloguePage> LoadAsync(Actor actor, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenAsync(actor, cancellation);
        var db = transaction.Db;
        var metrics = await (
                from metric in db.Metrics
                join module in db.Modules on metric.Module equals module.Code
                orderby module.Position, metric.Position
                select new { metric.Code, metric.Name, Module = module.Name })
            .ToListAsync(cancellation);
        var versions = (await db.MetricVersions.AsNoTracking().ToListAsync(cancellation)).ToLookup(version => version.MetricCode);
        var open = await db.MetricProposals.Where(row => row.State == MetricProposalState.Open)
            .Select(row => row.MetricCode).ToListAsync(cancellation);
        var today = VersionInForce.Today(clock);
        return new CataloguePage(
            [
                .. from metric in metrics
                   where versions.Contains(metric.Code)
                   select new CatalogueLine(
                       metric.Code, metric.Name, metric.Module, versions[metric.Code].In(today),
                       versions[metric.Code].MaxBy(version => version.Version)!, open.Count(code => code == metric.Code)),
            ],
            open.Count);
    }
}
