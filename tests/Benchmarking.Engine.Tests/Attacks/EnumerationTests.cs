using Benchmarking.Engine.Attacks;

namespace Benchmarking.Engine.Tests.Attacks;

public class EnumerationTests
{
    [Fact]
    public void Three_ages_with_median_30_and_mean_44_leave_thirty_ways()
    {
        // Garfinkel, Abowd and Martindale, Communications of the ACM 62(3), 2019.
        var left = Multisets.All(3, 1, 125).Count(ages => ages[1] == 30 && ages.Sum() == 3 * 44);

        Assert.Equal(30, left);
    }

    [Theory]
    [InlineData(18, 2.06, 0.998, 4)]
    [InlineData(8, 2.00, 0.926, 2)]
    [InlineData(6, 2.67, 0.816, 2)]
    [InlineData(5, 2.00, 0.0, 1)]
    public void Mean_and_deviation_of_a_four_point_scale_leave_few_ways(int n, double mean, double deviation, int ways)
    {
        // Derrick, Green, Ritchie and White, Privacy in Statistical Databases 2022.
        var left = Multisets.All(n, 1, 4).Count(answers =>
            Math.Abs(answers.Average() - mean) <= 0.005 + 1e-9 && Math.Abs(Multisets.Deviation(answers) - deviation) <= 0.0005 + 1e-9);

        Assert.Equal(ways, left);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(5, 4)]
    [InlineData(24, 4)]
    [InlineData(3, 20)]
    public void Ways_are_counted_before_they_are_tried(int n, int values) =>
        Assert.Equal(Multisets.Count(n, values), Multisets.All(n, 1, values).Count());
}
