using System.Globalization;
using System.Xml;

namespace Benchmarking.Workbooks.Reading;

/// <summary>Reads one sheet's rows in a single pass, holding one row at a time.</summary>
internal sealed class SheetReader(string sheet, string part, SharedStrings strings, CellFormats formats, Action<SheetRow> visit)
{
    private readonly List<SheetCell> _cells = [];
    private readonly BoundedText _value = new();
    private readonly BoundedText _formula = new();
    private BoundedText? _into;
    private int _inPhonetic;
    private readonly HiddenColumns _hiddenColumns = new();
    private bool _rowIsHidden;
    private int _row;
    private int _column;
    private string? _type;
    private int _format;
    private bool _inCell;
    private bool _hasFormula;
    private bool _hasValue;

    public void Node(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Start(reader);
                break;
            case XmlNodeType.EndElement:
                End(reader.LocalName);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                if (_into is not null && !_into.TryAppend(reader))
                    throw new WorkbookRefusedException(Refusals.CellTooLong($"Cell {CellReference.Of(_column, _row)} of sheet “{sheet}”"));
                break;
        }
    }

    private void Start(XmlReader reader)
    {
        var isEmpty = reader.IsEmptyElement;
        switch (reader.LocalName)
        {
            case "row":
                StartRow(reader.GetAttribute("r"));
                _rowIsHidden = reader.GetAttribute("hidden") is "1" or "true";
                break;
            case "col" when _row == 0:
                _hiddenColumns.Add(reader);
                break;
            case "c" when _row > 0:
                StartCell(reader);
                if (isEmpty)
                    _inCell = false;
                break;
            case "f" when _inCell:
                _hasFormula = true;
                _into = isEmpty ? null : _formula;
                break;
            case "v" or "t" when _inCell && _inPhonetic == 0:
                _hasValue = true;
                _into = isEmpty ? null : _value;
                break;
            case "rPh" when !isEmpty:
                _inPhonetic++;
                break;
        }
    }

    private void End(string name)
    {
        _into = null;
        switch (name)
        {
            case "rPh":
                _inPhonetic--;
                break;
            case "c" when _inCell:
                EndCell();
                _inCell = false;
                break;
            case "row":
                if (_cells.Count > 0)
                    visit(new SheetRow(_row, _cells));
                break;
        }
    }

    private void StartRow(string? reference)
    {
        var row = reference is null ? _row + 1 : Whole(reference);
        if (row <= _row)
            throw new WorkbookRefusedException(Refusals.OutOfOrder(sheet, _row));
        _row = row;
        _column = 0;
        _cells.Clear();
    }

    private void StartCell(XmlReader reader)
    {
        var reference = reader.GetAttribute("r");
        var column = reference is null ? _column + 1 : CellReference.Column(reference);
        if (column <= _column)
            throw new WorkbookRefusedException(Refusals.OutOfOrder(sheet, _row));
        _column = column;
        _type = reader.GetAttribute("t");
        _format = reader.GetAttribute("s") is { } style ? Whole(style) : 0;
        _inCell = true;
        _hasFormula = _hasValue = false;
        _value.Clear();
        _formula.Clear();
    }

    private void EndCell()
    {
        if (!_hasValue && !_hasFormula)
            return;
        if (_row > Limits.Rows)
            throw new WorkbookRefusedException(Refusals.TooManyRows($"Sheet “{sheet}”"));
        if (_column > Limits.Columns)
            throw new WorkbookRefusedException(Refusals.TooManyColumns($"Sheet “{sheet}”", _row));
        if (StartsProgram(_formula.Span))
            throw new WorkbookRefusedException(Refusals.Dde);
        _cells.Add(MakeCell());
    }

    private SheetCell MakeCell() => _type switch
    {
        _ when !_hasValue => Cell(CellKind.FormulaWithoutValue, null),
        "s" => Cell(CellKind.Text, strings.Find(Whole(_value.Span)) ?? throw Damaged()),
        "inlineStr" or "str" => Cell(CellKind.Text, _value.ToString()),
        "b" => Cell(CellKind.Boolean, _value.Span.Trim() is "1" or "true" ? "TRUE" : "FALSE"),
        "e" => Cell(CellKind.Error, _value.ToString()),
        "d" => Cell(CellKind.Text, _value.ToString()) with { Meaning = NumberMeaning.Date },
        null or "n" => NumberCell(_value.Span.Trim()),
        _ => throw Damaged(),
    };

    private SheetCell NumberCell(ReadOnlySpan<char> digits)
    {
        if (digits.IsEmpty)
            return Cell(CellKind.FormulaWithoutValue, null);
        var meaning = formats[_format];
        if (decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return Cell(CellKind.Number, null) with { Number = AsShown(number, digits.Length), Meaning = meaning };
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? Cell(CellKind.Number, digits.ToString()) with { Meaning = meaning }
            : throw Damaged();
    }

    /// <summary>
    /// Rounds to the 15 digits that spreadsheets count with and show; files hold 17, so that 0.1 + 0.2 is saved as
    /// 0.30000000000000004.
    /// </summary>
    internal static decimal AsShown(decimal number, int digits)
    {
        if (digits <= 15 || number == 0)
            return number;
        var places = 15 - (int)Math.Ceiling(Math.Log10((double)Math.Abs(number)));
        return places is >= 0 and <= 28
            ? WithoutTrailingZeros(decimal.Round(number, places, MidpointRounding.AwayFromZero))
            : number;
    }

    // Dividing makes decimal drop the zeros it would otherwise carry along: 2.50 becomes 2.5.
    private static decimal WithoutTrailingZeros(decimal number) => number / 1.0000000000000000000000000000m;

    private SheetCell Cell(CellKind kind, string? text) => new(
        _row, _column, kind, text, null, NumberMeaning.Plain, _hasFormula, _rowIsHidden || _hiddenColumns.Contain(_column));

    private int Whole(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Damaged();

    private WorkbookRefusedException Damaged() => new(Refusals.Damaged(part));

    /// <summary>A bar outside quotes stands in no formula but one that calls another program, as in <c>cmd|'/c calc'!A1</c>.</summary>
    internal static bool StartsProgram(ReadOnlySpan<char> formula)
    {
        if (!formula.Contains('|'))
            return false;
        var quote = '\0';
        foreach (var c in formula)
        {
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c == '|')
                return true;
        }

        return false;
    }
}
