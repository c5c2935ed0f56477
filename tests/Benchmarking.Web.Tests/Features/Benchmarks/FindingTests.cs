using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Targets;
using Finding = Benchmarking.Web.Features.Benchmarks.Finding;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

public sealed class FindingTests
{
    [Theory]
    [InlineData(Polarity.HigherIsBetter, 80, "your 80% is in the top quarter of 19 members")]
    [InlineData(Polarity.HigherIsBetter, 73, "your 73% is above the median of 19 members")]
    [InlineData(Polarity.HigherIsBetter, 67, "your 67% is around the median of 19 members")]
    [InlineData(Polarity.HigherIsBetter, 58, "your 58% is below the median of 19 members")]
    [InlineData(Polarity.HigherIsBetter, 57, "your 57% is in the bottom quarter of 19 members")]
    [InlineData(Polarity.LowerIsBetter, 80, "your 80% is in the highest quarter of 19 members, and lower is better")]
    [InlineData(Polarity.LowerIsBetter, 73, "your 73% is above the median of 19 members, and lower is better")]
    [InlineData(Polarity.LowerIsBetter, 67, "your 67% is around the median of 19 members")]
    [InlineData(Polarity.LowerIsBetter, 58, "your 58% is below the median of 19 members, and lower is better")]
    [InlineData(Polarity.LowerIsBetter, 57, "your 57% is in the lowest quarter of 19 members, and lower is better")]
    [InlineData(Polarity.Neutral, 80, "your 80% is in the highest quarter of 19 members, and neither direction is better")]
    [InlineData(Polarity.Neutral, 73, "your 73% is above the median of 19 members, and neither direction is better")]
    [InlineData(Polarity.Neutral, 67, "your 67% is around the median of 19 members")]
    [InlineData(Polarity.Neutral, 58, "your 58% is below the median of 19 members, and neither direction is better")]
    [InlineData(Polarity.Neutral, 57, "your 57% is in the lowest quarter of 19 members, and neither direction is better")]
    public void The_title_says_where_the_figure_stands_and_which_way_is_good(Polarity polarity, int own, string expected)
    {
        var series = Example.Series(Example.Metric(polarity), (own, Example.Cell(66, 58, 73)));

        Assert.Equal($"Kept informed: {expected}", Finding.Title(series, Example.All));
    }

    [Fact]
    public void A_peer_group_is_named_beside_its_size()
    {
        var series = Example.Series(null, (70m, Example.Cell(66, n: 8, reason: Reason.N2)));

        Assert.Equal("Kept informed: your 70% is above the median of 8 members (North West)", Finding.Title(series, Example.NorthWest));
    }

    [Fact]
    public void One_member_is_not_called_members()
    {
        var series = Example.Series(null, (70m, Example.Cell(66, n: 1)));

        Assert.Equal("Kept informed: your 70% is above the median of 1 member", Finding.Title(series, Example.All));
    }

    [Fact]
    public void Too_few_contributors_are_said_and_the_own_figure_kept()
    {
        var series = Example.Series(null, (70m, Example.NotEnough));

        Assert.Equal("Kept informed: you are at 70%; fewer than 5 contributors (North West)", Finding.Title(series, Example.NorthWest));
    }

    [Fact]
    public void A_withheld_benchmark_says_nothing_of_its_cause()
    {
        var series = Example.Series(null, (70m, Example.Withheld));

        Assert.Equal("Kept informed: you are at 70%; the benchmark is not shown", Finding.Title(series, Example.All));
    }

    [Fact]
    public void A_figure_that_was_not_collected_is_not_zero()
    {
        var series = Example.Series(null, (null, Example.Cell(66, 58, 73)));

        Assert.Equal(
            "Kept informed: the median of 19 members is 66%; you have no figure (not collected)", Finding.Title(series, Example.All));
    }

    [Fact]
    public void The_sector_reads_of_the_spread_and_never_of_you()
    {
        var series = Example.WithoutOwn(Example.Series(null, (70m, Example.Cell(66, 58, 73))));

        Assert.Equal("Kept informed: the middle half of 19 members is 58–73%, the median 66%", Finding.Title(series, Example.All));
    }

    [Fact]
    public void The_sector_reads_of_the_median_where_there_are_no_quartiles()
    {
        var series = Example.WithoutOwn(Example.Series(null, (70m, Example.Cell(66, n: 8, reason: Reason.N2))));

        Assert.Equal("Kept informed: the median of 8 members is 66%", Finding.Title(series, Example.All));
    }

    [Theory]
    [InlineData("58,59,60,62,70,72", "Up 2 points since last quarter, up 14 points since Q3 24.")]
    [InlineData("70,72", "Up 2 points since last quarter.")]
    [InlineData("72,72", "No change since last quarter.")]
    [InlineData("80,70,72", "Up 2 points since last quarter, down 8 points since Q2 25.")]
    [InlineData("58,,72", "Up 14 points since Q2 25.")]
    [InlineData("71,72", "Up 1 point since last quarter.")]
    [InlineData("72", null)]
    [InlineData("70,", null)]
    [InlineData(",", null)]
    public void Movement_is_told_since_last_quarter_and_since_the_first(string values, string? expected)
    {
        var points = values.Split(',')
            .Select(text => (text.Length == 0 ? (decimal?)null : decimal.Parse(text, null), (Cell?)Example.Cell(66, 58, 73)));

        Assert.Equal(expected, Finding.Movement(Example.Series(null, [.. points])));
    }

    [Fact]
    public void The_sector_s_movement_is_the_median_s()
    {
        var series = Example.WithoutOwn(Example.Series(null, (10m, Example.Cell(64)), (90m, Example.Cell(66))));

        Assert.Equal("Median: up 2 points since last quarter.", Finding.Movement(series));
    }

    [Theory]
    [InlineData(Polarity.HigherIsBetter, 72, "Your target, 75%, is not reached yet: you are 3 points below the target.")]
    [InlineData(Polarity.HigherIsBetter, 75, "Your target, 75%, is reached: you are at the target.")]
    [InlineData(Polarity.HigherIsBetter, 80, "Your target, 75%, is reached: you are 5 points above the target.")]
    [InlineData(Polarity.LowerIsBetter, 72, "Your target, 75%, is reached: you are 3 points below the target.")]
    [InlineData(Polarity.LowerIsBetter, 76, "Your target, 75%, is not reached yet: you are 1 point above the target.")]
    [InlineData(Polarity.Neutral, 80, "Your target, 75%, is not reached yet: you are 5 points above the target.")]
    [InlineData(Polarity.Neutral, 75, "Your target, 75%, is reached: you are at the target.")]
    public void A_target_is_reached_from_the_side_that_is_good(Polarity polarity, int own, string expected)
    {
        var series = Example.Series(Example.Metric(polarity), (own, Example.Cell(66, 58, 73))) with { Target = Seventyfive };

        Assert.Equal(expected, Finding.Distance(series, Example.All));
        Assert.Equal(expected, Finding.Distance(series, Example.NorthWest));
    }

    [Theory]
    [InlineData(TargetBand.BestQuarter, 72, "Your target, the top quarter of members, is not reached yet: you are 1 point below the upper quartile, 73%.")]
    [InlineData(TargetBand.BestQuarter, 75, "Your target, the top quarter of members, is reached: you are 2 points above the upper quartile, 73%.")]
    [InlineData(TargetBand.BetterHalf, 60, "Your target, at or above the median, is not reached yet: you are 6 points below the median, 66%.")]
    public void A_place_among_the_members_is_a_target_in_the_same_words(TargetBand band, int own, string expected)
    {
        var series = Example.Series(null, (own, Example.Cell(66, 58, 73))) with { Target = new(TargetKind.Band, null, band) };

        Assert.Equal(expected, Finding.Distance(series, Example.All));
    }

    [Fact]
    public void A_place_among_others_is_not_judged_by_the_members_looked_at()
    {
        var series = Example.Series(null, (72m, Example.Cell(66, 58, 73))) with
        {
            Target = new(TargetKind.Band, null, TargetBand.BestQuarter),
            TargetGroup = Example.NorthWest.Code,
        };

        Assert.Null(Finding.Distance(series, Example.All));
        Assert.NotNull(Finding.Distance(series, Example.NorthWest));
    }

    [Fact]
    public void Without_a_target_nothing_is_said_of_one()
    {
        Assert.Null(Finding.Distance(Example.Series(null, (72m, Example.Cell(66))), Example.All));
        Assert.Null(Finding.Distance(Example.Series(null, (null, Example.Cell(66))) with { Target = Seventyfive }, Example.All));
        var withheld = Example.Series(null, (72m, Example.Withheld)) with { Target = new(TargetKind.Band, null, TargetBand.BestQuarter) };
        Assert.Null(Finding.Distance(withheld, Example.All));
    }

    private static TargetAim Seventyfive { get; } = new(TargetKind.Number, 75, null);
}
