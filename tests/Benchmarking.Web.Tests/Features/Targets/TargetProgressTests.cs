using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Targets;
using Benchmarking.Web.Tests.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Targets;

public sealed class TargetProgressTests
{
    // Q1 to Q4 2025: 64%, nothing, 70%, 76% beside quartiles of 58–73%; in Q3 they are withheld.
    private static readonly MetricSeries Series = Example.Series(
        null, (64, Example.Cell(66, 58, 73)), (null, Example.Cell(66, 58, 73)), (70, Example.Withheld), (76, Example.Cell(66, 58, 73)));

    [Fact]
    public void Each_later_quarter_shows_the_distance_and_earlier_ones_do_not_count()
    {
        var progress = TargetProgress.Of(Number(75, seen: "2025-Q2", due: "2026-Q4"), Series);

        Assert.Equal(["2025-Q2", "2025-Q3", "2025-Q4"], progress.Points.Select(point => point.Period.ToString()));
        Assert.Equal(["not collected", "5 points below the target", "1 point above the target"], progress.Points.Select(point => point.Distance.Words));
        Assert.Equal([75, 75, 75], progress.Points.Select(point => point.Edge!.Value));
        Assert.Equal(TargetState.Reached, progress.State);
    }

    [Fact]
    public void A_band_follows_each_quarter_s_quartile_and_has_a_gap_where_that_is_withheld()
    {
        var progress = TargetProgress.Of(Make(TargetKind.Band, null, TargetBand.BestQuarter, "2025-Q1", "2026-Q4"), Series);

        Assert.Equal([73m, 73m, null, 73m], progress.Points.Select(point => point.Edge));
        Assert.Equal([false, null, null, true], progress.Points.Select(point => point.Distance.Reached));
        Assert.Equal(2, TargetLineModel.Of(progress, "the top quarter", Series.Subject)!.EdgePath.Split('M').Length - 1);
    }

    [Theory]
    [InlineData(80, "2026-Q4", TargetState.Open)]
    [InlineData(80, "2025-Q4", TargetState.PastDue)]
    [InlineData(80, "2025-Q1", TargetState.PastDue)]
    [InlineData(75, "2025-Q1", TargetState.Reached)]
    [InlineData(80, null, TargetState.Open)]
    public void A_target_is_past_due_once_the_quarter_it_was_due_in_is_published(int value, string? due, TargetState state) =>
        Assert.Equal(state, TargetProgress.Of(Number(value, null, due), Series).State);

    [Fact]
    public void What_cannot_be_told_is_not_reached()
    {
        var withheld = Example.Series(null, (99, Example.Cell(66, 58, 73)), (99, Example.Withheld));
        var target = Make(TargetKind.Band, null, TargetBand.BestQuarter, null, "2026-Q4");
        Assert.Equal(TargetState.Open, TargetProgress.Of(target, withheld).State);
    }

    [Fact]
    public void A_placeholder_is_only_watched()
    {
        Assert.Equal(TargetState.Watched, TargetProgress.Of(Make(TargetKind.None, null, null, null, null), Series).State);
        Assert.Equal(TargetState.Watched, TargetProgress.Of(Make(TargetKind.Information, 90, null, null, null), Series).State);
        Assert.Equal(TargetState.Open, TargetProgress.Of(Number(75, null, null), null).State);
    }

    private static Target Number(decimal value, string? seen, string? due) => Make(TargetKind.Number, value, null, seen, due);

    private static Target Make(TargetKind kind, decimal? value, TargetBand? band, string? seen, string? due) =>
        new() { MetricCode = "kept-informed", Kind = kind, Value = value, Band = band, SeenPeriod = seen, DuePeriod = due };
}
