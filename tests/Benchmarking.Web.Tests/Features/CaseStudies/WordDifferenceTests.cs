using Benchmarking.Web.Features.CaseStudies.Moderating;

namespace Benchmarking.Web.Tests.Features.CaseStudies;

public sealed class WordDifferenceTests
{
    [Theory]
    [InlineData("a b c", "a b c", "=a b c")]
    [InlineData("", "", "")]
    [InlineData("", "new words", "+new words")]
    [InlineData("old words", "", "-old words")]
    [InlineData("we asked ten people", "we asked twelve people", "=we asked |-ten |+twelve |=people")]
    public void Words_that_went_and_words_that_came_are_told_apart(string before, string after, string expected) => Assert.Equal(
        expected,
        string.Join('|', WordDifference.Of(before, after).Select(part => $"{part.Kind switch { PartKind.Gone => '-', PartKind.New => '+', _ => '=' }}{part.Text}")));

    [Fact]
    public void Both_texts_can_be_read_out_of_what_differs()
    {
        const string before = "Residents met in May.\n\nThey read 40 letters, and wrote to us.";
        const string after = "In May residents met.\n\nThey read 42 letters and wrote.";
        var parts = WordDifference.Of(before, after);

        Assert.Equal(before, string.Concat(parts.Where(part => part.Kind != PartKind.New).Select(part => part.Text)));
        Assert.Equal(after, string.Concat(parts.Where(part => part.Kind != PartKind.Gone).Select(part => part.Text)));
    }

    [Fact]
    public void Texts_of_very_many_words_are_shown_before_and_after()
    {
        var many = string.Concat(Enumerable.Repeat("a ", 3_000));

        Assert.Equal([PartKind.Gone, PartKind.New], WordDifference.Of(many, many + "b").Select(part => part.Kind));
    }
}
