using Benchmarking.Engine;
using Benchmarking.Web.Features.Scorecards;
using Benchmarking.Web.Features.Seeding;
using Benchmarking.Web.Tests.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Scorecards;

public sealed class PlainSentencesTests
{
    [Theory]
    [InlineData("views-listened-to", 72, "About 7 out of 10 people said we listen to their views.")]
    [InlineData("kept-informed", 70, "7 out of 10 people said we keep them informed.")]
    [InlineData("changes-put-in-place", 97, "More than 9 out of 10 changes that residents helped to shape are now in place.")]
    public void A_share_becomes_a_sentence_of_people(string code, int value, string sentence)
    {
        var subject = Example.Subject(code: code);
        Assert.Equal(sentence, PlainSentences.Sentence(PlainSentences.Wording(subject), PlainFigures.Of(value, subject.Metric)));
    }

    [Fact]
    public void Money_stands_inside_its_sentence()
    {
        var subject = Example.Subject(Example.Metric(kind: MetricKind.Money, decimals: 2), code: "cost-per-household");
        Assert.Equal(
            "We spent about £14 for each household on working with residents.",
            PlainSentences.Sentence(PlainSentences.Wording(subject), PlainFigures.Of(14.2m, subject.Metric)));
    }

    [Fact]
    public void The_sector_speaks_of_the_middle_member()
    {
        var subject = Example.Subject(code: "views-listened-to");
        Assert.Equal(
            "In the middle member, about 7 out of 10 people said their landlord listens to their views.",
            PlainSentences.SectorSentence(subject, PlainFigures.Of(66, subject.Metric, isRounded: true)));
    }

    [Fact]
    public void A_metric_without_words_of_its_own_is_called_by_its_name()
    {
        var subject = Example.Subject(name: "Homes below standard", code: "homes-below-standard");
        Assert.Equal("Homes below standard: about 1 out of 10.", PlainSentences.Sentence(PlainSentences.Wording(subject), PlainFigures.Of(8, subject.Metric)));
    }

    [Fact]
    public void Every_core_figure_has_words_of_its_own_for_a_member_and_for_the_sector()
    {
        var core = SeedRows.Metrics().Where(metric => metric.Scope == "core").ToList();

        Assert.NotEmpty(core);
        Assert.All(core, metric =>
        {
            var subject = Example.Subject(name: metric.Name, code: metric.Code);
            foreach (var wording in new[] { PlainSentences.Wording(subject), PlainSentences.SectorWording(subject) })
            {
                Assert.Equal(2, wording.Split(PlainSentences.Place).Length);
                Assert.DoesNotContain(metric.Name, wording, StringComparison.Ordinal);
                Assert.InRange(wording.Length, 10, DraftForm.LongestWording);
            }
        });
    }

    [Fact]
    public void Every_wording_we_begin_with_may_be_kept()
    {
        foreach (var metric in SeedRows.Metrics())
        {
            var wording = PlainSentences.Wording(Example.Subject(name: metric.Name, code: metric.Code));
            Assert.Equal(2, wording.Split(PlainSentences.Place).Length);
            Assert.InRange(wording.Length, 1, DraftForm.LongestWording);
        }
    }

    [Theory]
    [InlineData(72, 68, "up", "more than last year")]
    [InlineData(65, 68, "down", "less than last year")]
    [InlineData(68.2, 67.9, "same", "the same as last year")]
    public void The_change_is_an_arrow_and_words(double now, double before, string direction, string words) =>
        Assert.Equal(new PlainChange(direction, words), PlainSentences.Since((decimal)now, (decimal)before, Example.Metric()));

    [Fact]
    public void Without_a_figure_of_last_year_nothing_is_said_of_it() => Assert.Null(PlainSentences.Since(72, null, Example.Metric()));
}
