using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;

namespace Benchmarking.Tool;

/// <summary>What was published and what was not, in a few lines.</summary>
internal static class CellsSummary
{
    /// <summary>How many cells, and how many of them show a number.</summary>
    public static string Line(string path, IReadOnlyList<Cell> cells) =>
        $"{path}: {FigureText.Number(cells.Count)} cells, {FigureText.Number(cells.Count(cell => cell.Median is not null))} published";

    /// <summary>What is not shown, by reason, and what is promised of what is.</summary>
    public static void Write(TextWriter output, PublicationOutcome outcome)
    {
        Write(output, "cells without a number", outcome.Cells.Where(cell => cell.Median is null));
        Write(output, "medians without quartiles, or held as they were", outcome.Cells.Where(cell => cell.Median is not null && cell.Reason is not null));
        var report = outcome.Report;
        output.WriteLine($"  numbers: {Count(report.Shown)} shown; {Count(report.Eligible)} had enough contributors, of which {Count(report.TooSimilar)} were "
            + $"too similar to others, {Count(report.ByValue)} withheld to protect a member, {Count(report.Decoys)} beside them by lot, {Count(report.Held)} held");
        if (report.Audited > 0) output.WriteLine($"  figures audited: {Count(report.Audited)}; narrowest certified width {Width(report.LeastWidth)} radii with one partner (2 promised), {Width(report.LeastWidthAgainstTwo)} with two (1 promised)");
    }

    /// <summary>What a reason says, for those who publish.</summary>
    public static string Words(Reason? reason) => reason switch
    {
        Reason.V => "to protect members' figures",
        Reason.N1 => "fewer than 5 contributors",
        Reason.N2 => "quartiles need 12 contributors",
        Reason.N3 => "too similar to another published group",
        Reason.N4 => "held until enough organisations have updated",
        Reason.N5 => "not applicable",
        null => "not collected",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a known reason."),
    };

    private static void Write(TextWriter output, string what, IEnumerable<Cell> cells)
    {
        var reasons = cells.GroupBy(cell => cell.Reason).OrderBy(reason => reason.Key).ToList();
        if (reasons.Count == 0) return;

        output.WriteLine($"  {what}: " + string.Join("; ", reasons.Select(reason => $"{reason.Key} {Words(reason.Key)}".TrimStart() + $": {Count(reason.Count())}")));
    }

    private static string Count(int number) => FigureText.Number(number);

    private static string Width(double width) => double.IsInfinity(width) ? "–" : width.ToString("0.00", CultureInfo.InvariantCulture);
}
