using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Disclosure.Audit;

namespace Benchmarking.Engine.Tests.Disclosure;

public class RuleTests
{
    private static readonly Metric Share = Sample.Metric() with { Lower = 0, Upper = 100, Tolerance = new Tolerance(2.5m) };

    /// <summary>Eight members at 99.9%: with everybody else at 100, the ninth is known to within a fraction.</summary>
    [Fact]
    public void A_mean_near_its_bound_leaves_too_little_room()
    {
        var near = Enumerable.Repeat(99.9m, 9).ToArray();
        var far = Enumerable.Range(1, 9).Select(i => 50m + i).ToArray();

        Assert.False(MeanRule.Allows(near, new ShownNumber(99.9m, 0.1m, Bound.None), Share, BenchmarkRules.Standard));
        Assert.True(MeanRule.Allows(far, new ShownNumber(54, 2, Bound.None), Share, BenchmarkRules.Standard));
    }

    [Fact]
    public void The_mean_of_two_and_a_partner_is_the_other_ones_figure() =>
        Assert.False(MeanRule.Allows([40, 60], new ShownNumber(50, 2, Bound.None), Share, BenchmarkRules.Standard));

    [Fact]
    public void Without_bounds_a_mean_of_many_says_nothing_of_one() =>
        Assert.True(MeanRule.Allows([40, 60, 70, 80], new ShownNumber(62, 2, Bound.None), Share with { Lower = null, Upper = null }, BenchmarkRules.Standard));

    /// <summary>Means of everyone, and of everyone but one: their difference is that one's figure.</summary>
    [Fact]
    public void Two_means_that_differ_by_one_member_may_not_stand_together()
    {
        Assert.False(LinearRule.Allows(Means([0, 1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3, 4, 5, 6]), partners: 0));
        Assert.True(LinearRule.Allows(Means([0, 1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3]), partners: 2));
    }

    /// <summary>Three left over, two of them partners: the third stands alone.</summary>
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Partners_take_their_own_figures_away(int partners, bool allowed) =>
        Assert.Equal(allowed, LinearRule.Allows(Means([0, 1, 2, 3, 4, 5, 6, 7, 8], [0, 1, 2, 3, 4, 5]), partners));

    /// <summary>A + B, B + C and A + C over single members: no pair differs by one, all three together give each.</summary>
    [Fact]
    public void A_combination_of_three_means_is_seen_through()
    {
        Assert.False(LinearRule.Allows(Means([0, 1], [1, 2], [0, 2]), partners: 0));
        Assert.True(LinearRule.Allows(Means([0, 1, 2, 3, 4, 5], [3, 4, 5, 6, 7, 8], [0, 1, 2, 6, 7, 8]), partners: 0));
    }

    /// <summary>Of two alike the last given goes.</summary>
    [Fact]
    public void A_crossing_that_leaves_one_member_of_its_region_over_is_not_offered()
    {
        var consortium = Consortium.Of(24) with
        {
            Groups = [Consortium.Members("region:north", 1, 11), Consortium.Members("north-large", 1, 5, "crossing"), Consortium.Members("north-small", 6, 10, "crossing")],
        };

        var cells = consortium.Publish().Cells;

        Assert.Equal([CellStatus.Published, CellStatus.Published, CellStatus.Published, CellStatus.Withheld], cells.Select(cell => cell.Status));
        Assert.Equal(Reason.N3, cells[3].Reason);
    }

    [Fact]
    public void Inputs_differ_by_interest_groups_not_by_organisations()
    {
        var pairs = new InterestGroups(Enumerable.Range(1, 24).ToDictionary(i => $"o{i}", i => $"g{(i + 1) / 2}"));
        var groups = new List<PeerGroup> { Consortium.Members("most", 1, 16) };

        Assert.Equal(CellStatus.Published, (Consortium.Of(24) with { Groups = groups }).Publish().Cells[1].Status);
        Assert.Equal(CellStatus.Withheld, (Consortium.Of(24) with { Groups = groups, InterestGroups = pairs }).Publish().Cells[1].Status);
    }

    private static AuditProblem Means(params int[][] cells)
    {
        var unknowns = Enumerable.Range(0, cells.Max(cell => cell.Max()) + 1).Select(i => new Unknown($"o{i}", i, Sample.Quarter, "")).ToList();
        var entry = new LedgerEntry(1, Sample.Quarter, "heard", "all", Statistic.Mean, null, QuantileMethod.RankKernel, null, "");
        return new AuditProblem(Share, unknowns, [.. cells.Select(cell => new KnownCell(entry, cell, new ShownNumber(60, 2, Bound.None)))], []);
    }
}
