using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Features.Representation;

/// <summary>Who is involved beside who lives there, in the latest quarter.</summary>
/// <param name="Pairs">Empty where the latest publication has none.</param>
public sealed record RepresentationPage(Perspective Perspective, Timeline Timeline, IReadOnlyList<RepresentationPair> Pairs) : IShowsChart
{
    public string Title { get; } = RepresentationFinding.Title(Pairs, Timeline.Group, Perspective.IsMember);

    public ChartModel? Drawn => Pairs.Count == 0 ? null : Chart;

    public RowsChartModel Chart => RepresentationChart.Of(this);

    public EmptyOwn? NoOwn => SeveralMetrics.Missing(Perspective, Timeline);
}

public sealed class LoadRepresentation(TenantDoor door)
{
    /// <summary>Null while nothing is published.</summary>
    public async Task<RepresentationPage?> LoadAsync(
        Actor actor, Perspective perspective, string? group, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForAsync(perspective, actor, cancellation);
        var several = await transaction.Db.ReadSeveralAsync(
            perspective, group, RepresentationGroup.Has, overTime: false, cancellation);
        return several is null
            ? null
            : new RepresentationPage(perspective, several.Timeline, several.IsEmpty ? [] : [.. Pairs(several)]);
    }

    /// <summary>A group of which only one of the two figures was asked has nothing to be held against.</summary>
    private static IEnumerable<RepresentationPair> Pairs(SeveralMetrics several) =>
        from known in RepresentationGroup.Known
        let involved = several.Find(known.Involved)
        let all = several.Find(known.All)
        where involved is not null && all is not null
        select new RepresentationPair(known, involved, all);
}
