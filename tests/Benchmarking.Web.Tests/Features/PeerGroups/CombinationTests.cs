using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.PeerGroups;
using static Benchmarking.Web.Tests.Features.PeerGroups.People;

namespace Benchmarking.Web.Tests.Features.PeerGroups;

public sealed class CombinationTests
{
    [Theory]
    [InlineData(null, null, null, "all")]
    [InlineData("region:north", "", null, "region:north")]
    [InlineData("region:north", "size:small", "", "crossing:region-north.size-small")]
    [InlineData("region:north", "size:small", "type:almo", "crossing:region-north.size-small.type-almo")]
    [InlineData("", "size:5000-9999", "type:housing-association", "crossing:size-5000-9999.type-housing-association")]
    public void The_same_attributes_always_have_the_same_code_and_it_is_read_back(string? region, string? size, string? type, string code)
    {
        var combination = Combination.Of(region, size, type);

        Assert.Equal(code, combination.Code);
        if (code.StartsWith("crossing:", StringComparison.Ordinal))
            Assert.Equal(combination.Singles, Combination.Parse(code)!.Singles);
    }

    [Theory]
    [InlineData("region:north")]
    [InlineData("crossing:")]
    [InlineData("crossing:region-north")]
    [InlineData("crossing:size-small.region-north")]
    [InlineData("crossing:region-north.region-south")]
    [InlineData("crossing:region-north.size-<b>")]
    [InlineData("crossing:region-north.colour-red")]
    public void Anything_else_is_no_combination(string code) => Assert.Null(Combination.Parse(code));

    [Theory]
    [InlineData("size:small", null, null)]
    [InlineData("region:'; drop table", null, null)]
    [InlineData("region:", "size:", null)]
    public void What_is_no_code_of_its_attribute_counts_as_any(string? region, string? size, string? type) =>
        Assert.Equal("all", Combination.Of(region, size, type).Code);

    [Fact]
    public void One_that_was_made_again_is_known_by_its_attributes_and_the_published_one_comes_first()
    {
        var combination = Combination.Of("region:north", "size:small", null);
        var (first, again) = (combination.Row(Groups)!, combination.Row(Groups)!);
        (again.Code, first.State) = ($"{first.Code}-2", PeerGroupState.Retired);

        Assert.Equal(combination.Singles, Combination.Of(again, Groups)!.Singles);
        Assert.Equal(again.Code, combination.CodeAmong([.. Groups, first, again], new HashSet<string>()));
        Assert.Equal(first.Code, combination.CodeAmong([.. Groups, first, again], new HashSet<string> { first.Code }));
        Assert.Equal(first.Code, combination.CodeAmong(Groups, new HashSet<string>()));
        Assert.Null(Combination.Of(Groups[1], Groups));
    }

    [Fact]
    public void It_is_named_after_its_parts_and_holds_whoever_has_all_of_them()
    {
        var row = Combination.Of("region:north", "size:small", "type:almo").Row(Groups)!;

        Assert.Equal("North, small landlords, ALMOs", row.Name);
        Assert.True(row.Holds(Many(1, "North", "small", "ALMO")[0]));
        Assert.False(row.Holds(Many(1, "North", "small")[0]));
        Assert.False(row.Holds(Many(1, "South", "small", "ALMO")[0]));
        Assert.Null(Combination.Of("region:atlantis", "size:small", null).Row(Groups));
    }
}
