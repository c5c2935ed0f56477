using Benchmarking.Engine.Microdata;

namespace Benchmarking.Engine.Tests.Microdata;

/// <summary>Measures on figures small enough to work out by hand.</summary>
public class DisclosureMeasuresTests
{
    [Fact]
    public void The_ordered_earth_movers_distance_counts_the_steps_a_group_is_away()
    {
        decimal[] everybody = [1, 2, 3, 4, 5, 6, 7, 8, 9];

        // The salary example of Li, Li and Venkatasubramanian (2007), in thousands from 3 to 11.
        Assert.Equal(0.375, DisclosureMeasures.EarthMover([1, 2, 3], everybody), 1e-12);
        Assert.Equal(1 / 6.0, DisclosureMeasures.EarthMover([4, 6, 9], everybody), 1e-12);
        Assert.Equal(0, DisclosureMeasures.EarthMover(everybody, everybody), 1e-12);
        Assert.Equal(0, DisclosureMeasures.EarthMover([5, 5], [5, 5]));
    }

    [Fact]
    public void A_correlation_that_grouping_makes_perfect_shifts_by_what_it_lacked()
    {
        double[][] rows = [[0, 0], [0, 1], [1, 0], [1, 1]];
        double[][] released = [[0, 0], [0, 0], [1, 1], [1, 1]];

        Assert.Equal(1, DisclosureMeasures.CorrelationShift(rows, released), 1e-12);
        Assert.Equal(0, DisclosureMeasures.CorrelationShift(rows, rows));
    }

    [Fact]
    public void Missing_figures_stand_at_the_mean_and_count_for_no_loss()
    {
        double[][] rows = [[1, double.NaN], [2, 4], [3, 4], [10, 8], [11, 8], [12, double.NaN]];

        var groups = Microaggregation.Groups(rows, 3);
        var means = Microaggregation.Means(rows, groups);

        Assert.Equal([[0, 1, 2], [3, 4, 5]], groups.OrderBy(group => group[0]));
        Assert.Equal([2.0, 4.0], means[0]);
        Assert.True(Microaggregation.Loss(rows, means).Percent is > 0 and < 10);
    }

    [Fact]
    public void Fewer_rows_than_k_are_no_group() =>
        Assert.Throws<ArgumentException>(() => Microaggregation.Groups([[1], [2]], 3));
}
