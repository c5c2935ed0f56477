using Benchmarking.Web.Database;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.ValueForMoney;

/// <summary>The two figures that are crossed.</summary>
public sealed record ValuePair(ValueFigure Cost, MetricSeries Paid, ValueFigure Outcome, MetricSeries Got);

/// <summary>What a figure counts and what it leaves out, as its definition has it.</summary>
public sealed record ValueScope(string Code, string Name, string Numerator, string Denominator, string Inclusions, string Exclusions);

/// <summary>Cost and outcome in one view; the hours that residents give apart from both.</summary>
/// <param name="Pair">Null where the publications have no cost or no outcome at all.</param>
/// <param name="Scopes">Of the costs, in their order.</param>
public sealed record ValuePage(
    Perspective Perspective, Timeline Timeline, SeveralMetrics Metrics, ValuePair? Pair, IReadOnlyList<ValueScope> Scopes) : IShowsGroup
{
    public string Title { get; } = Pair is { } pair
        ? ValueFinding.Title(pair.Cost, pair.Paid, pair.Outcome, pair.Got, Timeline.Group)
        : "Value for money";

    public CrossChartModel? Chart => ValueChart.Of(this);

    public EmptyOwn? NoOwn => SeveralMetrics.Missing(Perspective, Timeline);

    public string? Caveat => Pair is { } pair ? ValueFigures.Caveat(pair.Cost, pair.Outcome) : null;

    /// <summary>Costs and outcomes stand in one table, so that neither is ever read alone.</summary>
    public OverviewTable Table => TableOf(
        "What it costs and what comes of it",
        [.. ValueFigures.Costs.Select(figure => figure.Code), .. ValueFigures.Outcomes.Select(figure => figure.Code)]);

    public OverviewTable Scores => TableOf("How activities were scored", ValueFigures.Scores);

    public OverviewTable Hours => TableOf("Hours that residents gave", ValueFigures.Hours);

    public IEnumerable<PageLink> Costs => Choices(ValueFigures.Costs, Pair?.Cost, code => Address("", code, Pair!.Outcome.Code));

    public IEnumerable<PageLink> Outcomes => Choices(ValueFigures.Outcomes, Pair?.Outcome, code => Address("", Pair!.Cost.Code, code));

    /// <summary>Address of a pair: <c>/benchmarks/value-for-money/cost-per-household/changes-put-in-place?group=all</c>.</summary>
    public string Address(string suffix, string cost, string outcome) =>
        $"{Perspective.Root}/{AlsoLookAt.ValueForMoney}/{cost}/{outcome}{suffix}?group={Uri.EscapeDataString(Timeline.Group.Code)}";

    private IEnumerable<PageLink> Choices(IReadOnlyList<ValueFigure> figures, ValueFigure? current, Func<string, string> address) =>
        from figure in figures
        where Pair is not null && Metrics.Find(figure.Code) is not null
        select new PageLink(char.ToUpperInvariant(figure.Brief[0]) + figure.Brief[1..], address(figure.Code), figure == current);

    private OverviewTable TableOf(string caption, IReadOnlyList<string> codes) => new(
        caption,
        [.. codes.Select(Metrics.Find).OfType<MetricSeries>().Select(series => OverviewRows.Of(series, Timeline, Perspective))],
        Perspective.IsMember ? "You" : null);
}

public sealed class LoadValueForMoney(TenantDoor door)
{
    /// <summary>Null while nothing is published.</summary>
    /// <param name="cost">Code of a cost; null for the first that is published.</param>
    public async Task<ValuePage?> LoadAsync(
        Actor actor, Perspective perspective, string? cost, string? outcome, string? group, CancellationToken cancellation)
    {
        await using var transaction = await door.OpenForAsync(perspective, actor, cancellation);
        var several = await transaction.Db.ReadSeveralAsync(perspective, group, ValueFigures.Has, overTime: true, cancellation);
        if (several is null)
            return null;

        var scopes = await ScopesAsync(transaction.Db, several, cancellation);
        var pair = Choose(several, ValueFigures.Costs, cost) is var (paidAs, paid) && Choose(several, ValueFigures.Outcomes, outcome) is var (gotAs, got)
            ? new ValuePair(paidAs, paid, gotAs, got)
            : null;
        return new ValuePage(perspective, several.Timeline, several, pair, scopes);
    }

    private static (ValueFigure Figure, MetricSeries Series)? Choose(
        SeveralMetrics several, IReadOnlyList<ValueFigure> figures, string? code) => (
        from figure in figures
        let series = several.Find(figure.Code)
        where series is not null && (code is null || figure.Code == code)
        orderby code is null && series.Latest.Cell?.Median is null
        select ((ValueFigure, MetricSeries)?)(figure, series)).FirstOrDefault();

    /// <summary>The definitions of the costs in the version that the latest collection asked for.</summary>
    private static async Task<IReadOnlyList<ValueScope>> ScopesAsync(
        BenchmarkingDb db, SeveralMetrics several, CancellationToken cancellation)
    {
        var codes = ValueFigures.Costs.Select(figure => figure.Code).ToList();
        var latest = several.Timeline.Latest.Id;
        var found = await (
            from publication in db.Publications
            where publication.Id == latest
            from asked in db.CollectionMetrics
            where asked.CollectionId == publication.CollectionId && codes.Contains(asked.MetricCode)
            select new ValueScope(
                asked.MetricCode,
                asked.Definition.Metric.Name,
                asked.Definition.Numerator,
                asked.Definition.Denominator,
                asked.Definition.Inclusions,
                asked.Definition.Exclusions)).ToListAsync(cancellation);
        return [.. found.OrderBy(scope => codes.IndexOf(scope.Code))];
    }
}
