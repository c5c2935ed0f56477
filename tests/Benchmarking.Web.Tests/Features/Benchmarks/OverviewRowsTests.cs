using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Targets;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

public sealed class OverviewRowsTests
{
    [Fact]
    public void A_row_shows_the_figure_the_benchmark_and_where_the_one_stands_in_the_other()
    {
        var row = Row(Example.Series(null, (70m, Example.Cell(65, 58, 72)), (72m, Example.Cell(66, 58, 73))));

        Assert.Equal(("72%", "66%", "58–73%", "Above the median", "19"), (row.Own, row.Median, row.MiddleHalf, row.Words, row.Members));
        Assert.Equal("Middle half 58–73%, median 66%, you 72%", row.Strip.Label);
        Assert.Equal(new Web.Shared.Change(Direction.Up, "2 points", Verdict.Better), row.Change);
        Assert.Equal("/benchmarks/kept-informed?group=all", row.Url);
    }

    [Theory]
    [InlineData(TargetKind.Number, 75, null, "3 points below the target of 75%")]
    [InlineData(TargetKind.Number, 72, null, "At the target of 72%")]
    [InlineData(TargetKind.Number, 70, null, "2 points above the target of 70%")]
    [InlineData(TargetKind.Band, null, TargetBand.BestQuarter, "Target: 1 point below the upper quartile, 73%")]
    [InlineData(TargetKind.Band, null, TargetBand.BetterHalf, "Target: 6 points above the median, 66%")]
    public void A_row_says_how_far_it_is_to_the_target(TargetKind kind, int? value, TargetBand? band, string words)
    {
        var series = Example.Series(null, (72m, Example.Cell(66, 58, 73))) with { Target = new TargetAim(kind, value, band) };

        Assert.Equal(words, Row(series).Target);
    }

    [Fact]
    public void A_band_of_another_group_is_not_judged_by_the_group_looked_at()
    {
        var band = Example.Series(null, (72m, Example.Cell(66, 58, 73))) with
        {
            Target = new TargetAim(TargetKind.Band, null, TargetBand.BestQuarter),
            TargetGroup = Example.NorthWest.Code,
        };
        var number = band with { Target = new TargetAim(TargetKind.Number, 75, null) };

        Assert.Null(Row(band).Target);
        Assert.Equal(
            "Target: 1 point below the upper quartile, 73%",
            OverviewRows.Of(band, Example.Timeline(band, Example.NorthWest), Perspective.Member).Target);
        Assert.Equal("3 points below the target of 75%", Row(number).Target);
    }

    [Fact]
    public void Without_a_target_or_without_a_figure_nothing_is_said_of_one()
    {
        var aim = new TargetAim(TargetKind.Number, 75, null);

        Assert.Null(Row(Example.Series(null, (72m, Example.Cell(66, 58, 73)))).Target);
        Assert.Null(Row(Example.Series(null, (null, Example.Cell(66, 58, 73))) with { Target = aim }).Target);
    }

    [Theory]
    [InlineData(Polarity.LowerIsBetter, Verdict.Worse)]
    [InlineData(Polarity.Neutral, Verdict.Neutral)]
    public void A_rise_is_only_good_where_higher_is(Polarity polarity, Verdict expected)
    {
        var cell = Example.Cell(66, 58, 73);

        Assert.Equal(expected, Row(Example.Series(Example.Metric(polarity), (70m, cell), (72m, cell))).Change!.Verdict);
    }

    [Fact]
    public void A_change_of_nothing_is_neither_good_nor_bad()
    {
        var cell = Example.Cell(66, 58, 73);

        Assert.Equal(
            new Web.Shared.Change(Direction.Same, "no change"), Row(Example.Series(null, (72m, cell), (72m, cell))).Change);
    }

    [Theory]
    [InlineData(CellStatus.NotEnough, Reason.N1, "Fewer than 5 contributors")]
    [InlineData(CellStatus.Withheld, Reason.N3, "Too similar to another published group")]
    [InlineData(CellStatus.Held, Reason.N4, "Held until enough organisations have updated")]
    [InlineData(CellStatus.NotCollected, Reason.N5, "Not collected this quarter")]
    [InlineData(CellStatus.Withheld, Reason.V, WhyNotShown.Neutral)]
    public void A_missing_benchmark_says_why_and_shows_no_number(CellStatus status, Reason reason, string words)
    {
        var row = Row(Example.Series(null, (72m, Example.Cell(null, n: null, reason: reason, status: status))));

        Assert.Equal(("72%", null, null, words, null), (row.Own, row.Median, row.MiddleHalf, row.Words, row.Members));
        Assert.True(row.Strip.Withheld);
        Assert.Equal(words, row.Strip.Label);
    }

    [Fact]
    public void A_median_without_quartiles_is_placed_and_says_what_quartiles_need()
    {
        var row = Row(Example.Series(null, (72m, Example.Cell(66, n: 8, reason: Reason.N2))));

        Assert.Equal("Above the median. Quartiles need 12 contributors", row.Words);
        Assert.Null(row.MiddleHalf);
        Assert.False(row.Strip.Withheld);
    }

    [Fact]
    public void Every_withheld_strip_is_the_same_whatever_the_own_figure()
    {
        var low = Row(Example.Series(null, (1m, Example.Withheld))).Strip;
        var high = Row(Example.Series(null, (99m, Example.Withheld))).Strip;

        Assert.Equal(low, high);
    }

    [Fact]
    public void A_small_group_points_to_all_members_where_they_show_more()
    {
        var small = Example.Series(null, (72m, Example.NotEnough));
        var wide = small with { Points = [.. small.Points.Select(point => point with { ForAll = Example.Cell(66, 58, 73) })] };

        var row = OverviewRows.Of(wide, Example.Timeline(wide, Example.NorthWest), Perspective.Member);

        Assert.Equal(new PageLink("See all members", "/benchmarks/kept-informed?group=all"), row.Instead);
        Assert.Null(OverviewRows.Of(small, Example.Timeline(small, Example.NorthWest), Perspective.Member).Instead);
    }

    [Fact]
    public void The_sector_s_row_has_nobody_s_own_figure()
    {
        var series = Example.WithoutOwn(Example.Series(null, (1m, Example.Cell(64, 58, 73)), (2m, Example.Cell(66, 58, 73))));

        var row = OverviewRows.Of(series, Example.Timeline(series), Perspective.Sector);

        Assert.Equal(("", false, null, "Middle half spans 15 points"), (row.Own, row.HasOwn, row.Strip.Own, row.Words));
        Assert.Equal("Middle half 58–73%, median 66%", row.Strip.Label);
        Assert.False(row.Trend!.IsOwn);
        Assert.Equal("/sector/kept-informed?group=all", row.Url);
    }

    [Theory]
    [InlineData(58, 73, MetricKind.Percentage, 0, "58–73%")]
    [InlineData(8, 18, MetricKind.Money, 2, "£8.00–£18.00")]
    [InlineData(8.04, 16, MetricKind.Rate, 1, "8.0–16.0")]
    [InlineData(-3, 4, MetricKind.Count, 0, "−3 to 4")]
    [InlineData(0.2, 4, MetricKind.Percentage, 0, "[low]–4%")]
    public void A_middle_half_reads_as_one_text(double lower, double upper, MetricKind kind, int decimals, string expected) =>
        Assert.Equal(expected, FigureRange.Text((decimal)lower, (decimal)upper, Example.Metric(kind: kind, decimals: decimals)));

    private static OverviewRow Row(MetricSeries series) => OverviewRows.Of(series, Example.Timeline(series), Perspective.Member);
}
