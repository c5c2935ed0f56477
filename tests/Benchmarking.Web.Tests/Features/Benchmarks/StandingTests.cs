using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

public sealed class StandingTests
{
    [Theory]
    [InlineData(Band.TopQuarter, Polarity.HigherIsBetter, Standing.Best)]
    [InlineData(Band.TopQuarter, Polarity.LowerIsBetter, Standing.Weakest)]
    [InlineData(Band.TopQuarter, Polarity.Neutral, Standing.NoDirection)]
    [InlineData(Band.AboveMedian, Polarity.HigherIsBetter, Standing.Ahead)]
    [InlineData(Band.AboveMedian, Polarity.LowerIsBetter, Standing.Behind)]
    [InlineData(Band.AboveMedian, Polarity.Neutral, Standing.NoDirection)]
    [InlineData(Band.AroundMedian, Polarity.HigherIsBetter, Standing.Around)]
    [InlineData(Band.AroundMedian, Polarity.LowerIsBetter, Standing.Around)]
    [InlineData(Band.AroundMedian, Polarity.Neutral, Standing.NoDirection)]
    [InlineData(Band.BelowMedian, Polarity.HigherIsBetter, Standing.Behind)]
    [InlineData(Band.BelowMedian, Polarity.LowerIsBetter, Standing.Ahead)]
    [InlineData(Band.BelowMedian, Polarity.Neutral, Standing.NoDirection)]
    [InlineData(Band.BottomQuarter, Polarity.HigherIsBetter, Standing.Weakest)]
    [InlineData(Band.BottomQuarter, Polarity.LowerIsBetter, Standing.Best)]
    [InlineData(Band.BottomQuarter, Polarity.Neutral, Standing.NoDirection)]
    [InlineData(Band.NotPlaced, Polarity.HigherIsBetter, Standing.NotPlaced)]
    [InlineData(Band.NotPlaced, Polarity.Neutral, Standing.NotPlaced)]
    public void A_band_is_good_or_not_by_the_direction_of_its_metric(Band band, Polarity polarity, Standing standing) =>
        Assert.Equal(standing, Standings.Of(band, polarity));

    [Fact]
    public void Each_has_a_code_of_its_own_that_is_read_back()
    {
        foreach (var standing in Standings.All)
        {
            Assert.True(Standings.TryRead(standing.Code(), out var read));
            Assert.Equal(standing, read);
        }

        Assert.False(Standings.TryRead("Best", out _));
        Assert.False(Standings.TryRead(null, out _));
    }
}
