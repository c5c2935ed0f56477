using System.Diagnostics.CodeAnalysis;
using Benchmarking.Workbooks.Reading.Csv;
using static System.FormattableString;

namespace Benchmarking.Workbooks.Reading;

/// <summary>
/// One table of rows from a file that came from outside, be it a sheet of a workbook or a CSV. Which of the two is
/// told by its content; its name is never asked for.
/// </summary>
public sealed class SafeTable
{
    private readonly SafeWorkbook? _workbook;
    private readonly Sheet? _sheet;
    private readonly SafeCsv? _csv;

    private SafeTable(SafeCsv csv) => _csv = csv;

    private SafeTable(SafeWorkbook workbook, Sheet sheet) => (_workbook, _sheet) = (workbook, sheet);

    /// <summary>The sheet that is read; empty for a CSV.</summary>
    public string Sheet => _sheet?.Name ?? "";

    /// <summary>True where dates count from 1904; never for a CSV, whose dates are texts.</summary>
    public bool Uses1904Dates => _workbook?.Uses1904Dates ?? false;

    /// <summary>What the member should know of how the file was read: plain sentences, often none.</summary>
    public IReadOnlyList<string> Notes => _csv is null ? OfSheets() : OfText(_csv);

    /// <summary>Opens a file by what it is; or says in plain words why not.</summary>
    /// <param name="file">The file as it came.</param>
    /// <param name="table">The table; read it with <see cref="ReadRows"/>.</param>
    /// <param name="refusal">Why there is none.</param>
    /// <param name="sheet">
    /// The sheet to read where the file is a workbook that has it. Otherwise the first one that is shown and holds
    /// anything is read.
    /// </param>
    public static bool TryOpen(
        byte[] file, [NotNullWhen(true)] out SafeTable? table, [NotNullWhen(false)] out Refusal? refusal, string? sheet = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        (table, refusal) = Open(file, sheet);
        return refusal is null;
    }

    /// <summary>
    /// Hands each row that holds something to <paramref name="visit"/>, top to bottom, holding one at a time. Returns
    /// why reading stopped before the end; rows visited until then must be thrown away. Null means all was read.
    /// </summary>
    public Refusal? ReadRows(Action<SheetRow> visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        if (_csv is null)
            return _workbook!.ReadRows(_sheet!, visit);
        try
        {
            _csv.ReadRows(visit);
            return null;
        }
        catch (WorkbookRefusedException e)
        {
            return e.Refusal;
        }
    }

    /// <summary>Where a cell stands, as its program shows it: <c>B7</c> in a sheet, <c>row 7, column B</c> in a CSV.</summary>
    public string Place(int row, int column) => _csv is null
        ? CellReference.Of(column, row)
        : Invariant($"row {row}, column {CellReference.Letters(column)}");

    private static (SafeTable?, Refusal?) Open(byte[] file, string? sheet)
    {
        try
        {
            if (FileKind.IsText(file))
                return (new SafeTable(SafeCsv.Open(file)), null);
            return SafeWorkbook.TryOpen(file, out var workbook, out var refusal)
                ? (new SafeTable(workbook, Choose(workbook, sheet)), null)
                : (null, refusal);
        }
        catch (WorkbookRefusedException e)
        {
            return (null, e.Refusal);
        }
    }

    private static Sheet Choose(SafeWorkbook workbook, string? name)
    {
        if (name is not null && workbook.Find(name) is { } named)
            return named;
        var shown = workbook.Sheets.Where(s => !s.IsHidden).ToList();
        return shown.FirstOrDefault(workbook.HasRows) ?? shown.FirstOrDefault()
            ?? throw new WorkbookRefusedException(Refusals.NoSheet);
    }

    private IReadOnlyList<string> OfSheets()
    {
        var others = _workbook!.Sheets.Where(s => s != _sheet).Select(s => $"“{s.Name}”{(s.IsHidden ? " (hidden)" : "")}").ToList();
        return others.Count == 0 ? [] : [$"Only the sheet “{Sheet}” was read, and not {string.Join(", ", others)}."];
    }

    private static List<string> OfText(SafeCsv csv)
    {
        var notes = new List<string>();
        if (csv.UsesDecimalComma)
            notes.Add("Commas inside numbers were read as decimal points: 12,5 is twelve and a half.");
        if (csv.EncodingIsGuessed)
            notes.Add("The file does not say how its letters are written; it was read as Windows text. Check accents and £ signs.");
        return notes;
    }
}
