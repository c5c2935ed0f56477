namespace Benchmarking.Web.Shared;

/// <summary>A chart and one size to draw it in.</summary>
public sealed record BandChartStill(BandChartModel Chart, BandChartDrawing Drawing)
{
    public static BandChartStill Wide(BandChartModel chart) => new(chart, new BandChartDrawing(chart, 1112, 400, narrow: false));

    public static BandChartStill Narrow(BandChartModel chart) => new(chart, new BandChartDrawing(chart, 360, 320, narrow: true));
}
