using Benchmarking.Engine;
using Benchmarking.Web.Features.Scorecards;
using Benchmarking.Web.Tests.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Scorecards;

public sealed class PlainFiguresTests
{
    [Theory]
    [InlineData(0, "0 out of 10", 0)]
    [InlineData(0.04, "fewer than 1 out of 10", 0)]
    [InlineData(4.9, "fewer than 1 out of 10", 0)]
    [InlineData(5, "about 1 out of 10", 1)]
    [InlineData(10, "1 out of 10", 1)]
    [InlineData(14.9, "about 1 out of 10", 1)]
    [InlineData(15, "about 2 out of 10", 2)]
    [InlineData(68, "about 7 out of 10", 7)]
    [InlineData(70, "7 out of 10", 7)]
    [InlineData(70.02, "about 7 out of 10", 7)]
    [InlineData(94.9, "about 9 out of 10", 9)]
    [InlineData(95, "more than 9 out of 10", 9)]
    [InlineData(99.96, "more than 9 out of 10", 9)]
    [InlineData(100, "10 out of 10", 10)]
    public void A_share_is_people_out_of_ten(double value, string words, int people) =>
        Assert.Equal(new PlainFigure(words, people), PlainFigures.Of((decimal)value, Example.Metric()));

    [Theory]
    [InlineData(70, "about 7 out of 10", 7)]
    [InlineData(0, "fewer than 1 out of 10", 0)]
    [InlineData(100, "more than 9 out of 10", 9)]
    public void A_published_share_is_rounded_and_says_so_however_even_it_looks(int value, string words, int people) =>
        Assert.Equal(new PlainFigure(words, people), PlainFigures.Of(value, Example.Metric(), isRounded: true));

    [Theory]
    [InlineData(0, "£0")]
    [InlineData(0.001, "less than 1p")]
    [InlineData(0.85, "85p")]
    [InlineData(0.853, "about 85p")]
    [InlineData(14, "£14")]
    [InlineData(14.2, "about £14")]
    [InlineData(1250.4, "about £1,250")]
    [InlineData(43210, "about £43,000")]
    [InlineData(43000, "£43,000")]
    [InlineData(1234567, "about £1.2 million")]
    [InlineData(-14.2, "about minus £14")]
    public void Money_is_in_whole_pounds(double value, string words) =>
        Assert.Equal(new PlainFigure(words), PlainFigures.Of((decimal)value, Example.Metric(kind: MetricKind.Money, decimals: 2)));

    [Theory]
    [InlineData(MetricKind.Count, 0, "0")]
    [InlineData(MetricKind.Count, 150, "150")]
    [InlineData(MetricKind.Count, 1204, "1,204")]
    [InlineData(MetricKind.Count, 12345, "about 12,000")]
    [InlineData(MetricKind.Rate, 0.2, "fewer than 1")]
    [InlineData(MetricKind.Rate, 18.4, "about 18")]
    [InlineData(MetricKind.Rate, 22, "22")]
    public void Everything_else_is_whole_things(MetricKind kind, double value, string words) =>
        Assert.Equal(new PlainFigure(words), PlainFigures.Of((decimal)value, Example.Metric(kind: kind, decimals: 1)));

    [Fact]
    public void A_published_count_is_about()
    {
        Assert.Equal("about 110", PlainFigures.Of(110, Example.Metric(kind: MetricKind.Count), isRounded: true).Words);
        Assert.Equal("about £14", PlainFigures.Of(14, Example.Metric(kind: MetricKind.Money), isRounded: true).Words);
    }

    [Fact]
    public void Every_share_is_told_within_a_person_of_the_truth_and_never_as_none_or_all_unless_it_is()
    {
        for (var tenth = 0; tenth <= 1000; tenth++)
        {
            var value = tenth / 10m;
            var plain = PlainFigures.Of(value, Example.Metric());
            Assert.InRange(Math.Abs(value - (10 * plain.People!.Value)), 0, 10);
            Assert.Equal(value == 0, plain.Words == "0 out of 10");
            Assert.Equal(value == 100, plain.Words == "10 out of 10");
        }
    }
}
