using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.PeerGroups;
using static Benchmarking.Web.Tests.Features.PeerGroups.People;

namespace Benchmarking.Web.Tests.Features.PeerGroups;

public sealed class MissingGroupTests
{
    private const string NorthSmall = "crossing:region-north.size-small";

    private static readonly GroupOption[] Published = [.. Groups.Select(group => new GroupOption(group.Code, group.Dimension, group.Name))];

    [Fact]
    public void Too_few_are_told_how_many_they_are_and_what_holds_them()
    {
        var why = Explain(NorthSmall, [.. Many(3, "North", "small"), .. Many(9, "North", "large"), .. Many(8, "South", "small", "ALMO")])!;

        Assert.Equal("North, small landlords", why.Name);
        Assert.Equal("3 members: fewer than the 5 that a median needs.", why.Sentence);
        // The smallest that holds all three comes first; everyone is always among them.
        Assert.Equal(["size:small", "region:north", "type:council", "all"], why.Widen.Select(wider => wider.Code));
        Assert.Null(why.Wanted);
    }

    [Fact]
    public void One_that_could_be_made_can_be_asked_for()
    {
        var why = Explain(NorthSmall, [.. Many(6, "North", "small"), .. Many(9, "North", "large"), .. Many(8, "South", "small", "ALMO")])!;

        Assert.StartsWith("It is large enough, but it is none of the published peer groups.", why.Sentence);
        Assert.Equal(NorthSmall, why.Wanted!.Code);
    }

    [Fact]
    public void One_too_much_like_another_points_to_that_one_first()
    {
        var why = Explain(NorthSmall, [.. Many(9, "North", "small"), .. Many(2, "North", "large"), .. Many(8, "South", "small", "ALMO")])!;

        Assert.Contains("too similar to “North”", why.Sentence);
        Assert.Equal("region:north", why.Widen[0].Code);
        Assert.Null(why.Wanted);
    }

    [Theory]
    [InlineData(PeerGroupState.Live, "It is new and has numbers from the next publication on.")]
    [InlineData(PeerGroupState.Asked, "It was asked for and is being checked.")]
    [InlineData(PeerGroupState.Refused, "It was asked for and is not made: Because.")]
    [InlineData(PeerGroupState.Retired, "It was retired on 3 May 2026.")]
    public void One_that_is_known_says_how_it_stands(PeerGroupState state, string sentence)
    {
        var group = Group("named:pilots", "named", "Pilots", "");
        (group.State, group.Outcome, group.RetiredAt) = (state, "Because.", new DateTimeOffset(2026, 5, 3, 12, 0, 0, TimeSpan.Zero));

        Assert.StartsWith(sentence, MissingGroups.Explain(group.Code, [.. Groups, group], Many(9, "North", "small"), Published)!.Sentence);
    }

    [Theory]
    [InlineData(true, "It has another address now, which comes first below.")]
    [InlineData(false, "It is new and has numbers from the next publication on.")]
    public void A_combination_that_was_retired_and_made_again_leads_to_the_new_one(bool isPublished, string sentence)
    {
        var (first, again) = (Combination.Parse(NorthSmall)!.Row(Groups)!, Combination.Parse(NorthSmall)!.Row(Groups)!);
        (first.State, first.RetiredAt, again.Code) = (PeerGroupState.Retired, DateTimeOffset.UnixEpoch, $"{NorthSmall}-2");
        List<Organisation> club = [.. Many(6, "North", "small"), .. Many(9, "North", "large"), .. Many(8, "South", "small", "ALMO")];
        GroupOption[] published = isPublished ? [.. Published, new GroupOption(again.Code, again.Dimension, again.Name)] : Published;

        var why = MissingGroups.Explain(NorthSmall, [.. Groups, first, again], club, published)!;

        Assert.StartsWith(sentence, why.Sentence);
        Assert.Equal(isPublished ? again.Code : "size:small", why.Widen[0].Code);
        Assert.Null(why.Wanted);
    }

    [Fact]
    public void One_made_again_and_retired_once_more_can_be_asked_for_by_its_attributes()
    {
        var again = Combination.Parse(NorthSmall)!.Row(Groups)!;
        (again.State, again.RetiredAt, again.Code) = (PeerGroupState.Retired, DateTimeOffset.UnixEpoch, $"{NorthSmall}-2");
        List<Organisation> club = [.. Many(6, "North", "small"), .. Many(9, "North", "large"), .. Many(8, "South", "small", "ALMO")];

        Assert.Equal(NorthSmall, MissingGroups.Explain(again.Code, [.. Groups, again], club, Published)!.Wanted!.Code);
    }

    [Fact]
    public void A_name_that_means_nothing_is_not_explained() => Assert.Null(Explain("atlantis", Many(9, "North", "small")));

    [Fact]
    public void Nothing_is_offered_that_is_not_published()
    {
        List<Organisation> club = [.. Many(3, "North", "small"), .. Many(9, "North", "large")];
        var why = MissingGroups.Explain(NorthSmall, Groups, club, [new GroupOption("all", "all", "All members")])!;

        Assert.Equal(["all"], why.Widen.Select(wider => wider.Code));
    }

    private static MissingGroup? Explain(string code, List<Organisation> club) => MissingGroups.Explain(code, Groups, club, Published);
}
