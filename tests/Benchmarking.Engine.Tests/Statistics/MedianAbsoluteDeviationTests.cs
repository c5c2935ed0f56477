namespace Benchmarking.Engine.Tests.Statistics;

public class MedianAbsoluteDeviationTests
{
    private static readonly decimal[] Values = [1, 1, 2, 2, 4, 6, 9];

    [Fact]
    public void It_is_the_median_distance_from_the_median() => Assert.Equal(1, MedianAbsoluteDeviation.Of(Values));

    [Fact]
    public void One_wild_figure_moves_it_little_and_scores_high()
    {
        Assert.Equal(1, MedianAbsoluteDeviation.Of([.. Values[..6], 9_000_000]));
        Assert.Equal(0.6745m * 7, MedianAbsoluteDeviation.Score(9, Values));
        Assert.Equal(-0.6745m, MedianAbsoluteDeviation.Score(1, Values));
    }

    [Fact]
    public void The_constant_is_one_over_the_quartile_of_the_normal_distribution() =>
        Assert.Equal(1, MedianAbsoluteDeviation.Consistency * 0.6745m, 4);

    [Fact]
    public void Where_more_than_half_are_equal_only_the_median_has_a_score()
    {
        decimal[] values = [5, 5, 5, 9];

        Assert.Equal(0, MedianAbsoluteDeviation.Of(values));
        Assert.Equal(0, MedianAbsoluteDeviation.Score(5, values));
        Assert.Null(MedianAbsoluteDeviation.Score(9, values));
    }

    [Fact]
    public void Without_figures_there_is_none()
    {
        Assert.Null(MedianAbsoluteDeviation.Of([]));
        Assert.Null(MedianAbsoluteDeviation.Score(1, []));
    }
}
