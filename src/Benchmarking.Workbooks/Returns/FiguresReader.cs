using Benchmarking.Engine;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Workbooks.Returns;

/// <summary>
/// Reads the figures row by row. Columns are found by their headings and rows by their codes, so that a sheet whose
/// lock was taken off and whose rows were sorted is still read right.
/// </summary>
/// <param name="headings">How the file names its columns.</param>
/// <param name="inputCodes">Every input the return asks for.</param>
/// <param name="isWhole">True where a row must be there for each input: the workbook has them all, a CSV may have some.</param>
internal sealed class FiguresReader(FigureHeadings headings, IReadOnlyCollection<string> inputCodes, bool isWhole)
{
    private const string Again = "Download the workbook again and copy your numbers into it, or type this figure on screen.";
    private readonly HashSet<string> _expected = new(inputCodes, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _twice = new(StringComparer.Ordinal);
    private readonly List<CellProblem> _problems = [];
    private FigureColumns? _columns;
    private int _rows;
    private int _toPutRight;
    private int _notFigures;

    public List<ReturnAnswer> Answers { get; } = [];

    public bool HasHeadings => _columns is not null;

    /// <summary>Places of answers that were read though their row or column is not shown.</summary>
    public List<string> Hidden { get; } = [];

    public RowCounts Counts
    {
        get
        {
            var answered = Answers.Count(a => a.IsAnswered);
            return new RowCounts(_rows, answered, Answers.Count - answered, _toPutRight, _notFigures);
        }
    }

    /// <summary>The problems met, and the rows that were not.</summary>
    public IReadOnlyList<CellProblem> AllProblems() =>
    [
        .. _problems,
        .. inputCodes.Where(c => isWhole && !_seen.ContainsKey(c)).Select(c => new CellProblem(
            headings.Sheet, "", c, "row-missing", $"The row of “{c}” is missing.", Again)),
    ];

    public void Visit(SheetRow row)
    {
        if (_columns is { } columns)
            ReadRow(row, columns);
        else
            _columns = FigureColumns.Of(row, headings, needsReason: isWhole);
    }

    private void ReadRow(SheetRow row, FigureColumns columns)
    {
        _rows++;
        var before = _problems.Count;
        var code = FigureCells.Words(row[columns.Code]);
        var (number, reason) = (FigureCells.Filled(row[columns.Number]), FigureCells.Filled(row[columns.Reason]));
        if (!_expected.Contains(code))
            AddUnknown(row, columns, code, number ?? reason);
        else if (!_seen.TryAdd(code, row.Number))
            AddTwice(row, columns, code);
        else if (Check(row, columns, code, number, reason) is { } answer)
            Answers.Add(answer);
        if (_problems.Count > before)
            _toPutRight++;
    }

    // A module's title has its name in the code's column and no answer; only an answer that would be lost is a problem.
    private void AddUnknown(SheetRow row, FigureColumns columns, string code, SheetCell? answer)
    {
        if (answer is not { } lost)
        {
            _notFigures++;
        }
        else if (code.Length == 0 || (isWhole && row[columns.Code]?.Kind != CellKind.Text))
        {
            Add(row, lost.Column, null, "row-without-code", "There is an answer in a row that belongs to no figure.",
                "Move it to the row of its figure, or delete it.", Shown(answer));
        }
        else
        {
            Add(row, columns.Code, null, "unknown-input", $"“{FigureCells.Cut(code)}” is not one of the figures of this return.",
                "Delete what is typed in this row.", Shown(answer));
        }
    }

    private void AddTwice(SheetRow row, FigureColumns columns, string code)
    {
        Add(row, columns.Code, code, "input-twice", $"“{code}” stands in row {_seen[code]} already.", "Delete one of the two rows.");
        // Neither of the two is believed, so the first becomes one to put right too.
        if (Answers.RemoveAll(a => a.InputCode == code) > 0 && _twice.Add(code))
            _toPutRight++;
    }

    private ReturnAnswer? Check(SheetRow row, FigureColumns columns, string code, SheetCell? number, SheetCell? reason)
    {
        var before = _problems.Count;
        if (number is { } typed && FigureCells.Problem(typed) is { } wrong)
            Add(row, columns.Number, code, wrong.Code, wrong.Message, wrong.Cure, Shown(typed));
        var marker = reason is { } given ? ReadReason(row, columns, code, given) : null;
        if (number is not null && reason is not null && _problems.Count == before)
        {
            Add(row, columns.Number, code, "number-and-reason",
                $"There is a number here and a reason in {headings.Place(row.Number, columns.Reason)} why there is none.",
                "Delete one of the two.", Shown(number));
        }

        if (_problems.Count > before)
            return null;
        var place = headings.Place(row.Number, number is null && reason is not null ? columns.Reason : columns.Number);
        if ((number ?? reason) is { IsHidden: true })
            Hidden.Add(place);
        var note = FigureCells.Words(row[columns.Note]);
        return new ReturnAnswer(
            code, FigureCells.Number(number), marker, FigureCells.Typed(number), note.Length > 0 ? note : null,
            number?.IsFormula ?? false, headings.Sheet, place);
    }

    private Marker? ReadReason(SheetRow row, FigureColumns columns, string code, SheetCell cell)
    {
        if (ReturnReasons.Read(cell.Kind == CellKind.Text ? cell.Text : null) is { } marker)
            return marker;
        Add(row, columns.Reason, code, "unknown-reason", "This is not one of the reasons in the list.",
            $"Choose {ReturnReasons.InWords}, or delete it.", Shown(cell));
        return null;
    }

    private string Shown(SheetCell? cell) => FigureCells.Shown(cell, headings.Uses1904Dates);

    private void Add(SheetRow row, int column, string? input, string code, string message, string cure, string typed = "") =>
        _problems.Add(new CellProblem(headings.Sheet, headings.Place(row.Number, column), input, code, message, cure, typed));
}
