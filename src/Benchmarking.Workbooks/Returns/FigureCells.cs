using System.Globalization;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Workbooks.Returns;

/// <summary>What single cells of the figures say.</summary>
internal static class FigureCells
{
    private const int LongestShown = 60;

    /// <summary>What is wrong with the cell of a number, before any rule of the return is asked; null where nothing is.</summary>
    public static (string Code, string Message, string Cure)? Problem(SheetCell cell) => cell switch
    {
        { Kind: CellKind.FormulaWithoutValue } => ("formula-without-value", "The formula here was saved without its result.",
            "Open the workbook in Excel or LibreOffice, save it and upload it again, or type the number."),
        { Kind: CellKind.Error } => ("error-in-cell", $"The formula here ends in the error {Cut(cell.Text!)}.", "Put the formula right, or type the number."),
        { Kind: CellKind.Boolean } => ("true-or-false", $"There is {cell.Text} here instead of a number.", "Type the number."),
        { Meaning: NumberMeaning.Date } => ("date-in-cell", "There is a date here instead of a number.",
            "Type the number again and set the cell's format to Number; spreadsheets turn what looks like 1/2 into a date."),
        _ => null,
    };

    /// <summary>The number where the cell holds one that means just itself.</summary>
    public static decimal? Number(SheetCell? cell) =>
        cell is { Kind: CellKind.Number, Number: { } number, Meaning: NumberMeaning.Plain } ? number : null;

    /// <summary>
    /// What is to be read as if typed on the form: text, and a percentage as it is seen, so that it is judged alike.
    /// </summary>
    public static string? Typed(SheetCell? cell) => cell switch
    {
        { Kind: CellKind.Text } => cell.Value.Text,
        { Number: { } number, Meaning: NumberMeaning.Percent } => (number * 100).ToString("0.############", CultureInfo.InvariantCulture) + "%",
        { Kind: CellKind.Number, Number: null } => cell.Value.Text,
        _ => null,
    };

    /// <summary>The cell unless it holds nothing but spaces.</summary>
    public static SheetCell? Filled(SheetCell? cell) =>
        cell is { Kind: CellKind.Text } text && string.IsNullOrWhiteSpace(text.Text) ? null : cell;

    /// <summary>Text or number as words, without the spaces around it.</summary>
    public static string Words(SheetCell? cell) =>
        (cell?.Text ?? cell?.Number?.ToString(CultureInfo.InvariantCulture) ?? "").Trim();

    /// <summary>What stands in the cell, short enough for a sentence; a date as a date, so that it is not taken for a number.</summary>
    public static string Shown(SheetCell? cell, bool uses1904) =>
        cell is { Kind: CellKind.Number, Meaning: NumberMeaning.Date, Number: { } days }
            ? SpreadsheetDate.InWords(days, uses1904)
            : Cut(Typed(cell) ?? Words(cell));

    public static string Cut(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";
}
