using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.BoardPapers;
using Benchmarking.Web.Features.Targets;
using Benchmarking.Web.Tests.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.BoardPapers;

public sealed class BoardSummaryTests
{
    private static readonly Cell Whole = Example.Cell(66, 58, 73);

    [Fact]
    public void The_first_sentence_counts_what_has_a_good_direction_and_a_place()
    {
        var summary = Summary(
            Figure("a", 80m), Figure("b", 90m), Figure("c", 70m), Figure("d", 66m), Figure("e", 60m), Figure("f", 40m),
            Figure("g", 80m, Polarity.Neutral), Figure("h", null));

        Assert.Equal(
            "Of 6 figures with a good direction, 3 are better than the median (2 in the best quarter), 1 is around it, and 2 are weaker (1 in the weakest quarter).",
            summary.Standing);
    }

    [Fact]
    public void Nothing_placed_is_said_and_not_counted_as_zero() => Assert.Equal(
        "None of our figures can be placed among the published benchmarks of this quarter.",
        Summary(Figure("a", null), Figure("b", 80m, Polarity.Neutral)).Standing);

    [Fact]
    public void Strong_and_weak_figures_are_named_with_the_median_beside_them()
    {
        var summary = Summary(Figure("a", 80m), Figure("b", 40m), Figure("c", 66m));

        Assert.Equal(("a", "80%, median 66%"), Assert.Single(summary.Strong.Select(line => (line.Name, line.Words))));
        Assert.Equal(("b", "40%, median 66%"), Assert.Single(summary.LookAtFirst.Select(line => (line.Name, line.Words))));
    }

    [Fact]
    public void Where_lower_is_better_a_low_figure_is_a_strong_one()
    {
        var summary = Summary(Figure("a", 40m, Polarity.LowerIsBetter));

        Assert.Equal("a", Assert.Single(summary.Strong).Name);
        Assert.Empty(summary.LookAtFirst);
    }

    [Fact]
    public void Moves_of_a_year_are_ordered_by_how_far_they_go_among_members()
    {
        var summary = Summary(
            OverAYear("little", 60, 63), OverAYear("much", 60, 75), OverAYear("down", 60, 50), OverAYear("same", 60, 60));

        Assert.Equal(["much", "little"], summary.Better.Select(line => line.Name));
        Assert.Equal("up 15 points, now 75%", summary.Better[0].Words);
        Assert.Equal("down", Assert.Single(summary.Worse).Name);
    }

    [Fact]
    public void Targets_that_are_not_reached_come_first()
    {
        var reached = Figure("reached", 80m) with { Target = new TargetAim(TargetKind.Number, 75, null) };
        var missed = Figure("missed", 70m) with { Target = new TargetAim(TargetKind.Number, 75, null) };
        var untold = Figure("untold", null) with { Target = new TargetAim(TargetKind.Number, 75, null) };

        Assert.Equal(
            [("missed", "70%, 5 points below the target of 75%"), ("reached", "80%, 5 points above the target of 75%")],
            Summary(reached, missed, untold, Figure("none", 60m)).Targets.Select(line => (line.Name, line.Words)));
    }

    [Fact]
    public void A_band_of_another_group_is_not_on_the_sheet()
    {
        var band = Figure("band", 70m) with { Target = new TargetAim(TargetKind.Band, null, TargetBand.BestQuarter) };

        Assert.Single(Summary(band).Targets);
        Assert.Single(Summary(band with { TargetGroup = "all" }).Targets);
        Assert.Empty(Summary(band with { TargetGroup = Example.NorthWest.Code }).Targets);
    }

    private static BoardSummary Summary(params MetricSeries[] figures)
    {
        var quarters = new[] { Example.Quarter("2025-Q4") };
        return new(
            new OverviewPage(Perspective.Member, new Timeline(quarters, [Example.All], Example.All, null), figures, new()),
            "Alder Homes");
    }

    private static MetricSeries Figure(string name, decimal? own, Polarity polarity = Polarity.HigherIsBetter) =>
        Named(name, Example.Series(Example.Metric(polarity), (own, Whole)));

    private static MetricSeries OverAYear(string name, decimal then, decimal now) =>
        Named(name, Example.Series(null, (then, Whole), (null, Whole), (null, Whole), (null, Whole), (now, Whole)));

    private static MetricSeries Named(string name, MetricSeries series) =>
        series with { Subject = series.Subject with { Name = name, Metric = series.Subject.Metric with { Code = name } } };
}
