using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.PeerGroups;
using static Benchmarking.Web.Tests.Features.PeerGroups.People;

namespace Benchmarking.Web.Tests.Features.PeerGroups;

public sealed class PeerGroupsTests
{
    private static readonly PeerGroupRow[] Groups =
    [
        Group("all", "all", "All members", ""),
        Group("region:north", "region", "North", "North"),
        Group("region:south", "region", "South", "South"),
        Group("size:small", "size", "Small", "small"),
        Group("size:large", "size", "Large", "large"),
    ];

    [Fact]
    public void A_group_too_small_for_a_median_points_to_the_nearest_that_is_not_and_to_everyone()
    {
        // Two in the South, both small; seven more small ones in the North, and three large ones.
        var page = LoadPeerGroups.Arrange(Groups, [.. Many(2, "South", "small"), .. Many(7, "North", "small"), .. Many(3, "North", "large")]);
        var south = page.Groups.Single(group => group.Code == "region:south");

        Assert.True(south.IsTooSmall);
        Assert.Equal(
            [new WiderGroup("size:small", "Small", 9, 2), new WiderGroup("all", "All members", 12, 2)], south.Widen);
        Assert.Equal("Widen to Small (9 members). Widen to All members (12 members).", south.Advice);
    }

    [Fact]
    public void Advice_says_how_many_of_a_small_group_are_in_the_larger_one()
    {
        var page = LoadPeerGroups.Arrange(Groups, [.. Many(2, "South", "small"), .. Many(1, "South", "large"), .. Many(7, "North", "small")]);

        Assert.Equal(
            "Nearest: Small (9 members, 2 of these 3 among them). Widen to All members (10 members).",
            page.Groups.Single(group => group.Code == "region:south").Advice);
    }

    [Fact]
    public void A_group_large_enough_for_a_median_says_whether_it_is_for_quartiles()
    {
        var page = LoadPeerGroups.Arrange(Groups, [.. Many(12, "North", "small"), .. Many(5, "South", "large")]);

        Assert.Equal(
            [("all", false, true), ("region:north", false, true), ("region:south", false, false), ("size:small", false, true), ("size:large", false, false)],
            page.Groups.Select(group => (group.Code, group.IsTooSmall, group.HasQuartiles)));
        Assert.All(page.Groups, group => Assert.Empty(group.Widen));
    }

    [Fact]
    public void A_consortium_too_small_for_any_benchmark_has_nothing_to_widen_to()
    {
        var page = LoadPeerGroups.Arrange(Groups, Many(4, "North", "small"));

        Assert.All(page.Groups, group => Assert.True(group.IsTooSmall));
        Assert.All(page.Groups, group => Assert.Empty(group.Widen));
    }
}
