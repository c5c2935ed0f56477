using Benchmarking.Engine.Attacks;

namespace Benchmarking.Engine.Tests.Attacks;

public class RationalReconstructionTests
{
    [Fact]
    public void Six_of_seven_shows_through()
    {
        var share = new ShownShare(85.7m, 1, 30);

        Assert.Equal((6, 7), RationalReconstruction.Simplest(share));
        Assert.Equal([7, 14, 21, 28], RationalReconstruction.All(share).Select(fraction => fraction.Denominator));
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(100, 1, 1)]
    [InlineData(50, 1, 2)]
    [InlineData(33.333, 1, 3)]
    [InlineData(99.497, 198, 199)]
    public void The_simplest_fraction_is_found(double percent, int numerator, int denominator) =>
        Assert.Equal((numerator, denominator), RationalReconstruction.Simplest(new ShownShare((decimal)percent, 3, 200)));

    [Fact]
    public void Every_fraction_of_at_most_sixty_is_found_again()
    {
        for (var denominator = 1; denominator <= 60; denominator++)
        {
            for (var numerator = 0; numerator <= denominator; numerator++)
            {
                var percent = Math.Round(100m * numerator / denominator, 4, MidpointRounding.AwayFromZero);
                var (p, q) = RationalReconstruction.Simplest(new ShownShare(percent, 4, 200))!.Value;
                Assert.Equal(numerator * q, p * denominator);
            }
        }
    }

    [Fact]
    public void Where_only_a_larger_denominator_fits_nothing_is_found() =>
        Assert.Null(RationalReconstruction.Simplest(new ShownShare(49.9m, 2, 200)));
}
