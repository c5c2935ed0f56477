namespace Benchmarking.Engine.Tests;

public class BandsTests
{
    [Theory]
    [InlineData(80.1, Band.TopQuarter)]
    [InlineData(80.0, Band.AboveMedian)]
    [InlineData(80.04, Band.AboveMedian)]
    [InlineData(59.96, Band.BelowMedian)]
    [InlineData(70.2, Band.AboveMedian)]
    [InlineData(70.1, Band.AroundMedian)]
    [InlineData(70.0, Band.AroundMedian)]
    [InlineData(69.9, Band.AroundMedian)]
    [InlineData(69.8, Band.BelowMedian)]
    [InlineData(60.0, Band.BelowMedian)]
    [InlineData(59.9, Band.BottomQuarter)]
    public void A_figure_is_placed_by_value_and_one_equal_to_a_quartile_belongs_to_the_middle(double own, Band band) =>
        Assert.Equal(band, Bands.Place((decimal)own, Sample.Cell(60, 70, 80), Sample.Metric()));

    [Theory]
    [InlineData(99, Band.AboveMedian)]
    [InlineData(72, Band.AroundMedian)]
    [InlineData(1, Band.BelowMedian)]
    public void Without_quartiles_there_are_three_bands_and_the_rounding_base_decides(double own, Band band) =>
        Assert.Equal(band, Bands.Place((decimal)own, Sample.Cell(null, 70, null, roundingBase: 2), Sample.Metric()));

    [Fact]
    public void A_figure_or_a_median_that_is_missing_is_not_placed()
    {
        Assert.Equal(Band.NotPlaced, Bands.Place(null, Sample.Cell(60, 70, 80), Sample.Metric()));
        Assert.Equal(Band.NotPlaced, Bands.Place(50, Sample.Cell(null, null, null), Sample.Metric()));
    }

    [Fact]
    public void Where_the_quartiles_fall_together_a_rounding_makes_no_bottom_quarter()
    {
        var cell = Sample.Cell(100, 100, 100);

        Assert.Equal(Band.AroundMedian, Bands.Place(99.95m, cell, Sample.Metric()));
        Assert.Equal(Band.BottomQuarter, Bands.Place(99.8m, cell, Sample.Metric()));
    }

    [Fact]
    public void One_category_of_a_judgement_is_a_whole_step()
    {
        var metric = Sample.Metric(kind: MetricKind.Rating, decimals: 0);

        Assert.Equal(Band.AboveMedian, Bands.Place(2, Sample.Cell(null, 1, null), metric));
        Assert.Equal(Band.AroundMedian, Bands.Place(1, Sample.Cell(null, 1, null), metric));
    }

    [Theory]
    [InlineData(Band.TopQuarter, "top quarter", "highest quarter (lower is better)", "highest quarter (no good direction)")]
    [InlineData(Band.AboveMedian, "above the median", "above the median (lower is better)", "above the median (no good direction)")]
    [InlineData(Band.AroundMedian, "around the median", "around the median", "around the median")]
    [InlineData(Band.BelowMedian, "below the median", "below the median (lower is better)", "below the median (no good direction)")]
    [InlineData(Band.BottomQuarter, "bottom quarter", "lowest quarter (lower is better)", "lowest quarter (no good direction)")]
    [InlineData(Band.NotPlaced, "not placed", "not placed", "not placed")]
    public void Words_never_call_a_bad_place_top(Band band, string higher, string lower, string neutral) =>
        Assert.Equal(
            (higher, lower, neutral),
            (Bands.Words(band, Polarity.HigherIsBetter), Bands.Words(band, Polarity.LowerIsBetter),
                Bands.Words(band, Polarity.Neutral)));

    [Theory]
    [InlineData(Band.TopQuarter, true)]
    [InlineData(Band.AboveMedian, true)]
    [InlineData(Band.AroundMedian, null)]
    [InlineData(Band.BelowMedian, false)]
    [InlineData(Band.BottomQuarter, false)]
    [InlineData(Band.NotPlaced, null)]
    public void Good_turns_round_with_the_direction_and_a_neutral_metric_has_none(Band band, bool? whenHigherIsBetter)
    {
        Assert.Equal(whenHigherIsBetter, Bands.IsGood(band, Polarity.HigherIsBetter));
        Assert.Equal(!whenHigherIsBetter, Bands.IsGood(band, Polarity.LowerIsBetter));
        Assert.Null(Bands.IsGood(band, Polarity.Neutral));
    }
}
