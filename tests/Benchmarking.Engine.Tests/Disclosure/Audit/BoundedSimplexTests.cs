using Benchmarking.Engine.Disclosure.Audit;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Disclosure.Audit;

public class BoundedSimplexTests
{
    private readonly BoundedSimplex simplex = new();

    /// <summary>Geurts 1992, example 3 of chapter 4 of the ESSnet handbook.</summary>
    [Fact]
    public void Geurts_table_has_the_intervals_of_the_handbook() =>
        Assert.Equal(
            ["x11 3..6", "x12 1..4", "x21 0..3", "x22 0..3"],
            new LinearTable().Sum(7, "x11", "x12").Sum(3, "x21", "x22").Sum(6, "x11", "x21").Sum(4, "x12", "x22").Intervals());

    /// <summary>The problem data of sdcTable: two suppressed cells or more in each line, and one is exact all the same.</summary>
    [Fact]
    public void A_table_with_two_gaps_in_each_line_can_still_give_one_away() =>
        Assert.Equal(
            ["wa 25..94", "wb 47..47", "wc 0..69", "xa 26..95", "xc 0..69", "yb 0..185", "yd 0..185", "zb 906..1091", "zd 585..770"],
            new LinearTable().Sum(141, "wa", "wb", "wc").Sum(95, "xa", "xc").Sum(185, "yb", "yd").Sum(1676, "zb", "zd")
                .Sum(120, "wa", "xa").Sum(1138, "wb", "yb", "zb").Sum(69, "wc", "xc").Sum(770, "yd", "zd").Intervals());

    /// <summary>The singleton example of the τ-ARGUS manual.</summary>
    [Fact]
    public void A_single_respondent_undoes_the_protection_of_others()
    {
        static LinearTable Table() => new LinearTable()
            .Sum(32, "a2", "a4").Sum(26, "b2", "b4").Sum(33, "a2", "b2").Sum(25, "a4", "b4");

        Assert.Equal(["a2 7..32", "a4 0..25", "b2 1..26", "b4 0..25"], Table().Intervals());
        Assert.Equal(["a2 15..15", "a4 17..17", "b2 18..18", "b4 8..8"], Table().Sum(15, "a2").Intervals());
    }

    /// <summary>Linked tables of sdcTable's tests (UserSupport 136).</summary>
    [Fact]
    public void Two_tables_that_are_each_safe_give_a_figure_away_together()
    {
        static LinearTable County() => new LinearTable().Sum(4, "A", "B").Sum(9, "K", "L", "M");
        static LinearTable Size(LinearTable table) => table.Sum(7, "A", "B", "K").Sum(6, "L", "M");

        Assert.Contains("K 0..9", County().Intervals());
        Assert.Contains("K 0..7", Size(new()).Intervals());
        Assert.Contains("K 3..3", Size(County()).Intervals());
        Assert.Contains("K 0..10", new LinearTable()
            .Sum(4, "A", "B").Sum(16, "K", "L", "M", "N").Sum(14, "A", "B", "K", "N").Sum(6, "L", "M").Intervals());
    }

    /// <summary>τ-ARGUS issue 194: zeros and ones that can be recomputed.</summary>
    [Theory]
    [InlineData(15 - 10 - 5, 0, "x 0..0", "y 0..0")]
    [InlineData(15 - 10 - 3, 1, "x 1..1", "y 1..1")]
    [InlineData(15 - 10 - 3, 0, "x 0..2", "y 0..2")]
    public void What_is_left_of_a_sum_bounds_its_parts(int rest, int least, params string[] expected) =>
        Assert.Equal(expected, new LinearTable { Least = least }.Sum(rest, "x", "y").Intervals());

    [Fact]
    public void The_least_cost_is_that_of_the_best_corner()
    {
        var draws = new Draws(5);
        var outcomes = new Dictionary<SimplexOutcome, int>();
        for (var round = 0; round < 300; round++)
        {
            var programme = SmallProgramme.Draw(draws);
            var expected = programme.BestCorner();
            var outcome = programme.Solve(simplex, out var cost);
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;

            Assert.Equal(expected is null ? SimplexOutcome.Infeasible : SimplexOutcome.Optimal, outcome);
            if (expected is { } least) Assert.Equal(least, cost, 6);
        }

        Assert.Equal(2, outcomes.Count);
    }

    [Fact]
    public void A_column_whose_cost_pulls_it_without_end_is_refused()
    {
        simplex.Start(1);
        simplex.Column(0, -1, 0, double.PositiveInfinity);

        Assert.Throws<ArgumentException>(() => simplex.Solve());
    }

    [Fact]
    public void A_column_without_bounds_or_cost_goes_where_the_rows_need_it()
    {
        simplex.Start(1);
        simplex.Column(0, 0, double.NegativeInfinity, double.PositiveInfinity);
        simplex.Add(simplex.Row(-7, -5), 0, 1);
        var solution = new double[1];

        Assert.Equal(SimplexOutcome.Optimal, simplex.Solve());
        simplex.Values(solution);
        Assert.InRange(solution[0], -7, -5);
    }
}
