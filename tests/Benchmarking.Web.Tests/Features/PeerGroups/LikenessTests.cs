using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.PeerGroups;
using static Benchmarking.Web.Tests.Features.PeerGroups.People;

namespace Benchmarking.Web.Tests.Features.PeerGroups;

public sealed class LikenessTests
{
    private static readonly string[] Bands = ["tiny", "small", "large", "huge"];

    private static readonly Organisation Own = Many(1, "North", "small", homes: 4000)[0];

    [Theory]
    [InlineData("North", "small", "council", 4000, "0.00 0.00 0.00 0.00")]
    [InlineData("North", "large", "council", 8000, "0.33 0.50 0.00 0.00")]
    [InlineData("South", "huge", "ALMO", 40000, "0.67 1.00 1.00 1.00")]
    [InlineData("National", "tiny", "council", 1000, "0.33 1.00 0.00 0.50")]
    [InlineData("North", "small", "council", 2000, "0.00 0.50 0.00 0.00")]
    [InlineData("North", "unheard-of", "council", null, "1.00 0.50 0.00 0.00")]
    public void Each_part_of_the_distance_is_counted_by_itself(string region, string size, string type, int? homes, string parts)
    {
        var likeness = Likeness.Between(Own, Many(1, region, size, type, homes)[0], Bands);

        Assert.Equal(parts, string.Join(' ', likeness.Parts.Select(part => part.Distance.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(likeness.Parts.Sum(part => part.Distance), likeness.Distance);
        Assert.All(likeness.Parts, part => Assert.InRange(part.Distance, 0, 1));
    }

    [Fact]
    public void It_is_as_far_there_as_back()
    {
        var other = Many(1, "South", "huge", "ALMO", 30000)[0];

        Assert.Equal(Likeness.Between(Own, other, Bands).Distance, Likeness.Between(other, Own, Bands).Distance);
    }

    [Fact]
    public void Members_are_listed_from_the_most_alike_without_the_own()
    {
        var far = Many(1, "South", "huge", "ALMO", 40000)[0];
        var near = Many(1, "North", "small", homes: 4100)[0];

        Assert.Equal([near.Name, far.Name], LoadLikeOurs.Arrange(Own, [far, Own, near], Bands).Select(one => one.Organisation.Name));
    }

    [Fact]
    public void The_group_with_most_of_the_nearest_is_pointed_to_and_of_two_alike_the_smaller()
    {
        List<Organisation> club = [Own, .. Many(4, "North", "small", homes: 4100), .. Many(3, "North", "large", homes: 9000), .. Many(2, "South", "small", homes: 3900)];
        var nearest = LoadLikeOurs.Arrange(Own, club, ["small", "large"]).Take(4).ToList();

        var groups = LoadLikeOurs.Groups(Own, nearest, Groups, club);

        // North holds 8, the small ones 7; both hold all four of the nearest.
        Assert.Equal(("size:small", 7, 4, true), (groups[0].Code, groups[0].Size, groups[0].Shared, groups[0].HasOwn));
        Assert.DoesNotContain(groups, group => group.Code is "all" or "size:large");
    }
}
