using System.Globalization;
using Benchmarking.Engine;

namespace Benchmarking.Tool;

/// <summary>cells.csv: a number that is not released is empty, never zero.</summary>
public static class CellsFile
{
    /// <summary>Its columns.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "period", "metric", "group", "publication", "n", "status", "reason", "base",
        "lower_quartile", "median", "upper_quartile", "p10", "p90", "mean", "method",
    ];

    /// <summary>A cell's line.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="publication">What to write as its publication; may be empty.</param>
    public static IReadOnlyList<string> Fields(Cell cell, string publication) =>
    [
        cell.Period, cell.Metric, cell.Group, publication,
        cell.N?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
        cell.Status.Code(), cell.Reason?.ToString() ?? string.Empty, Number(cell.Base),
        Number(cell.LowerQuartile), Number(cell.Median), Number(cell.UpperQuartile),
        Number(cell.P10), Number(cell.P90), Number(cell.Mean), cell.Method,
    ];

    private static string Number(decimal? number) => number is { } value ? FigureText.Plain(value) : string.Empty;
}
