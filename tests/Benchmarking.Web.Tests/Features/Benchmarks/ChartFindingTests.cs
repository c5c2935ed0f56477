using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Ladder;
using Benchmarking.Web.Features.Representation;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

/// <summary>The sentences over the charts of several figures.</summary>
public sealed class ChartFindingTests
{
    private static readonly Cell Full = Example.Cell(35, 20, 45, n: 18);
    private static readonly Cell Low = Example.Cell(4, 2, 8, n: 18);

    [Fact]
    public void The_ladder_says_where_most_of_the_activity_stands() => Assert.Equal(
        "The largest share of your activities, 40%, stands on rung 2, informing; the median of 18 members there is 35%",
        Ladder(Example.All, (2, Low), (10, Low), (40, Full)));

    [Fact]
    public void Rungs_of_equal_share_are_named_together() => Assert.Equal(
        "The largest shares of your activities, 40% each, stand on rungs 0 and 2", Ladder(Example.All, (40, Low), (10, Low), (40, Full)));

    [Fact]
    public void The_ladder_keeps_the_own_finding_where_the_benchmark_is_withheld() => Assert.Equal(
        "The largest share of your activities, 40%, stands on rung 1, educating; the benchmark there is not shown",
        Ladder(Example.All, (2, Low), (40, Example.Withheld)));

    [Fact]
    public void Without_own_figures_the_ladder_tells_of_the_medians_and_why() => Assert.Equal(
        "The highest median of 18 members (North West) is on rung 1, educating: 35% of activities; you have no figure (not collected)",
        Ladder(Example.NorthWest, (null, Low), (null, Full)));

    [Fact]
    public void No_activity_on_any_rung_is_not_taken_for_no_figure() => Assert.Equal(
        "The highest median of 18 members is on rung 0, coercion: 4% of activities; your activities stand on no rung",
        Ladder(Example.All, (0, Low)));

    [Fact]
    public void A_ladder_of_too_few_says_so_and_a_withheld_one_says_no_cause()
    {
        Assert.Equal("The ladder is not shown: fewer than 5 contributors; you have no figure (not collected)", Ladder(Example.All, (null, Example.NotEnough), (null, Example.NotEnough)));
        Assert.Equal("The ladder is not shown; you have no figure (not collected)", Ladder(Example.All, (null, Example.Withheld)));
    }

    [Fact]
    public void The_sector_s_ladder_never_says_you()
    {
        var page = ExampleCharts.Ladder(Perspective.Sector, (2, Low), (40, Full));

        Assert.Equal("The highest median of 18 members is on rung 1, educating: 35% of activities", page.Title);
    }

    [Theory]
    [InlineData(10, 22, "Your widest gap: residents under 35 are 10% of those involved and 22% of all residents, 12 points fewer")]
    [InlineData(30, 29, "Your widest gap: residents under 35 are 30% of those involved and 29% of all residents, 1 point more")]
    [InlineData(22, 22, "In each group the share among your involved residents is that among all residents")]
    public void The_widest_gap_is_said_with_both_shares(int involved, int residents, string expected) =>
        Assert.Equal(expected, ExampleCharts.Representation(Perspective.Member, involved, residents).Title);

    [Fact]
    public void Without_an_own_pair_the_gap_is_between_the_medians()
    {
        const string Medians = "The widest gap between medians: residents under 35 are 12% of those involved and 24% of all residents, 12 points fewer";

        Assert.Equal(Medians + "; you have no pair of figures", ExampleCharts.Representation(Perspective.Member, involved: null).Title);
        Assert.Equal(Medians, ExampleCharts.Representation(Perspective.Sector).Title);
        Assert.Equal("No gap can be shown (North West)", RepresentationFinding.Title([], Example.NorthWest, isMember: false));
    }

    [Fact]
    public void Beside_a_group_stand_the_own_gap_and_that_of_the_medians()
    {
        var pairs = ExampleCharts.Representation(Perspective.Member).Pairs;

        Assert.Equal("you 12 points fewer, medians 12 points fewer", RepresentationFinding.Beside(pairs[0]));
        Assert.Null(RepresentationFinding.Beside(pairs[1]));
    }

    [Fact]
    public void Cost_and_outcome_are_said_together_and_no_cost_is_called_good()
    {
        Assert.Equal(
            "Cost per household £14.20, highest quarter of 18 members; changes put in place 60%, below the median of 17 members",
            ExampleCharts.Value(Perspective.Member).Title);
        Assert.Equal(
            "Cost per household median £12.00 of 18 members; changes put in place median 75% of 17 members",
            ExampleCharts.Value(Perspective.Sector).Title);
    }

    [Theory]
    [InlineData("cost-per-household", "changes-put-in-place", null)]
    [InlineData("cost-per-participant", "impact-rated-2-or-more", null)]
    [InlineData("cost-per-household", "impact-rated-2-or-more", "The cost is that of a year, the outcome that of one quarter’s activities")]
    [InlineData("cost-per-person-affected", "recommendations-put-in-place", "The cost is that of one quarter’s activities, the outcome that of a year")]
    [InlineData("cost-per-household", "outcome-satisfaction", "The outcome is that of the last survey")]
    public void Figures_counted_over_different_times_come_with_a_caveat(string cost, string outcome, string? expected)
    {
        var caveat = ExampleCharts.Value(Perspective.Member, cost, outcome).Caveat;

        if (expected is null)
            Assert.Null(caveat);
        else
            Assert.StartsWith(expected, caveat, StringComparison.Ordinal);
    }

    private static string Ladder(GroupOption group, params (decimal? Own, Cell? Cell)[] rungs) =>
        LadderFinding.Title(ExampleCharts.Ladder(Perspective.Member, rungs).Rungs, group);
}
