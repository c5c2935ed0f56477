using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Tests.Shared;

public class StripModelTests
{
    private static readonly StripModel Strip = new(0, 100, 40, 50, 60, 55, "");

    [Theory]
    [InlineData(0, 8)]
    [InlineData(50, 94)]
    [InlineData(100, 180)]
    public void A_value_stands_in_proportion(int value, int x) => Assert.Equal(x, Strip.X(value));

    [Theory]
    [InlineData(-20, 8)]
    [InlineData(500, 180)]
    public void A_value_beyond_the_ends_stands_at_the_end(int value, int x) => Assert.Equal(x, Strip.X(value));

    [Fact]
    public void A_strip_without_width_shows_everything_in_the_middle() =>
        Assert.Equal(94, new StripModel(5, 5, null, 5, null, null, "").X(5));

    [Fact]
    public void A_withheld_strip_carries_no_figure_at_all()
    {
        var hidden = StripModel.Hidden("Withheld");

        Assert.Equal(new StripModel(0, 1, null, null, null, null, "Withheld", Withheld: true), hidden);
    }
}
