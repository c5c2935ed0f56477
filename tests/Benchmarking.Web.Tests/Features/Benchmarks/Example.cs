using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

/// <summary>Metrics over time made by hand, for the words about them.</summary>
internal static class Example
{
    public static GroupOption All { get; } = new("all", "all", "All members");

    public static GroupOption NorthWest { get; } = new("region:north-west", "region", "North West");

    public static Metric Metric(
        Polarity polarity = Polarity.HigherIsBetter, MetricKind kind = MetricKind.Percentage, int decimals = 0) =>
        new("kept-informed", "%", decimals, polarity, Sensitivity.Protected, 0, kind == MetricKind.Percentage ? 100 : null, kind);

    public static MetricSubject Subject(Metric? metric = null, string name = "Kept informed", string code = "kept-informed") =>
        new((metric ?? Metric()) with { Code = code }, name, "core", 1, "Core", 1, "star_survey", true, 40, 90);

    public static PublishedQuarter Quarter(string period, OwnReturn own = OwnReturn.SignedOff, int number = 12) => new(
        new PublicationId(Guid.NewGuid()),
        number,
        PublicationKind.Final,
        Period.Parse(period),
        new DateTimeOffset(2026, 5, 14, 12, 0, 0, TimeSpan.Zero),
        "hyndman-fan-7",
        5,
        12,
        own);

    public static Cell Cell(
        decimal? median, decimal? lower = null, decimal? upper = null, int? n = 19, Reason? reason = null,
        CellStatus status = CellStatus.Published, decimal? rounding = null, string period = "2025-Q4") => new(
        period, "kept-informed", "all", n, status, reason, rounding, lower, median, upper, null, null, null, "hyndman-fan-7");

    public static Cell NotEnough { get; } = Cell(null, n: null, reason: Reason.N1, status: CellStatus.NotEnough);

    public static Cell Withheld { get; } = Cell(null, n: null, reason: Reason.V, status: CellStatus.Withheld);

    /// <summary>Points of consecutive quarters that end with Q4 2025; a null own figure is one that was not collected.</summary>
    public static MetricSeries Series(Metric? metric, params (decimal? Own, Cell? Cell)[] points)
    {
        var subject = Subject(metric);
        var period = Period.Parse("2025-Q4");
        var made = new List<SeriesPoint>();
        foreach (var (own, cell) in points.Reverse())
        {
            made.Insert(0, new SeriesPoint(
                period, Quarter(period.ToString()), cell, cell, new OwnFigure(own, null, OwnFigures.NotCollected)));
            period = period.Previous;
        }

        return new MetricSeries(subject, made);
    }

    /// <summary>The same as the sector sees it.</summary>
    public static MetricSeries WithoutOwn(MetricSeries series) =>
        series with { Points = [.. series.Points.Select(point => point with { Own = null })] };

    public static Timeline Timeline(MetricSeries series, GroupOption? group = null) =>
        new([.. series.Points.Select(point => point.Quarter!)], [All, NorthWest], group ?? All, null);
}
