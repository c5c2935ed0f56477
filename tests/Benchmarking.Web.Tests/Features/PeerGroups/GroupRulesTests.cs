using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.PeerGroups;
using static Benchmarking.Web.Tests.Features.PeerGroups.People;

namespace Benchmarking.Web.Tests.Features.PeerGroups;

public sealed class GroupRulesTests
{
    private static readonly List<Organisation> Club =
        [.. Many(7, "North", "small"), .. Many(6, "North", "large"), .. Many(6, "South", "small", "ALMO"), .. Many(5, "South", "large", "ALMO")];

    [Fact]
    public void A_group_different_enough_from_every_other_meets_no_obstacle() =>
        Assert.Null(Why(Combine("region:north", "size:small")));

    [Fact]
    public void Too_few_members_are_told_how_many_they_are()
    {
        Assert.Equal("4 members: fewer than the 5 that a median needs.", Why(Named("Four", Club.Take(4)))!.Sentence);
        Assert.Equal("No member: fewer than the 5 that a median needs.", Why(Combine("region:north", "type:almo"))!.Sentence);
        Assert.Null(Why(Named("Five", Club.Take(3).Concat(Club.TakeLast(2)))));
    }

    [Fact]
    public void Members_that_belong_together_count_once()
    {
        foreach (var own in Club.Take(2))
            own.InterestGroup = "parent";
        var five = Named("Five", Club.Take(5));
        var words = Why(five)!.Sentence;
        foreach (var own in Club.Take(2))
            own.InterestGroup = null;

        Assert.Equal("5 members, of whom some belong together and count once (4 in all): fewer than the 5 that a median needs.", words);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_group_that_differs_from_another_by_fewer_than_five_is_refused_and_the_other_is_named(int fewer)
    {
        var obstacle = Why(Named("Nearly everyone", Club.Skip(fewer)));

        Assert.Equal("all", obstacle!.Other!.Code);
        Assert.Contains("too similar to “All members”", obstacle.Sentence);
    }

    [Fact]
    public void Five_apart_is_enough() => Assert.Null(Why(Named("Most", Club.Where((_, at) => at % 5 != 0))));

    [Fact]
    public void The_same_members_under_another_name_are_refused()
    {
        // Every ALMO is in the South and the other way round.
        var obstacle = Why(Combine("region:south", "type:almo"));

        Assert.Contains("the same members as “South”", obstacle!.Sentence);
    }

    [Fact]
    public void Groups_that_are_too_small_to_be_shown_stand_in_nobodys_way()
    {
        var live = Groups.Append(Named("Small set", Club.Take(4))).ToList();

        Assert.Null(GroupRules.WhyNot(Combine("region:north", "size:small"), live, Attributes(Club), BenchmarkRules.Standard));
    }

    [Fact]
    public void A_combination_that_leaves_one_or_two_members_of_a_group_over_is_refused()
    {
        List<Organisation> club = [.. Many(8, "North", "small"), .. Many(6, "North", "large"), .. Many(2, "North", "medium"), .. Many(9, "South", "small", "ALMO"), .. Many(9, "South", "large", "ALMO")];
        var small = Row("region:north", "size:small");
        var large = Row("region:north", "size:large");

        Assert.Null(GroupRules.WhyNot(small, Groups, Attributes(club), BenchmarkRules.Standard));
        var obstacle = GroupRules.WhyNot(large, [.. Groups, small], Attributes(club), BenchmarkRules.Standard);
        Assert.Equal("region:north", obstacle!.Other!.Code);
        Assert.Contains("one or two members of “North”", obstacle.Sentence);
    }

    private static GroupObstacle? Why(PeerGroupRow group) => GroupRules.WhyNot(group, Groups, Attributes(Club), BenchmarkRules.Standard);

    private static PeerGroupRow Combine(params string[] singles) => Row(singles);

    private static PeerGroupRow Row(params string[] singles)
    {
        string? Of(string dimension) => singles.FirstOrDefault(code => code.StartsWith(dimension, StringComparison.Ordinal));
        return Combination.Of(Of("region"), Of("size"), Of("type")).Row(Groups)!;
    }
}
