using Benchmarking.Engine.Attacks;

namespace Benchmarking.Engine.Tests.Attacks;

public class AttackResultTests
{
    [Theory]
    [InlineData(499, false)]
    [InlineData(500, true)]
    public void Lucky_guesses_stop_a_publication_only_where_there_are_many(int targets, bool stops)
    {
        var result = new AttackResult("A20", "guesses", targets) { Hits = 0.5, Baseline = 0.2, LiftError = 0.1, IsEstimate = true };

        Assert.True(result.Succeeded);
        Assert.Equal(stops, result.Stops);
    }

    [Fact]
    public void One_interval_too_narrow_stops_it_always() =>
        Assert.True(new AttackResult("A4", "intervals", 3) { ShareNarrow = 0.34 }.Stops);

    [Theory]
    [InlineData(50, 0.06, false)]
    [InlineData(2_000, 0.06, true)]
    [InlineData(2_000, 0.015, false)]
    public void Exact_guesses_count_beyond_two_points_and_beyond_chance(int targets, double exact, bool succeeded) =>
        Assert.Equal(succeeded, new AttackResult("A20", "guesses", targets) { Exact = exact, ExactBaseline = 0 }.Succeeded);
}
