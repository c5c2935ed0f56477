using System.Globalization;
using Benchmarking.Engine;
using CsvHelper;

namespace Benchmarking.Tool;

/// <summary>
/// cells.csv: a number that is not released is empty, never zero. Written beside its place and moved there whole, so
/// that no half-written file is ever found.
/// </summary>
public static class CellsFile
{
    private static readonly string[] Header =
    [
        "period", "metric", "group", "publication", "n", "status", "reason", "base",
        "lower_quartile", "median", "upper_quartile", "p10", "p90", "mean", "method",
    ];

    /// <summary>Writes the cells.</summary>
    /// <param name="path">Where to; an older file is replaced.</param>
    /// <param name="cells">The cells.</param>
    /// <param name="publication">What to write as their publication; may be empty.</param>
    public static void Write(string path, IReadOnlyList<Cell> cells, string publication)
    {
        var beside = $"{path}.{Environment.ProcessId}.part";
        try
        {
            using (var csv = CsvWriter.ToFile(beside, new CsvWriterOptions { NewLine = "\n" }))
            {
                WriteRow(csv, Header);
                foreach (var cell in cells) WriteRow(csv, Fields(cell, publication));
            }

            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> fields)
    {
        foreach (var field in fields) csv.WriteField(field);
        csv.EndRecord();
    }

    private static string[] Fields(Cell cell, string publication) =>
    [
        cell.Period, cell.Metric, cell.Group, publication,
        cell.N?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
        cell.Status.Code(), cell.Reason?.ToString() ?? string.Empty, Number(cell.Base),
        Number(cell.LowerQuartile), Number(cell.Median), Number(cell.UpperQuartile),
        Number(cell.P10), Number(cell.P90), Number(cell.Mean), cell.Method,
    ];

    private static string Number(decimal? number) => number is { } value ? FigureText.Plain(value) : string.Empty;
}
