using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The metrics of the latest publication, all or those asked for.</summary>
/// <param name="All">Every metric that it has.</param>
public sealed record OverviewPage(
    Perspective Perspective, Timeline Timeline, IReadOnlyList<MetricSeries> All, OverviewFilter Filter) : IShowsGroup
{
    /// <summary>Those that are shown.</summary>
    public IReadOnlyList<MetricSeries> Series { get; } = [.. All.Where(Filter.Holds)];

    /// <summary>One table for each module.</summary>
    public IEnumerable<OverviewTable> Tables =>
        from series in Series
        group series by series.Subject.ModuleName into module
        select new OverviewTable(
            module.Key,
            [.. module.Select(series => OverviewRows.Of(series, Timeline, Perspective))],
            Perspective.IsMember ? "You" : null);

    /// <summary>Modules that there is something of, by code.</summary>
    public IEnumerable<(string Code, string Name)> Modules =>
        All.Select(series => (series.Subject.Module, series.Subject.ModuleName)).Distinct();

    /// <summary>How many figures stand where; those places where none stands are left out.</summary>
    public IReadOnlyList<StandingCount> Standings { get; } =
    [
        .. from series in All
           group series by Benchmarks.Standings.Of(series) into place
           orderby place.Key
           select new StandingCount(
               place.Key, place.Count(), Perspective.Overview(Timeline.Group.Code, new OverviewFilter(Band: place.Key.Code()))),
    ];

    /// <summary>"Showing 5 of 31 figures"; null where nothing is left out.</summary>
    public string? Found => Filter.IsAny
        ? $"Showing {Series.Count} of {(All.Count == 1 ? "1 figure" : $"{All.Count} figures")}"
        : null;

    /// <summary>Why a member sees nothing of its own in the latest quarter; null where there is a return.</summary>
    public EmptyOwn? NoOwn => SeveralMetrics.Missing(Perspective, Timeline);
}

/// <summary>How many of the viewer's figures stand somewhere, and where they are listed.</summary>
public sealed record StandingCount(Standing Standing, int Count, string Url);

public sealed class LoadOverview(TenantDoor door)
{
    /// <summary>Null while nothing is published.</summary>
    public async Task<OverviewPage?> LoadAsync(
        Actor actor, Perspective perspective, string? group, OverviewFilter filter, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForAsync(perspective, actor, cancellation);
        var timeline = await transaction.Db.FindTimelineAsync(group, cancellation);
        if (timeline is null)
            return null;

        var series = await transaction.Db.ReadSeriesAsync(timeline, perspective, alone: null, cancellation);
        return new OverviewPage(
            perspective,
            timeline,
            [.. series.Where(metric => metric.Latest is { Cell: not null } or { ForAll: not null })],
            perspective.IsMember ? filter : filter.WithoutOwn());
    }
}
