using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Ladder;

/// <summary>A rung and the share of activities on it.</summary>
public sealed record RungShare(int Rung, string Name, string Meaning, MetricSeries Series)
{
    /// <summary>As it stands in a sentence: "rung 3, consultation".</summary>
    public string InWords => $"rung {Rung}, {Lowered(Name)}";
}

/// <summary>How much of the activity stands on each rung, in the latest quarter.</summary>
/// <param name="Rungs">From 0 up; empty where the latest publication has none of them.</param>
public sealed record LadderPage(Perspective Perspective, Timeline Timeline, IReadOnlyList<RungShare> Rungs) : IShowsChart
{
    public string Title { get; } = LadderFinding.Title(Rungs, Timeline.Group);

    public ChartModel? Drawn => Rungs.Count == 0 ? null : Chart;

    public RowsChartModel Chart => LadderChart.Of(this);

    public EmptyOwn? NoOwn => SeveralMetrics.Missing(Perspective, Timeline);
}

public sealed class LoadLadder(TenantDoor door)
{
    private const string Prefix = "rung-";

    /// <summary>Null while nothing is published.</summary>
    public async Task<LadderPage?> LoadAsync(Actor actor, Perspective perspective, string? group, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForAsync(perspective, actor, cancellation);
        var several = await transaction.Db.ReadSeveralAsync(
            perspective, group, code => code.StartsWith(Prefix, StringComparison.Ordinal), overTime: false, cancellation);
        if (several is null)
            return null;

        var rungs = await transaction.Db.LadderRungs.OrderBy(rung => rung.Rung).AsNoTracking().ToListAsync(cancellation);
        return new LadderPage(perspective, several.Timeline, several.IsEmpty ? [] : [.. Shares(rungs, several)]);
    }

    /// <summary>The metric of rung 3 is <c>rung-3-consultation</c>: its number names the rung, whatever the words after it.</summary>
    private static IEnumerable<RungShare> Shares(List<LadderRung> rungs, SeveralMetrics several) =>
        from rung in rungs
        let series = several.Series.FirstOrDefault(metric => metric.Subject.Code.StartsWith($"{Prefix}{rung.Rung}-", StringComparison.Ordinal))
        where series is not null
        select new RungShare(rung.Rung, rung.Name, rung.Meaning, series);
}
