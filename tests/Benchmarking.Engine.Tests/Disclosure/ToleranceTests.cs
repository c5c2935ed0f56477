namespace Benchmarking.Engine.Tests.Disclosure;

public class ToleranceTests
{
    [Theory]
    [InlineData(2.1, 2)]
    [InlineData(2.5, 2)]
    [InlineData(5, 5)]
    [InlineData(4.99, 2)]
    [InlineData(10, 10)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.0999, 0.05)]
    [InlineData(1234, 1000)]
    public void The_base_is_the_largest_step_of_the_ladder_within_the_radius(double radius, double expected)
    {
        var tolerance = new Tolerance((decimal)radius);

        Assert.Equal((decimal)expected, tolerance.BaseAt(0));
        Assert.InRange(tolerance.BaseAt(0), (tolerance.Absolute * 0.4m) + 0.0000001m, tolerance.Absolute);
    }

    [Fact]
    public void A_radius_that_grows_with_the_figure_has_a_least_one()
    {
        var tolerance = new Tolerance(3, 0.1m);

        Assert.Equal((3, 3, 50), (tolerance.At(0), tolerance.At(-30), tolerance.At(500)));
        Assert.Equal((2, 50), (tolerance.BaseAt(10), tolerance.BaseAt(500)));
    }

    [Theory]
    [InlineData("2.5")]
    [InlineData("10%")]
    [InlineData("10% + 0.5")]
    public void It_is_read_as_it_is_written(string text)
    {
        Assert.True(Tolerance.TryParse(text, out var tolerance));
        Assert.Equal(text, tolerance.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("%")]
    [InlineData("10% + ")]
    [InlineData("2.5 + 1")]
    [InlineData("10% + 1 + 1")]
    [InlineData("two")]
    public void What_is_no_radius_is_not_read(string? text) => Assert.False(Tolerance.TryParse(text, out _));
}
