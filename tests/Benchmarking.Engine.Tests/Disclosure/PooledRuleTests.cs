using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Engine.Tests.Disclosure;

/// <summary>Numbers of the ESSnet Handbook on Statistical Disclosure Control, chapter 4, and of the τ-ARGUS manual.</summary>
public class PooledRuleTests
{
    /// <summary>One attacker who is among the contributors, and the p% rule alone.</summary>
    private static readonly PooledRule Single = new(Partners: 1, Minimum: 1, One: 100, Two: 100);

    [Fact]
    public void Two_that_know_nearly_everything_are_too_close_though_neither_dominates()
    {
        Assert.Equal(PooledRisk.TooClose, Single.Of([50_000, 49_000, 1_000]));
        Assert.Equal(PooledRisk.None, Single.Of([52_000, 50_000, 8_000]));
    }

    [Fact]
    public void Holdings_count_as_one()
    {
        Assert.Equal(PooledRisk.None, Single.Of([700, 200, 60, 40, 10]));
        Assert.Equal(PooledRisk.TooClose, Single.Of([900, 60, 40, 10]));
    }

    [Fact]
    public void Two_partners_take_more_out_than_one()
    {
        decimal[] parts = [280, 60, 20, 5, 5];

        Assert.Equal(PooledRisk.None, Single.Of(parts));
        Assert.Equal(PooledRisk.TooClose, (Single with { Partners = 2 }).Of(parts));
    }

    [Theory]
    [InlineData(PooledRisk.Dominated, 100)]
    [InlineData(PooledRisk.Dominated, 90, 10)]
    [InlineData(PooledRisk.Dominated, 80, 20)]
    [InlineData(PooledRisk.Dominated, 70, 30)]
    [InlineData(PooledRisk.Dominated, 50, 25, 25)]
    [InlineData(PooledRisk.None, 40, 20, 20, 20)]
    [InlineData(PooledRisk.None, 25, 25, 25, 25)]
    public void Shares_of_one_and_of_two_are_bounded(PooledRisk risk, params int[] parts)
    {
        var rule = new PooledRule(Percent: 0, Partners: 1, Minimum: 1, One: 80, Two: 70);

        Assert.Equal(risk, rule.Of([.. parts.Select(part => (decimal)part)]));
    }

    [Fact]
    public void The_standard_needs_ten_and_no_half_and_no_two_thirds()
    {
        Assert.Equal(PooledRisk.TooFew, PooledRule.Standard.Of(Equal(9)));
        Assert.Equal(PooledRisk.None, PooledRule.Standard.Of(Equal(10)));
        Assert.Equal(PooledRisk.None, PooledRule.Standard.Of([.. Equal(10), 10]));
        Assert.Equal(PooledRisk.Dominated, PooledRule.Standard.Of([.. Equal(10), 11]));
        Assert.Equal(PooledRisk.Dominated, PooledRule.Standard.Of([.. Equal(9), 10, 10]));
    }

    [Fact]
    public void At_nearly_everything_the_one_who_is_missing_some_is_protected()
    {
        var parts = Enumerable.Range(0, 12).Select(i => (Numerator: i == 0 ? 90m : 100m, Denominator: 100m)).ToList();

        Assert.Equal(PooledRisk.None, PooledRule.Standard.Of([.. parts.Select(part => part.Numerator)]));
        Assert.Equal(PooledRisk.TooClose, PooledRule.Standard.OfProportion(parts, denominatorsPublic: true));
    }

    [Fact]
    public void A_dominant_denominator_counts_unless_it_is_public()
    {
        var parts = Enumerable.Range(0, 12).Select(i => (Numerator: 10m, Denominator: i == 0 ? 500m : 20m)).ToList();

        Assert.Equal(PooledRisk.Dominated, PooledRule.Standard.OfProportion(parts, denominatorsPublic: false));
        Assert.NotEqual(PooledRisk.None, PooledRule.Standard.OfProportion(parts, denominatorsPublic: true));
    }

    [Fact]
    public void Negative_parts_count_by_their_size_at_half_the_percentage()
    {
        decimal[] parts = [100, 50, 7];

        Assert.Equal(PooledRisk.TooClose, Single.Of(parts));
        Assert.Equal(PooledRisk.None, Single.Of([100, -50, 7]));
        Assert.Equal(PooledRisk.TooClose, Single.Of([100, -50, 4]));
    }

    [Fact]
    public void With_public_denominators_the_largest_own_figure_may_be_told()
    {
        var parts = new List<(decimal, decimal)> { (8_000, 10_000), (400, 500), (300, 400), (60, 100), (60, 100) };

        Assert.True(PooledRule.Standard.TellsFigure(parts, 0.02m));
        Assert.False(PooledRule.Standard.TellsFigure(parts, 0.01m));
        Assert.False(PooledRule.Standard.TellsFigure([], 0.01m));
    }

    [Fact]
    public void Nothing_adds_up_to_nothing()
    {
        Assert.Equal(PooledRisk.None, PooledRule.Standard.Of([.. Enumerable.Repeat(0m, 10)]));
    }

    private static IReadOnlyCollection<decimal> Equal(int count) => [.. Enumerable.Repeat(1m, count)];
}
