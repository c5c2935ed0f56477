namespace Benchmarking.Workbooks.Reading;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>A number; a date is one too (see <see cref="NumberMeaning"/>).</summary>
    Number,

    /// <summary>Text, just as it stands.</summary>
    Text,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An error of the spreadsheet program, such as <c>#REF!</c>.</summary>
    Error,

    /// <summary>A formula whose result was never saved.</summary>
    FormulaWithoutValue,
}

/// <summary>What the cell's format makes of its number.</summary>
public enum NumberMeaning
{
    /// <summary>The number itself.</summary>
    Plain,

    /// <summary>A date or time, counted in days.</summary>
    Date,

    /// <summary>Shown a hundredfold with a percent sign.</summary>
    Percent,
}

/// <summary>One cell that holds something. Empty cells are not handed out.</summary>
/// <param name="Row">Its row, counted from 1.</param>
/// <param name="Column">Its column, counted from 1.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">Its text, its error or <c>TRUE</c> or <c>FALSE</c>; for a number too large for a decimal, its digits as saved; null otherwise.</param>
/// <param name="Number">Its number, or null.</param>
/// <param name="Meaning">What its format makes of the number.</param>
/// <param name="IsFormula">True where a formula stands behind the saved value.</param>
/// <param name="IsHidden">True where its row or column is not shown.</param>
public readonly record struct SheetCell(
    int Row,
    int Column,
    CellKind Kind,
    string? Text,
    decimal? Number,
    NumberMeaning Meaning,
    bool IsFormula,
    bool IsHidden = false)
{
    /// <summary>Its address, such as <c>F12</c>.</summary>
    public string Reference => CellReference.Of(Column, Row);
}

/// <summary>One row that holds something. Its cells are valid only until the next row is asked for.</summary>
/// <param name="Number">Its number, counted from 1.</param>
/// <param name="Cells">Its cells from left to right.</param>
public readonly record struct SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    /// <summary>The cell in a column, or null where it is empty.</summary>
    public SheetCell? this[int column]
    {
        get
        {
            foreach (var cell in Cells)
            {
                if (cell.Column == column)
                    return cell;
            }

            return null;
        }
    }
}

/// <summary>One sheet of a workbook.</summary>
/// <param name="Name">The name on its tab.</param>
/// <param name="IsHidden">True where the tab is not shown.</param>
public sealed record Sheet(string Name, bool IsHidden)
{
    internal ZipPart? Part { get; init; }
}
