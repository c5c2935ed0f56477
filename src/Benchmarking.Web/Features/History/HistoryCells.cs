using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Engine.Returns;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Web.Features.History;

/// <summary>Reads single cells of a file of earlier figures; what cannot be read comes back as a fault.</summary>
public static class HistoryCells
{
    public const int LongestArea = 100;

    /// <summary>The words of a cell, without the space around them; empty where there are none.</summary>
    public static string Text(SheetCell? cell) => cell switch
    {
        { Kind: CellKind.Text, Text: { } text } => text.Trim(),
        { Kind: CellKind.Number, Number: { } number } => FigureText.Plain(number),
        { Text: { } other } => other.Trim(),
        _ => "",
    };

    /// <summary><c>2026-Q1</c>, <c>2026 q1</c>, <c>2023-24</c> or <c>2023/24</c>.</summary>
    public static (Period? Period, HistoryFault? Fault) Period(SheetCell? cell, DateOnly today)
    {
        if (cell is { Kind: CellKind.Number, Meaning: NumberMeaning.Date })
        {
            return (null, Fault(
                HistoryColumn.Period, "period-is-a-date", "A date stands here. Spreadsheet programs make dates of years such as 2011-12.",
                "Format the column as text and write the year again, or write it as 2011/12."));
        }

        var written = Text(cell);
        if (written.Length == 0)
            return (null, Fault(HistoryColumn.Period, "no-period", "The period is missing.", "Write a quarter such as 2025-Q1 or a financial year such as 2024-25."));
        if (!Engine.Period.TryParse(written.Replace('/', '-').Replace(' ', '-'), out var period))
        {
            return (null, Fault(
                HistoryColumn.Period, "not-a-period", $"“{Shortened(written)}” is not a period.",
                "Write a quarter such as 2025-Q1 (April to June 2025) or a financial year such as 2024-25."));
        }

        return period.FirstDay <= today ? (period, null) : (null, Fault(
            HistoryColumn.Period, "period-to-come", $"{period.Words} has not begun yet.", "Figures of earlier periods only; check the year."));
    }

    /// <summary>The part of the organisation; empty for all of it.</summary>
    public static (string Area, HistoryFault? Fault) Area(SheetCell? cell)
    {
        var area = string.Concat(Text(cell).Where(letter => !char.IsControl(letter)));
        // As our own files mark a text that a spreadsheet program would take for a formula.
        if (area is ['\'', '=' or '+' or '-' or '@', ..])
            area = area[1..];
        return area.Length <= LongestArea ? (area, null) : ("", Fault(
            HistoryColumn.Area, "area-too-long", $"The area is {area.Length} characters long.", $"Use at most {LongestArea} characters."));
    }

    public static (Marker? Marker, HistoryFault? Fault) Marker(SheetCell? cell)
    {
        var written = Text(cell);
        if (written.Length == 0)
            return (null, null);
        return IsMarker(written, out var marker) ? (marker, null) : (null, Fault(
            HistoryColumn.Marker, "not-a-marker", $"“{Shortened(written)}” is not a marker.",
            "Use x (not collected), z (not applicable), e (excluded), u (nothing to divide by) or s (suppressed), or leave it empty."));
    }

    /// <summary>A number, or a marker that stands in a number's place as <c>[x]</c>.</summary>
    public static (decimal? Number, Marker? Marker, HistoryFault? Fault) Number(SheetCell? cell, HistoryColumn column, bool isPercentage)
    {
        switch (cell)
        {
            case null:
                return default;
            case { Kind: CellKind.Number, Number: { } number, Meaning: NumberMeaning.Percent }:
                // A cell that shows 72% holds 0.72.
                return (isPercentage && column == HistoryColumn.Value ? number * 100 : number, null, null);
            case { Kind: CellKind.Number, Meaning: NumberMeaning.Date }:
                return (null, null, Fault(column, "date-for-number", "A date stands where a number should.", "Format the cell as a number and type it again."));
            case { Kind: CellKind.Number, Number: { } number }:
                return Math.Abs(number) <= TypedNumber.Largest ? (number, null, null) : (null, null, TooLarge(column));
            case { Kind: CellKind.FormulaWithoutValue }:
                return (null, null, Fault(
                    column, "formula-without-value", "A formula stands here whose result was not saved.",
                    "Open the file in a spreadsheet program, save it there and upload it again, or paste the values."));
            case { Kind: CellKind.Error or CellKind.Boolean, Text: var shown }:
                return (null, null, Fault(column, "not-a-number", $"“{shown}” is not a number.", "Put the number there, or leave the cell empty."));
        }

        var text = Text(cell);
        if (text is ['[', _, ']'] && IsMarker(text, out var marker))
            return (null, marker, null);
        var answer = TypedNumber.Parse(text);
        if (answer.Unreadable is not { } unreadable)
            return (answer.Value, null, null);
        var (message, cure) = TypedNumber.Problem(unreadable);
        return (null, null, Fault(column, "not-a-number", char.ToUpper(message[0], CultureInfo.InvariantCulture) + message[1..], cure));
    }

    /// <summary>As a message quotes it.</summary>
    public static string Shortened(string written) => written.Length <= 40 ? written : written[..39] + "…";

    private static bool IsMarker(string written, out Marker? marker) =>
        Codes.TryRead(written.Trim('[', ']').ToLowerInvariant(), out marker);

    private static HistoryFault TooLarge(HistoryColumn column) =>
        Fault(column, "above-possible", "The number is larger than any figure we can hold.", "Check the number of digits.");

    private static HistoryFault Fault(HistoryColumn column, string code, string message, string cure) => new(column, code, message, cure);
}
