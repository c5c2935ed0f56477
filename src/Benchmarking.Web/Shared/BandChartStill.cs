namespace Benchmarking.Web.Shared;

/// <summary>A chart and one size to draw it in.</summary>
public sealed record BandChartStill(BandChartModel Chart, BandChartDrawing Drawing)
{
    public static BandChartStill Of(BandChartModel chart, bool narrow) => new(
        chart,
        narrow
            ? new BandChartDrawing(chart, ChartRules.NarrowWidth, 320, narrow: true)
            : new BandChartDrawing(chart, ChartRules.WideWidth, 400, narrow: false));
}

/// <summary>Any chart, to be drawn for a desk and for paper, or for a phone.</summary>
public sealed record ChartStill(ChartModel Chart, bool Narrow)
{
    public string Class => $"still {(Narrow ? "still--narrow" : "still--wide")}";
}
