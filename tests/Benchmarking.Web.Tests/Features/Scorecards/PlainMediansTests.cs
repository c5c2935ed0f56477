using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Features.Scorecards;
using Benchmarking.Web.Tests.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Scorecards;

public sealed class PlainMediansTests
{
    // The highest and the lowest number shown stand for everything beyond them.
    private static readonly Metric Bounded = Example.Metric() with { Tolerance = new Tolerance(20) };

    private static readonly Cell Held =
        Example.Cell(66, 58, 73, n: null, status: CellStatus.Held, reason: Reason.N4) with { HeldFrom = "2025-Q3" };

    [Fact]
    public void A_median_that_stands_for_all_beyond_it_says_so()
    {
        var high = Guard(Bound.AtLeast);
        var low = Guard(Bound.AtMost);
        Assert.EndsWith(" or more", PlainMedians.Of(high, Rounded(high), Bounded).Words);
        Assert.EndsWith(" or less", PlainMedians.Of(low, Rounded(low), Bounded).Words);
        Assert.Equal("about 5 out of 10", PlainMedians.Of(50, Rounded(50), Bounded).Words);
    }

    [Fact]
    public void More_than_nine_out_of_ten_needs_no_more_words()
    {
        var metric = Example.Metric() with { Tolerance = new Tolerance(2) };
        Assert.Equal("more than 9 out of 10", PlainMedians.Of(98, Rounded(98), metric).Words);
        Assert.Equal("fewer than 1 out of 10", PlainMedians.Of(2, Rounded(2), metric).Words);
    }

    [Fact]
    public void A_held_median_says_of_which_quarter_it_is_and_nothing_of_last_year()
    {
        var line = LoadEasyRead.Line(Series(Held));

        Assert.EndsWith(": about 7 out of 10. This is the number of Q3, October to December 2025.", line.Sentence);
        Assert.Null(line.Change);
        Assert.NotNull(LoadEasyRead.Line(Series(Example.Cell(66, 58, 73))).Change);
    }

    [Fact]
    public void A_held_median_beside_an_own_figure_says_so_too()
    {
        var series = Series(Held);
        var ground = new ScorecardGround(series.Latest.Quarter, [series], []);
        var line = Assert.Single(ground.Make(ground.First with { ShowMedian = true }).Lines);

        Assert.Equal("about 7 out of 10 (the number of Q3, October to December 2025)", line.Median);
        Assert.Equal("more than last year", line.Change!.Words);
    }

    [Fact]
    public void Medians_are_shown_where_somebody_chose_them_alone()
    {
        var series = Series(Example.Cell(66));
        var ground = new ScorecardGround(series.Latest.Quarter, [series], []);

        var content = ground.Make(ground.First);
        Assert.Null(content.Lines[0].Median);
        Assert.DoesNotContain("Middle member", SheetPage.OfDraft("Alder", series.Latest.Quarter!, content).Source);
        Assert.Contains("Middle member", SheetPage.OfDraft("Alder", series.Latest.Quarter!, ground.Make(ground.First with { ShowMedian = true })).Source);
    }

    private static Benchmarking.Web.Features.Benchmarks.MetricSeries Series(Cell latest)
    {
        var before = Example.Cell(60, 50, 70);
        var series = Example.Series(null, (60, before), (61, before), (62, before), (63, before), (72, latest));
        return series with { Subject = Example.Subject(code: "no-words-of-its-own") };
    }

    private static Cell Rounded(decimal median) => Example.Cell(median, rounding: 1);

    private static decimal Guard(Bound bound) =>
        Enumerable.Range(0, 101).Select(value => (decimal)value).Single(value => Rounding.BoundOf(value, Bounded) == bound);
}
