using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

public sealed class OverviewFilterTests
{
    private static readonly Cell Whole = Example.Cell(66, 58, 73);

    [Fact]
    public void Without_conditions_everything_is_shown()
    {
        Assert.False(new OverviewFilter().IsAny);
        Assert.True(new OverviewFilter().Holds(Example.Series(null, (72m, Whole))));
        Assert.Equal("", new OverviewFilter(Q: "  ").Query());
    }

    [Theory]
    [InlineData("best-quarter", 80, true)]
    [InlineData("best-quarter", 70, false)]
    [InlineData("better-half", 70, true)]
    [InlineData("weakest-quarter", 40, true)]
    [InlineData("no-such-band", 40, true)]
    public void A_band_holds_those_that_stand_there(string band, int own, bool shown) =>
        Assert.Equal(shown, new OverviewFilter(Band: band).Holds(Example.Series(null, (own, Whole))));

    [Theory]
    [InlineData(Polarity.HigherIsBetter, 70, 60, true)]
    [InlineData(Polarity.HigherIsBetter, 60, 70, false)]
    [InlineData(Polarity.LowerIsBetter, 70, 60, false)]
    [InlineData(Polarity.LowerIsBetter, 60, 70, true)]
    [InlineData(Polarity.Neutral, 60, 70, false)]
    [InlineData(Polarity.HigherIsBetter, 60.4, 60.2, false)]
    public void Worse_than_last_year_goes_by_the_good_direction_and_by_what_is_shown(
        Polarity polarity, double lastYear, double now, bool worse)
    {
        var series = Example.Series(
            Example.Metric(polarity), ((decimal)lastYear, Whole), (null, Whole), (null, Whole), (null, Whole), ((decimal)now, Whole));

        Assert.Equal(worse, new OverviewFilter(Worse: true).Holds(series));
    }

    [Fact]
    public void What_was_not_counted_a_year_ago_is_not_worse()
    {
        Assert.False(OverviewFilter.IsWorseThanLastYear(Example.Series(null, (10m, Whole))));
        Assert.False(OverviewFilter.IsWorseThanLastYear(
            Example.Series(null, (null, Whole), (90m, Whole), (90m, Whole), (90m, Whole), (10m, Whole))));
    }

    [Theory]
    [InlineData("informed", true)]
    [InlineData("KEPT core", true)]
    [InlineData("kept-inf", true)]
    [InlineData("informed cost", false)]
    public void Each_word_must_be_in_the_name_the_code_or_the_module(string words, bool shown) =>
        Assert.Equal(shown, new OverviewFilter(Q: words).Holds(Example.Series(null, (72m, Whole))));

    [Fact]
    public void The_address_holds_every_condition_and_nothing_that_means_nothing()
    {
        Assert.Equal("&module=vfm&band=best-quarter&worse=true&q=a%26b", new OverviewFilter("vfm", "best-quarter", true, " a&b ").Query());
        Assert.Equal("", new OverviewFilter(Band: "no-such-band").Query());
        Assert.Equal("&module=vfm", new OverviewFilter("vfm", "best-quarter", true).WithoutOwn().Query());
    }
}
