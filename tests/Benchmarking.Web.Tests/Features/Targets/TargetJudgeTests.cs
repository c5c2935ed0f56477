using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Targets;
using Benchmarking.Web.Tests.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Targets;

public sealed class TargetJudgeTests
{
    [Theory]
    [InlineData(Polarity.HigherIsBetter, 72, false, "3 points below the target")]
    [InlineData(Polarity.HigherIsBetter, 74, false, "1 point below the target")]
    [InlineData(Polarity.HigherIsBetter, 75, true, "at the target")]
    [InlineData(Polarity.HigherIsBetter, 74.6, true, "at the target")]
    [InlineData(Polarity.HigherIsBetter, 80, true, "5 points above the target")]
    [InlineData(Polarity.LowerIsBetter, 72, true, "3 points below the target")]
    [InlineData(Polarity.LowerIsBetter, 80, false, "5 points above the target")]
    [InlineData(Polarity.Neutral, 80, false, "5 points above the target")]
    [InlineData(Polarity.Neutral, 72, false, "3 points below the target")]
    [InlineData(Polarity.Neutral, 75, true, "at the target")]
    public void A_number_is_judged_by_the_metric_s_direction(Polarity polarity, double own, bool reached, string words) =>
        Assert.Equal(new TargetDistance(reached, words), Judge(Number(75), (decimal)own, Example.Cell(66), polarity));

    [Theory]
    [InlineData(74, true, "1 point above the upper quartile, 73%")]
    [InlineData(73, false, "at the upper quartile, 73%, not beyond it")]
    [InlineData(70, false, "3 points below the upper quartile, 73%")]
    [InlineData(40, false, "33 points below the upper quartile, 73%")]
    public void The_top_quarter_lies_above_the_upper_quartile(int own, bool reached, string words) =>
        Assert.Equal(new TargetDistance(reached, words), Judge(Band(TargetBand.BestQuarter), own, Example.Cell(66, 58, 73), Polarity.HigherIsBetter));

    [Theory]
    [InlineData(57, true, "1 point below the lower quartile, 58%")]
    [InlineData(58, false, "at the lower quartile, 58%, not beyond it")]
    [InlineData(70, false, "12 points above the lower quartile, 58%")]
    public void Where_lower_is_better_the_best_quarter_lies_below_the_lower_quartile(int own, bool reached, string words) =>
        Assert.Equal(new TargetDistance(reached, words), Judge(Band(TargetBand.BestQuarter), own, Example.Cell(66, 58, 73), Polarity.LowerIsBetter));

    [Theory]
    [InlineData(Polarity.HigherIsBetter, 70, true, "4 points above the median, 66%")]
    [InlineData(Polarity.HigherIsBetter, 66, true, "around the median, 66%")]
    [InlineData(Polarity.HigherIsBetter, 60, false, "6 points below the median, 66%")]
    [InlineData(Polarity.LowerIsBetter, 60, true, "6 points below the median, 66%")]
    [InlineData(Polarity.LowerIsBetter, 70, false, "4 points above the median, 66%")]
    public void The_better_half_needs_the_median_alone(Polarity polarity, int own, bool reached, string words) =>
        Assert.Equal(new TargetDistance(reached, words), Judge(Band(TargetBand.BetterHalf), own, Example.Cell(66), polarity));

    [Theory]
    [InlineData(70, true, "in the middle half, 58–73%")]
    [InlineData(73, true, "in the middle half, 58–73%")]
    [InlineData(76, false, "3 points above the middle half, 58–73%")]
    [InlineData(50, false, "8 points below the middle half, 58–73%")]
    public void Where_no_direction_is_good_the_middle_half_is_the_band(int own, bool reached, string words) =>
        Assert.Equal(new TargetDistance(reached, words), Judge(Band(TargetBand.MiddleHalf), own, Example.Cell(66, 58, 73), Polarity.Neutral));

    [Theory]
    [InlineData(TargetBand.BestQuarter, Polarity.HigherIsBetter)]
    [InlineData(TargetBand.BestQuarter, Polarity.LowerIsBetter)]
    [InlineData(TargetBand.BetterHalf, Polarity.HigherIsBetter)]
    [InlineData(TargetBand.MiddleHalf, Polarity.Neutral)]
    public void What_is_withheld_cannot_be_told_and_says_no_more_than_the_reason(TargetBand band, Polarity polarity)
    {
        Assert.Equal(
            Judge(Band(band), 1, Example.Withheld, polarity),
            Judge(Band(band), 99, Example.Withheld, polarity));
        var told = Judge(Band(band), 70, Example.NotEnough, polarity);
        Assert.Equal(new TargetDistance(null, "cannot be told: fewer than 5 contributors"), told);
    }

    [Fact]
    public void A_median_without_quartiles_tells_nothing_of_the_top_quarter()
    {
        var cell = Example.Cell(66, reason: Reason.N2, n: 8);
        Assert.Equal(
            new TargetDistance(null, "cannot be told: quartiles need 12 contributors (median shown)"),
            Judge(Band(TargetBand.BestQuarter), 99, cell, Polarity.HigherIsBetter));
        Assert.True(Judge(Band(TargetBand.BetterHalf), 99, cell, Polarity.HigherIsBetter).Reached);
    }

    [Fact]
    public void A_quartile_that_stands_for_all_beyond_it_is_written_so()
    {
        var metric = Example.Metric() with { Tolerance = new Tolerance(2, 0) };
        var cell = Example.Cell(80, 70, 90, rounding: 2);
        var series = Example.Series(metric, (84, cell));
        Assert.Contains("the upper quartile, 90%", TargetJudge.Of(Band(TargetBand.BestQuarter), series.Latest, series.Subject).Words);
    }

    [Fact]
    public void Without_an_own_figure_nothing_is_judged()
    {
        var series = Example.Series(null, (null, Example.Cell(66, 58, 73)));
        Assert.Equal(new TargetDistance(null, "not collected"), TargetJudge.Of(Number(75), series.Latest, series.Subject));
        Assert.Equal(
            new TargetDistance(null, "nothing was published"),
            TargetJudge.Of(Number(75), series.Latest with { Quarter = null }, series.Subject));
    }

    [Fact]
    public void Bands_are_offered_by_the_direction()
    {
        Assert.Equal([TargetBand.BestQuarter, TargetBand.BetterHalf], TargetAim.BandsFor(Polarity.HigherIsBetter));
        Assert.Equal([TargetBand.BestQuarter, TargetBand.BetterHalf], TargetAim.BandsFor(Polarity.LowerIsBetter));
        Assert.Equal([TargetBand.MiddleHalf], TargetAim.BandsFor(Polarity.Neutral));
        Assert.Equal("the lowest quarter of members (lower is better)", TargetAim.Words(TargetBand.BestQuarter, Polarity.LowerIsBetter));
    }

    private static TargetDistance Judge(TargetAim aim, decimal own, Cell cell, Polarity polarity)
    {
        var series = Example.Series(Example.Metric(polarity), (own, cell));
        return TargetJudge.Of(aim, series.Latest, series.Subject);
    }

    private static TargetAim Number(decimal value) => new(TargetKind.Number, value, null);

    private static TargetAim Band(TargetBand band) => new(TargetKind.Band, null, band);
}
