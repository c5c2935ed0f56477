namespace Benchmarking.Engine.Tests.Statistics;

public class PooledRateTests
{
    [Fact]
    public void The_rate_of_all_is_not_the_middle_rate()
    {
        (decimal, decimal)[] parts = [(900, 1000), (5, 10), (6, 10)];

        Assert.Equal(100 * 911m / 1020, PooledRate.Of(parts, 100));
        Assert.Equal(60, PooledRate.MedianOfRates(parts, 100));
    }

    [Fact]
    public void Without_a_denominator_there_is_no_rate()
    {
        Assert.Null(PooledRate.Of([]));
        Assert.Null(PooledRate.Of([(0, 0)]));
        Assert.Null(PooledRate.MedianOfRates([(0, 0)]));
        Assert.Equal(0.5m, PooledRate.MedianOfRates([(0, 0), (1, 2)]));
    }

    [Fact]
    public void A_negative_denominator_is_refused() => Assert.Throws<ArgumentException>(() => PooledRate.Of([(1, -1)]));
}
