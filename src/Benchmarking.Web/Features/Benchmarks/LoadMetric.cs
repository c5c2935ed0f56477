using Benchmarking.Engine;
using Benchmarking.Web.Database;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Features.Targets;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The regulator's median of the same figure, from the newest national publication that has it.</summary>
public sealed record NationalMedian(string Code, Period Period, decimal Median);

/// <summary>One metric over time, and the core figures below it.</summary>
public sealed record MetricPage(
    Perspective Perspective,
    Timeline Timeline,
    MetricSeries Series,
    IReadOnlyList<MetricSeries> Core,
    NationalMedian? National,
    decimal? Target)
{
    public string Title { get; } = Finding.Title(Series, Timeline.Group);

    /// <summary>What follows the heading; empty where there is nothing to say.</summary>
    public string Subtitle { get; } =
        string.Join(' ', new[] { Finding.Movement(Series), Finding.Distance(Series, Target) }.OfType<string>());

    public IReadOnlyList<KeyFact> Facts => KeyFacts.Of(Series, National);

    public BandChartModel Chart => MetricCharts.Of(Series, Timeline, Perspective, Title + ".", Target);

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
        await using var transaction = perspective.IsMember
            ? await door.OpenAsync(actor, cancellation)
            : await door.OpenPublicAsync(cancellation);
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
                series,
                [.. all.Where(metric => metric.Subject.IsCore)],
                beside.National is { Median: { } median } found
                    ? new NationalMedian(found.Code, Period.Parse(found.Period), median)
                    : null,
                beside.Target));
    }

    /// <summary>What stands beside the consortium's own numbers: the own target, the regulator's median.</summary>
    private static Task<Beside?> FindBesideAsync(BenchmarkingDb db, string code, CancellationToken cancellation) => (
        from metric in db.Metrics
        where metric.Code == code
        select new Beside
        {
            Name = metric.Name,
            Target = db.CurrentTargets().Where(row => row.MetricCode == code).Select(row => row.Value).FirstOrDefault(),
            National = (
                from alias in db.MetricAliases
                where alias.MetricCode == code && alias.Framework == "TSM"
                from cell in db.PublishedCells
                where cell.MetricCode == alias.Code + ".LCRA" && cell.GroupCode == PeerGroup.All && cell.Median != null
                join publication in db.Publications on cell.PublicationId equals publication.Id
                where publication.Kind == PublicationKind.National
                orderby cell.Period descending, publication.Number descending
                select new FoundMedian { Code = alias.Code, Period = cell.Period, Median = cell.Median }).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancellation);

    private sealed class Beside
    {
        public required string Name { get; init; }

        public decimal? Target { get; init; }

        public FoundMedian? National { get; init; }
    }

    private sealed class FoundMedian
    {
        public required string Code { get; init; }

        public required string Period { get; init; }

        public decimal? Median { get; init; }
    }
}
