using Benchmarking.Engine.Returns;
using static Benchmarking.Engine.Tests.Returns.SampleReturn;

namespace Benchmarking.Engine.Tests.Returns;

public class DerivationTests
{
    [Fact]
    public void A_ratio_is_derived_from_its_parts()
    {
        Assert.Equal((70m, 70m, 100m, null), Derivation.Figure(Satisfaction, Answers()));
        Assert.Equal((40m, 40m, 1000m, null), Derivation.Figure(ComplaintRate, Answers()));
    }

    [Fact]
    public void A_figure_without_a_denominator_is_the_number_itself() =>
        Assert.Equal((250.5m, 250.5m, null, null), Derivation.Figure(Spend, Answers()));

    [Fact]
    public void Nothing_divided_by_nothing_is_a_zero_denominator_and_not_zero() =>
        Assert.Equal(
            (null, 0m, 0m, Marker.ZeroDenominator),
            Derivation.Figure(Satisfaction, Answers(("satisfied", Number(0)), ("asked", Number(0)))));

    [Fact]
    public void The_numerators_reason_passes_on_and_then_the_denominators()
    {
        var numerator = ("satisfied", Marked(Marker.NotCollected));
        var denominator = ("asked", Marked(Marker.NotApplicable));

        Assert.Equal((null, null, 100m, Marker.NotCollected), Derivation.Figure(Satisfaction, Answers(numerator)));
        Assert.Equal((null, 70m, null, Marker.NotApplicable), Derivation.Figure(Satisfaction, Answers(denominator)));
        Assert.Equal((null, null, null, Marker.NotCollected), Derivation.Figure(Satisfaction, Answers(numerator, denominator)));
    }

    [Theory]
    [InlineData("satisfied")]
    [InlineData("asked")]
    public void While_a_part_is_open_or_unreadable_there_is_nothing(string input)
    {
        var absent = Answers();
        absent.Remove(input);

        Assert.Equal((null, null, null, null), Derivation.Figure(Satisfaction, Answers((input, Answer.Blank))));
        Assert.Equal((null, null, null, null), Derivation.Figure(Satisfaction, Answers((input, new(null, null, "lots")))));
        Assert.Equal((null, null, null, null), Derivation.Figure(Satisfaction, absent));
    }

    [Fact]
    public void Numbers_too_large_for_arithmetic_make_no_figure_and_no_failure()
    {
        Assert.Equal(default, Derivation.Figure(Satisfaction, Answers(("satisfied", Number(decimal.MaxValue)))));
        Assert.Equal(
            default,
            Derivation.Figure(
                ComplaintRate,
                Answers(("complaints", Number(TypedNumber.Largest)), ("homes", Number(0.0000000000000000000000000001m)))));
    }
}
