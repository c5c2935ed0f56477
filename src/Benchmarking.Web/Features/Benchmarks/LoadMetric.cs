using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies.Reading;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Features.Targets;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>One metric over time, and the core figures below it.</summary>
public sealed record MetricPage(
    Perspective Perspective,
    Timeline Timeline,
    MetricSeries Series,
    IReadOnlyList<MetricSeries> Core,
    NationalYears? National,
    StudiesOfMetric Studies) : IShowsGroup
{
    public string Title { get; } = Finding.Title(Series, Timeline.Group);

    /// <summary>What follows the heading; empty where there is nothing to say.</summary>
    public string Subtitle { get; } =
        string.Join(' ', new[] { Finding.Movement(Series), Finding.Distance(Series, Timeline.Group) }.OfType<string>());

    public IReadOnlyList<KeyFact> Facts => KeyFacts.Of(Series, National);

    public BandChartModel Chart
    {
        get
        {
            var chart = MetricCharts.Of(
                Series, Timeline, Perspective, Title, Series.Target?.Value, National?.On(Series.Points.Select(point => point.Period)));
            return Studies.Link is { } others ? chart with { Links = [.. chart.Links, others] } : chart;
        }
    }

    /// <summary>Where the latest figure lies; null where there is no benchmark for it to lie in.</summary>
    public RowsChartModel? Place => MetricCharts.Place(Series, Timeline, Perspective);

    /// <summary>Why a number of the latest quarter is missing; null where none is.</summary>
    public string? Missing => WhyNotShown.Sentence(Series.Latest.Cell, Series.Latest.Quarter);

    /// <summary>Where that is explained.</summary>
    public PageLink? Why => Missing is null ? null : WhyNotShown.ReasonOf(Series.Latest.Cell)?.Link();

    public OverviewTable CoreTable => new(
        "All core figures",
        [.. Core.Select(series => OverviewRows.Of(series, Timeline, Perspective))],
        Perspective.IsMember ? "You" : null);
}

/// <summary>What there is to show of a metric: the page, only its name, or nothing.</summary>
public abstract record MetricResult
{
    public sealed record Shown(MetricPage Page) : MetricResult;

    /// <summary>The catalogue knows it, no publication shown has it.</summary>
    public sealed record NotPublished(string Name, string Code) : MetricResult;

    public sealed record Unknown : MetricResult;
}

public sealed class LoadMetric(TenantDoor door)
{
    public async Task<MetricResult> LoadAsync(
        Actor actor, Perspective perspective, string code, string? group, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForAsync(perspective, actor, cancellation);
        var db = transaction.Db;
        var beside = await FindBesideAsync(db, code, cancellation);
        if (beside is null)
            return new MetricResult.Unknown();

        var timeline = await db.FindTimelineAsync(group, cancellation);
        var all = timeline is null ? [] : await db.ReadSeriesAsync(timeline, perspective, code, cancellation);
        var series = all.SingleOrDefault(metric => metric.Subject.Code == code);
        return series is null
            ? new MetricResult.NotPublished(beside.Name, code)
            : new MetricResult.Shown(new MetricPage(
                perspective,
                timeline!,
                // A target stands also where there is no own figure to read it with.
                series with { Target = beside.Target?.Aim, TargetGroup = beside.Target?.GroupCode },
                [.. all.Where(metric => metric.Subject.IsCore)],
                beside.Years,
                await db.FindStudiesOfAsync(code, cancellation)));
    }

    /// <summary>What stands beside the consortium's own numbers: the own target, the regulator's numbers by year.</summary>
    private static Task<Beside?> FindBesideAsync(BenchmarkingDb db, string code, CancellationToken cancellation) => (
        from metric in db.Metrics
        where metric.Code == code
        select new Beside
        {
            Name = metric.Name,
            Target = db.CurrentTargets().FirstOrDefault(row => row.MetricCode == code),
            National = (
                from alias in db.MetricAliases
                where alias.MetricCode == code && alias.Framework == "TSM"
                from cell in db.PublishedCells
                where cell.MetricCode == alias.Code + ".LCRA" && cell.GroupCode == PeerGroup.All && cell.Median != null
                join publication in db.Publications on cell.PublicationId equals publication.Id
                where publication.Kind == PublicationKind.National
                orderby cell.Period, publication.Number descending
                select new FoundYear
                {
                    Code = alias.Code,
                    Period = cell.Period,
                    Median = cell.Median,
                    LowerQuartile = cell.LowerQuartile,
                    UpperQuartile = cell.UpperQuartile,
                }).ToList(),
        }).SingleOrDefaultAsync(cancellation);

    private sealed class Beside
    {
        public required string Name { get; init; }

        public CurrentTarget? Target { get; init; }

        public required List<FoundYear> National { get; init; }

        /// <summary>Null where the regulator has no such figure. Rows of a year come newest publication first.</summary>
        public NationalYears? Years => National.Count == 0 ? null : new NationalYears(
            National[0].Code,
            [
                .. National.DistinctBy(row => row.Period).Select(row =>
                    new NationalYear(Period.Parse(row.Period), row.Median!.Value, row.LowerQuartile, row.UpperQuartile)),
            ]);
    }

    private sealed class FoundYear
    {
        public required string Code { get; init; }

        public required string Period { get; init; }

        public decimal? Median { get; init; }

        public decimal? LowerQuartile { get; init; }

        public decimal? UpperQuartile { get; init; }
    }
}
