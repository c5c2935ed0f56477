using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Workbooks.Returns;

/// <summary>
/// Reads the figures row by row. Columns are found by their headings and rows by their codes, so that a sheet whose
/// lock was taken off and whose rows were sorted is still read right.
/// </summary>
internal sealed class FiguresReader(string sheet, IReadOnlyCollection<string> inputCodes)
{
    private const string Again = "Download the workbook again and copy your numbers into it, or type this figure on screen.";
    private readonly HashSet<string> _expected = new(inputCodes, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly List<CellProblem> _problems = [];
    private int _code;
    private int _number;
    private int _reason;
    private int _notes;

    public List<ReturnAnswer> Answers { get; } = [];

    public bool HasHeadings => _code > 0;

    /// <summary>The problems met, and the rows that were not.</summary>
    public IReadOnlyList<CellProblem> AllProblems() =>
    [
        .. _problems,
        .. inputCodes.Where(c => !_seen.ContainsKey(c)).Select(c => new CellProblem(
            sheet, "", c, "row-missing", $"The row of “{c}” is missing.", Again)),
    ];

    public void Visit(SheetRow row)
    {
        if (!HasHeadings)
            ReadHeadings(row);
        else
            ReadRow(row);
    }

    private void ReadHeadings(SheetRow row)
    {
        int Find(string heading) => row.Cells.FirstOrDefault(c => c.Text?.Trim() == heading).Column;
        var (code, number, reason) =
            (Find(ReturnSheets.CodeHeading), Find(ReturnSheets.NumberHeading), Find(ReturnSheets.ReasonHeading));
        if (code > 0 && number > 0 && reason > 0)
            (_code, _number, _reason, _notes) = (code, number, reason, Find(ReturnSheets.NotesHeading));
    }

    private void ReadRow(SheetRow row)
    {
        var code = Words(row[_code]);
        var (number, reason) = (Filled(row[_number]), Filled(row[_reason]));
        if (!_expected.Contains(code))
        {
            if (number is not null || reason is not null)
                AddUnknown(row, code, (number ?? reason)!.Value);
        }
        else if (!_seen.TryAdd(code, row.Number))
        {
            Add(row, _code, code, "input-twice", $"“{code}” stands in row {_seen[code]} already.", "Delete one of the two rows.");
            Answers.RemoveAll(a => a.InputCode == code);
        }
        else if (Check(row, code, number, reason) is { } answer)
        {
            Answers.Add(answer);
        }
    }

    // A module's title has its name in the code's column and no answer; only an answer that would be lost is a problem.
    private void AddUnknown(SheetRow row, string code, SheetCell answer)
    {
        if (code.Length == 0 || row[_code]?.Kind != CellKind.Text)
            Add(row, answer.Column, null, "row-without-code", "There is an answer in a row that belongs to no figure.", "Move it to the row of its figure, or delete it.");
        else
            Add(row, _code, null, "unknown-input", $"“{Cut(code)}” is not one of the figures of this return.", "Delete what is typed in this row.");
    }

    private ReturnAnswer? Check(SheetRow row, string code, SheetCell? number, SheetCell? reason)
    {
        var before = _problems.Count;
        if (number is { } typed)
            CheckNumber(row, code, typed);
        var marker = reason is { } given ? ReadReason(row, code, given) : null;
        if (number is not null && reason is not null && _problems.Count == before)
        {
            Add(row, _number, code, "number-and-reason",
                $"There is a number here and a reason in {CellReference.Of(_reason, row.Number)} why there is none.", "Delete one of the two.");
        }

        if (_problems.Count > before)
            return null;
        var at = number is null && reason is not null ? _reason : _number;
        return new ReturnAnswer(code, Number(number), marker, Text(number), Note(row), number?.IsFormula ?? false, sheet, CellReference.Of(at, row.Number));
    }

    private void CheckNumber(SheetRow row, string code, SheetCell cell)
    {
        switch (cell)
        {
            case { Kind: CellKind.FormulaWithoutValue }:
                Add(row, _number, code, "formula-without-value", "The formula here was saved without its result.",
                    "Open the workbook in Excel or LibreOffice, save it and upload it again, or type the number.");
                break;
            case { Kind: CellKind.Error }:
                Add(row, _number, code, "error-in-cell", $"The formula here ends in the error {Cut(cell.Text!)}.", "Put the formula right, or type the number.");
                break;
            case { Kind: CellKind.Boolean }:
                Add(row, _number, code, "true-or-false", $"There is {cell.Text} here instead of a number.", "Type the number.");
                break;
            case { Meaning: NumberMeaning.Date }:
                Add(row, _number, code, "date-in-cell", "There is a date here instead of a number.",
                    "Type the number again and set the cell's format to Number; spreadsheets turn what looks like 1/2 into a date.");
                break;
        }
    }

    private Marker? ReadReason(SheetRow row, string code, SheetCell cell)
    {
        var words = (cell.Kind == CellKind.Text ? cell.Text! : "").Trim();
        foreach (var (marker, reason) in ReturnSheets.Reasons)
        {
            var symbol = marker.Symbol();
            string[] spellings = [reason, reason.Replace(symbol, "", StringComparison.Ordinal).Trim(), symbol, marker.Code()];
            if (spellings.Contains(words, StringComparer.OrdinalIgnoreCase))
                return marker;
        }

        Add(row, _reason, code, "unknown-reason", "This is not one of the reasons in the list.",
            $"Choose {string.Join(" or ", ReturnSheets.Reasons.Select(r => $"“{r.Words}”"))}, or delete it.");
        return null;
    }

    private string? Note(SheetRow row) => _notes > 0 && Words(row[_notes]) is { Length: > 0 } note ? note : null;

    private static decimal? Number(SheetCell? cell) =>
        cell is { Kind: CellKind.Number, Number: { } number, Meaning: NumberMeaning.Plain } ? number : null;

    // A percentage is handed on as it is seen, so that it is judged as if it had been typed on the form.
    private static string? Text(SheetCell? cell) => cell switch
    {
        { Kind: CellKind.Text } => cell.Value.Text,
        { Number: { } number, Meaning: NumberMeaning.Percent } => (number * 100).ToString("0.############", CultureInfo.InvariantCulture) + "%",
        { Kind: CellKind.Number, Number: null } => cell.Value.Text,
        _ => null,
    };

    private static SheetCell? Filled(SheetCell? cell) => cell is { Kind: CellKind.Text } text && string.IsNullOrWhiteSpace(text.Text) ? null : cell;

    private static string Words(SheetCell? cell) => (cell?.Text ?? cell?.Number?.ToString(CultureInfo.InvariantCulture) ?? "").Trim();

    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private void Add(SheetRow row, int column, string? input, string code, string message, string cure) =>
        _problems.Add(new CellProblem(sheet, CellReference.Of(column, row.Number), input, code, message, cure));
}
