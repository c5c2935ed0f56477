using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.CaseStudies.Writing;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.CaseStudies;

public sealed class SharedAttributesTests
{
    private static readonly Organisation Own = Member("small", "trust");

    [Fact]
    public void Of_an_anonymous_author_is_said_what_five_members_share()
    {
        Assert.Equal((null, "small", "trust"), SendStudy.Shared(Own, [Own, .. Many(4, "small", "trust")]));
        Assert.Equal((null, null, null), SendStudy.Shared(Own, [Own, .. Many(3, "small", "trust"), .. Many(9, "large", "council")]));
    }

    [Fact]
    public void Size_and_type_together_must_be_shared_by_five_too()
    {
        // Five are small and five are trusts, but only three are both.
        Assert.Equal((null, "small", null), SendStudy.Shared(Own, [Own, .. Many(2, "small", "trust"), .. Many(2, "small", "council"), .. Many(2, "large", "trust")]));
        Assert.Equal((null, null, "trust"), SendStudy.Shared(Own, [Own, .. Many(4, "large", "trust")]));
    }

    [Fact]
    public void A_parent_and_its_subsidiaries_count_once()
    {
        var family = Many(4, "small", "trust").Select(member =>
        {
            member.InterestGroup = "one family";
            return member;
        });

        Assert.Equal((null, null, null), SendStudy.Shared(Own, [Own, .. family]));
    }

    private static IEnumerable<Organisation> Many(int count, string size, string type) => Enumerable.Range(0, count).Select(_ => Member(size, type));

    private static Organisation Member(string size, string type) => new()
    {
        Id = new OrganisationId(Guid.NewGuid()),
        Slug = "s",
        Name = "N",
        ShortName = "N",
        Region = "r",
        SizeBand = size,
        Type = type,
    };
}
