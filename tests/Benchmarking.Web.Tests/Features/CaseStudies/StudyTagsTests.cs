using Benchmarking.Web.Features.CaseStudies;

namespace Benchmarking.Web.Tests.Features.CaseStudies;

public sealed class StudyTagsTests
{
    [Theory]
    [InlineData("Repairs, Young  people;repairs\nplain-English", "repairs|young people|plain-english")]
    [InlineData("#ASB, a/b, it's ", "asb|a b|it's")]
    [InlineData(" , ;,", "")]
    [InlineData("<script>alert(1)</script>", "scriptalert1 script")]
    [InlineData("ＲＥＰＡＩＲＳ", "repairs")]
    [InlineData(null, "")]
    public void Tags_are_kept_alike_however_they_are_typed(string? typed, string kept) =>
        Assert.Equal(kept, string.Join('|', StudyTags.Read(typed)));
}
