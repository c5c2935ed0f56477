using System.Text.Json;
using Benchmarking.Engine;
using Benchmarking.Web.Shared;
using Benchmarking.Workbooks;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Web.Features.Register.Imports;

/// <summary>The rows of a file as they are kept until its author says yes.</summary>
/// <param name="Columns">Those that the file has: what it has not is left alone.</param>
public sealed record ImportLines(IReadOnlyList<string> Columns, IReadOnlyList<ImportRow> Rows)
{
    public bool Has(string column) => Columns.Contains(column);

    public static ImportLines Read(string json) => json == "[]" ? new ImportLines([], []) : JsonSerializer.Deserialize<ImportLines>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this);
}

/// <summary>A CSV or workbook that was sent in: its rows by the names in its heading, and everything that is wrong with it.</summary>
public sealed class ImportedFile
{
    /// <summary>Rows in one file; one more is refused.</summary>
    public const int MostRows = 5_000;

    private readonly SafeTable _table;
    private readonly IReadOnlyList<ImportColumn> _columns;
    private readonly Dictionary<string, int> _places = [];
    private readonly List<ImportRow> _rows = [];
    private readonly List<ImportProblem> _problems = [];
    private readonly HashSet<(int Row, string Column)> _unreadable = [];

    private ImportedFile(SafeTable table, IReadOnlyList<ImportColumn> columns) => (_table, _columns) = (table, columns);

    public ImportLines Lines => new([.. _places.Keys], _rows);

    /// <summary>In the order of the file's rows.</summary>
    public ImportProblems Problems => ImportProblems.Of(_problems);

    /// <summary>Reads a file whose first row names the columns, whatever their order; columns of other names are left alone.</summary>
    /// <param name="sheet">Which sheet of a workbook is read, where it has one of that name.</param>
    /// <returns>The file, with problems of single cells; or why nothing of it can be read.</returns>
    public static (ImportedFile? File, Refusal? Refusal) Read(byte[] content, string sheet, IReadOnlyList<ImportColumn> columns)
    {
        if (!SafeTable.TryOpen(content, out var table, out var unreadable, sheet))
            return (null, unreadable);

        var file = new ImportedFile(table, columns);
        Refusal? refusal = null;
        var (isHeading, count) = (true, 0);
        var stopped = table.ReadRows(row =>
        {
            if (isHeading)
                (isHeading, refusal) = (false, file.ReadHeading(row));
            else if (refusal is null && file.ReadRow(row) && ++count > MostRows)
                refusal = TooMany;
        });
        refusal ??= stopped ?? (count == 0 ? Empty : null);
        return refusal is null ? (file, null) : (null, refusal);
    }

    /// <summary>Notes a problem of a cell.</summary>
    /// <param name="cure">How to put it right; the column's own words unless given.</param>
    public void Note(ImportRow row, string column, string message, string? cure = null)
    {
        var known = _columns.FirstOrDefault(one => one.Name == column);
        _problems.Add(new ImportProblem(
            row.Number, _table.Sheet, _table.Place(row.Number, _places.GetValueOrDefault(column, 1)), column, message, cure ?? known?.Holds ?? ""));
    }

    /// <summary>Notes what the reading of a row found wrong; of a cell that could not be read at all that is said already.</summary>
    /// <param name="columnOf">The column of a form's field, by the field's id; a field is called as its column unless given.</param>
    public void Note(ImportRow row, IReadOnlyList<FormError> errors, Func<string, string?>? columnOf = null)
    {
        foreach (var error in errors)
        {
            var column = error.FieldId is null ? "" : columnOf?.Invoke(error.FieldId) ?? ColumnOf(error.FieldId);
            if (!_unreadable.Contains((row.Number, column)))
                Note(row, column, error.Message);
        }
    }

    private string ColumnOf(string fieldId) => _columns.FirstOrDefault(
        column => ErrorSummary.FieldId(column.Name) is var id && (id == fieldId || $"{id}_Day" == fieldId))?.Name ?? "";

    private Refusal? ReadHeading(SheetRow heading)
    {
        foreach (var cell in heading.Cells)
        {
            var known = _columns.FirstOrDefault(column => ImportColumn.Normal(column.Name) == ImportColumn.Normal(cell.Text));
            if (known is not null && !_places.TryAdd(known.Name, cell.Column))
                return new("heading-twice", $"The first row names the column “{known.Name}” twice.", "Leave one of them, or start from the template.");
        }

        string[] missing = [.. _columns.Where(column => column.Must && !_places.ContainsKey(column.Name)).Select(column => $"“{column.Name}”")];
        return missing.Length == 0 ? null : new(
            "no-heading",
            $"The first row does not name the column{(missing.Length == 1 ? "" : "s")} {string.Join(", ", missing)}.",
            "Start from the template: its first row names every column, and the order does not matter.");
    }

    /// <returns>False for a row without anything in a known column.</returns>
    private bool ReadRow(SheetRow source)
    {
        var row = new ImportRow(source.Number, []);
        var faults = new List<(string Column, string Message)>();
        foreach (var (column, place) in _places)
        {
            if (source[place] is not { } cell)
                continue;
            if (FaultOf(cell) is { } fault)
                faults.Add((column, fault));
            else if (WordsOf(cell) is { Length: > 0 } words)
                row.Cells.Add(column, words);
        }

        if (row.Cells.Count + faults.Count == 0)
            return false;
        _rows.Add(row);
        foreach (var (column, message) in faults)
        {
            _unreadable.Add((row.Number, column));
            Note(row, column, message);
        }

        return true;
    }

    private static string? FaultOf(SheetCell cell) => cell.Kind switch
    {
        CellKind.FormulaWithoutValue => "A formula stands here whose result was not saved: save the file in a spreadsheet program, or paste the value",
        CellKind.Error => $"“{cell.Text}” is an error of the spreadsheet program",
        _ => null,
    };

    private string WordsOf(SheetCell cell)
    {
        if (cell is { Kind: CellKind.Number, Number: { } number })
            return cell.Meaning == NumberMeaning.Date ? SpreadsheetDate.InWords(number, _table.Uses1904Dates) : FigureText.Plain(number);

        var words = string.Concat((cell.Text ?? "").Where(letter => !char.IsControl(letter) || letter is '\n' or '\t')).Trim();
        // As our own files mark a text that a spreadsheet program would take for a formula.
        return words is ['\'', '=' or '+' or '-' or '@', ..] ? words[1..] : words;
    }

    private static Refusal TooMany { get; } = new(
        "too-many-rows", $"The file has more than {FigureText.Number(MostRows)} rows below its heading, the most that one file may have.",
        "Split it, for instance by year, and upload the parts one after another.");

    private static Refusal Empty { get; } = new(
        "no-rows", "The file has no row below its heading.", "Fill in the template, save it and upload it again.");
}
