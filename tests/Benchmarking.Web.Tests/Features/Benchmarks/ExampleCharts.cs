using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Ladder;
using Benchmarking.Web.Features.Representation;
using Benchmarking.Web.Features.ValueForMoney;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

/// <summary>One chart of every kind, each with whatever a chart can have: gaps, small numbers, figures too low to show, national years.</summary>
internal static class ExampleCharts
{
    private static readonly Metric OneDecimal = Example.Metric(Polarity.Neutral, decimals: 1);

    public static ChartModel Of(string kind) => kind switch
    {
        "band" => Band(),
        "place" => MetricCharts.Place(Full(), Example.Timeline(Full()), Perspective.Member)!,
        "ladder" => LadderChart.Of(Ladder(Perspective.Member)),
        "representation" => RepresentationChart.Of(Representation(Perspective.Member)),
        "value for money" => ValueChart.Of(Value(Perspective.Member))!,
        "sector’s ladder" => LadderChart.Of(Ladder(Perspective.Sector)),
        "sector’s representation" => RepresentationChart.Of(Representation(Perspective.Sector)),
        "sector’s value for money" => ValueChart.Of(Value(Perspective.Sector))!,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static BandChartModel Band()
    {
        var series = Example.Series(
            OneDecimal,
            (60.25m, Example.Cell(61.5m, 55, 70.25m)),
            (null, Example.Withheld),
            (0.01m, Example.Cell(66, n: 8, reason: Reason.N2)),
            (71.37m, Example.Cell(66, 58, 73)));
        var years = new NationalYears("TP06", [new NationalYear(Period.Parse("2025-26"), 60.44m, 52.3m, 67.9m)]);
        return MetricCharts.Of(
            series, Example.Timeline(series), Perspective.Member, "Title", 75, years.On(series.Points.Select(point => point.Period)));
    }

    public static LadderPage Ladder(Perspective perspective, params (decimal? Own, Cell? Cell)[] rungs)
    {
        (decimal? Own, Cell? Cell)[] all = rungs.Length > 0 ? rungs :
            [(2, Example.Cell(4, n: 9, reason: Reason.N2)), (null, Example.Withheld), (40, Example.Cell(35, 20, 45))];
        string[] names = ["Coercion", "Educating", "Informing"];
        return new LadderPage(
            perspective,
            Example.Timeline(Full()),
            [.. all.Select((rung, at) => new RungShare(at, names[at], "Meaning.", One(perspective, $"rung-{at}-x", rung.Own, rung.Cell)))]);
    }

    public static RepresentationPage Representation(Perspective perspective, decimal? involved = 10, decimal? residents = 22) => new(
        perspective,
        Example.Timeline(Full()),
        [
            new(RepresentationGroup.Known[0],
                One(perspective, "involved-under-35", involved, Example.Cell(12, 8, 16)),
                One(perspective, "residents-under-35", residents, Example.Cell(24, 20, 26))),
            new(RepresentationGroup.Known[1],
                One(perspective, "involved-disabled", 40, Example.Cell(38, 36, 40)),
                One(perspective, "residents-disabled", null, Example.Withheld)),
        ]);

    public static ValuePage Value(Perspective perspective, string cost = "cost-per-household", string outcome = "changes-put-in-place")
    {
        var money = new Metric(cost, "£", 2, Polarity.Neutral, Sensitivity.Protected, 0, 10000, MetricKind.Money);
        var paid = One(perspective, cost, 14.2m, Example.Cell(12, 8, 13.5m, n: 18), money);
        var got = One(perspective, outcome, 60, Example.Cell(75, 60, 90, n: 17), Example.Metric());
        var timeline = Example.Timeline(Full());
        return new ValuePage(
            perspective,
            timeline,
            new SeveralMetrics(timeline, [paid, got]),
            new ValuePair(ValueFigures.Costs.Single(one => one.Code == cost), paid, ValueFigures.Outcomes.Single(one => one.Code == outcome), got),
            []);
    }

    /// <summary>A metric's latest quarter alone.</summary>
    public static MetricSeries One(Perspective perspective, string code, decimal? own, Cell? cell, Metric? metric = null)
    {
        var series = Example.Series(metric ?? Example.Metric(Polarity.Neutral), (own, cell));
        series = series with { Subject = Example.Subject(metric ?? Example.Metric(Polarity.Neutral), $"Figure {code}", code) };
        return perspective.IsMember ? series : Example.WithoutOwn(series);
    }

    private static MetricSeries Full() => Example.Series(OneDecimal, (71.37m, Example.Cell(66, 58, 73)));
}
