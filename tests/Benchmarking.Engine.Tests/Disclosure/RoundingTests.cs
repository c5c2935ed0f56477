using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine.Tests.Disclosure;

public class RoundingTests
{
    private static readonly Metric Share = Sample.Metric() with { Lower = 0, Upper = 100, Tolerance = new Tolerance(2.5m) };

    [Theory]
    [InlineData(71, 72)]
    [InlineData(70.99, 70)]
    [InlineData(72.999, 72)]
    [InlineData(73, 74)]
    public void A_number_is_rounded_to_the_base_halves_upwards(double exact, double expected)
    {
        var shown = Rounding.Show((decimal)exact, Share);

        Assert.Equal(new ShownNumber((decimal)expected, 2, Bound.None), shown);
        Assert.True(shown.Least <= (decimal)exact && (decimal)exact < shown.Below);
    }

    [Fact]
    public void Negative_numbers_follow_the_same_grid() =>
        Assert.Equal([-2m, -2m, 0m], new[] { -2.9m, -1.01m, -1m }.Select(exact => Rounding.Show(exact, Share with { Lower = null }).Value));

    /// <summary>Radius 2.5, base 2: the guard of 100 is 96, of 0 it is 4.</summary>
    [Theory]
    [InlineData(94.99, 94, Bound.None)]
    [InlineData(95, 96, Bound.AtLeast)]
    [InlineData(99.7, 96, Bound.AtLeast)]
    [InlineData(100, 96, Bound.AtLeast)]
    [InlineData(5.01, 6, Bound.None)]
    [InlineData(4.99, 4, Bound.AtMost)]
    [InlineData(0, 4, Bound.AtMost)]
    public void Near_a_possible_bound_only_a_bound_is_shown(double exact, double expected, Bound bound)
    {
        var shown = Rounding.Show((decimal)exact, Share);

        Assert.Equal(((decimal)expected, bound), (shown.Value, shown.Bound));
        Assert.Equal(bound, Rounding.BoundOf(shown.Value, Share));
        Assert.Equal((bound == Bound.AtMost, bound == Bound.AtLeast), (shown.Least is null, shown.Below is null));
    }

    [Fact]
    public void A_judgement_is_not_rounded_and_has_no_guards()
    {
        var rating = Sample.Metric(kind: MetricKind.Rating) with { Lower = 0, Upper = 3, Tolerance = new Tolerance(1) };

        Assert.Equal(new ShownNumber(3, 0, Bound.None), Rounding.Show(3, rating));
        Assert.Equal(Bound.None, Rounding.BoundOf(3, rating));
    }

    [Fact]
    public void Beyond_the_guard_an_own_figure_is_like_any_other()
    {
        var cell = Sample.Cell(90, 96, 96, roundingBase: 2);

        Assert.Equal(Band.AroundMedian, Bands.Place(100, cell, Share));
        Assert.Equal(Band.BottomQuarter, Bands.Place(85, cell, Share));
    }

    [Fact]
    public void What_is_shown_does_not_depend_on_how_often_it_is_asked() =>
        Assert.Single(Enumerable.Range(0, 50).Select(_ => Rounding.Show(71.3m, Share)).Distinct());
}
