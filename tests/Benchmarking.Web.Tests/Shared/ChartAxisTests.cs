using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Tests.Shared;

public class ChartAxisTests
{
    [Theory]
    [InlineData(new[] { 54, 58, 75 }, new[] { "50", "60", "70", "80" })]
    [InlineData(new[] { 50, 80 }, new[] { "40", "50", "60", "70", "80", "90" })]
    [InlineData(new[] { 7 }, new[] { "6", "7", "8" })]
    [InlineData(new int[0], new[] { "0", "1" })]
    public void Ticks_are_round_and_hold_every_value(int[] values, string[] ticks)
    {
        var axis = ChartAxis.Around(values.Select(v => (decimal)v), 0, v => $"{v}", lowest: 0);

        Assert.Equal(ticks, axis.Ticks.Select(t => t.Text));
        Assert.All(values, v => Assert.InRange(v, axis.Lowest, axis.Highest));
    }

    [Fact]
    public void An_axis_never_runs_past_the_limits_of_its_metric()
    {
        var axis = ChartAxis.Around([0m, 100m], 0, v => $"{v}%", lowest: 0, highest: 100);

        Assert.Equal((0m, 100m), (axis.Lowest, axis.Highest));
    }

    [Fact]
    public void Steps_are_as_fine_as_the_figures_and_no_finer()
    {
        Assert.Equal(0.1m, StepOf(ChartAxis.Around([1.2m, 1.4m], 1, v => $"{v}")));
        Assert.Equal(1m, StepOf(ChartAxis.Around([1.2m, 1.4m], 0, v => $"{v}")));
    }

    private static decimal StepOf(ChartAxis axis) => axis.Ticks[1].Value - axis.Ticks[0].Value;
}
