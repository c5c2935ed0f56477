namespace Benchmarking.Engine.Tests;

public class DerivedToleranceTests
{
    [Theory]
    [InlineData(MetricKind.Percentage, 1, "1", "72 of 8")] // 0.15 × 8 = 1.2
    [InlineData(MetricKind.Percentage, 1, "0.5", "99 of 1")] // the floor
    [InlineData(MetricKind.Count, 0, "1", "50 of 2")] // one unit of the last place
    [InlineData(MetricKind.Rate, 2, "0.2", "50 of 2")] // 0.3
    [InlineData(MetricKind.Rate, 1, "20", "500 of 200")] // 30
    [InlineData(MetricKind.Money, 2, "2", "70 of 1")] // 3.5, a twentieth of the median
    [InlineData(MetricKind.Rating, 0, "0.5", "2 of 2")]
    public void A_radius_comes_from_the_spread_and_tells_only_the_order_of_magnitude(
        MetricKind kind, int decimals, string radius, string figures)
    {
        var (median, spread) = (Number(figures.Split(" of ")[0]), Number(figures.Split(" of ")[1]));

        var tolerance = Tolerance.FromFigures(Sample.Metric(kind: kind, decimals: decimals), Periods(Around(median, spread)));

        Assert.Equal(new Tolerance(Number(radius)), tolerance);
    }

    [Fact]
    public void A_metric_with_a_long_tail_has_a_tenth_of_the_figure()
    {
        var metric = Sample.Metric(kind: MetricKind.Money, decimals: 2);

        // The median is 30, a twentieth of it 1.5.
        Assert.Equal(new Tolerance(1, 0.1m), Tolerance.FromFigures(metric, Periods([10, 20, 30, 40, 151])));
        Assert.Equal(0, Tolerance.FromFigures(metric, Periods([10, 20, 30, 40, 150])).Share);
        Assert.Equal(0, Tolerance.FromFigures(metric, Periods([-10, 20, 30, 40, 151])).Share);
        Assert.Equal(new Tolerance(0.01m, 0.1m), Tolerance.FromFigures(metric, Periods([0, 0, 0, 0, 1])));
    }

    [Fact]
    public void The_first_four_periods_count_and_none_after_them()
    {
        decimal[] near = Around(50, 10), far = Around(50, 80);

        Assert.Equal(new Tolerance(1), Tolerance.FromFigures(Sample.Metric(), Periods(near, near, near, near, far)));
        Assert.Equal(new Tolerance(2), Tolerance.FromFigures(Sample.Metric(), Periods(near, near, near, [], Around(50, 40))));
        Assert.Equal(new Tolerance(0.5m), Tolerance.FromFigures(Sample.Metric(), Periods()));
    }

    /// <summary>Five figures with quartiles half of the spread on either side of the median.</summary>
    private static decimal[] Around(decimal median, decimal spread) =>
        [median - spread, median - (spread / 2), median, median + (spread / 2), median + spread];

    private static Dictionary<Period, IReadOnlyList<decimal>> Periods(params decimal[][] figures) => figures
        .Select((those, i) => (Period: Period.YearOf(2020 + i), Figures: (IReadOnlyList<decimal>)those))
        .ToDictionary(period => period.Period, period => period.Figures);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
