using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>Every metric of the latest publication.</summary>
public sealed record OverviewPage(Perspective Perspective, Timeline Timeline, IReadOnlyList<MetricSeries> Series)
{
    /// <summary>One table for each module.</summary>
    public IEnumerable<OverviewTable> Tables =>
        from series in Series
        group series by series.Subject.ModuleName into module
        select new OverviewTable(
            module.Key,
            [.. module.Select(series => OverviewRows.Of(series, Timeline, Perspective))],
            Perspective.IsMember ? "You" : null);

    public bool HasNoReturn => Perspective.IsMember && Timeline.Latest.OwnReturn == OwnReturn.None;
}

public sealed class LoadOverview(TenantDoor door, SeriesReader reader)
{
    /// <summary>Null while nothing is published.</summary>
    public async Task<OverviewPage?> LoadAsync(
        Actor actor, Perspective perspective, string? group, CancellationToken cancellation)
    {
        // The sector's view is read without an organisation, so that not even the database could put an own figure in it.
        await using var transaction = perspective.IsMember
            ? await door.OpenAsync(actor, cancellation)
            : await door.OpenPublicAsync(cancellation);
        var timeline = await transaction.Db.FindTimelineAsync(group, cancellation);
        if (timeline is null)
            return null;

        var series = await reader.ReadAsync(transaction.Db, timeline, perspective, cancellation);
        return new OverviewPage(
            perspective, timeline, [.. series.Where(metric => metric.Latest is { Cell: not null } or { ForAll: not null })]);
    }
}
