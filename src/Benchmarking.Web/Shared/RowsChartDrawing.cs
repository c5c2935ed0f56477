namespace Benchmarking.Web.Shared;

/// <summary>A row with its place: the middle of it, and the top of the name above it where there is one.</summary>
public sealed record PlacedRow(RowsPoint Point, decimal Y, decimal? GroupY);

/// <summary>
/// Where everything of a chart of rows stands in a still picture. The live chart in <c>wwwroot/js/chart-rows.js</c>
/// follows the same rules.
/// </summary>
public sealed class RowsChartDrawing
{
    private const decimal Letter = 9.2m;

    public RowsChartDrawing(RowsChartModel model, bool narrow)
    {
        (Model, Narrow) = (model, narrow);
        Width = narrow ? ChartRules.NarrowWidth : ChartRules.WideWidth;
        Left = narrow ? 16 : 16 + (Letter * model.Points.Max(point => point.Name.Length));
        Right = Width - (narrow ? 16 : 24 + (Letter * model.Points.Max(point => RowsChartWords.End(model, point).Length)));
        var top = 8m;
        var rows = new List<PlacedRow>();
        foreach (var point in model.Points)
        {
            decimal? group = point.Group is null ? null : top + 24;
            top += point.Group is null ? 0 : ChartRules.GroupHeight;
            var height = model.Points.Count == 1 ? ChartRules.LoneRowHeight : narrow ? ChartRules.NarrowRowHeight : ChartRules.RowHeight;
            rows.Add(new PlacedRow(point, top + (narrow ? height - 22 : height / 2), group));
            top += height;
        }

        (Rows, Bottom, Height) = (rows, top, (int)top + ChartRules.AxisHeight);
    }

    public RowsChartModel Model { get; }

    public bool Narrow { get; }

    public int Width { get; }

    public int Height { get; }

    public decimal Left { get; }

    public decimal Right { get; }

    public static decimal Top => 8;

    public decimal Bottom { get; }

    public IReadOnlyList<PlacedRow> Rows { get; }

    /// <summary>Half the height of the box; a row of its own has room for a larger one.</summary>
    public decimal Reach => Model.Points.Count == 1 ? 18 : 11;

    public decimal X(decimal value) => Math.Round(Left + (Model.Axis.Share(value) * (Right - Left)), 1);
}

/// <summary>What is written at the end of a row.</summary>
public static class RowsChartWords
{
    /// <summary>"You 40%, median 35% (20–45%)"; what is missing is said in its place.</summary>
    public static string End(RowsChartModel model, RowsPoint point)
    {
        var own = model.OwnName is null ? null : $"{model.OwnName} {point.Own?.Text ?? point.OwnNote}, ";
        var half = point.MiddleHalf is { } range ? $" ({range.Text})" : null;
        return own + (point.Median is { } median ? $"median {median.Text}{half}" : point.Missing);
    }
}
