namespace Benchmarking.Workbooks.Reading.Csv;

/// <summary>
/// Splits text into records and fields, holding one record at a time: quoted as RFC 4180 says, lines ended by CR, LF
/// or both. Never holds a field longer than a cell may be, nor fields beyond the last column that is read.
/// </summary>
internal sealed class CsvLexer(TextReader text, char separator)
{
    private readonly char[] _window = new char[16 * 1024];
    private readonly int[] _ends = new int[Limits.Columns];
    private char[] _held = new char[1024];
    private int _at;
    private int _end;
    private int _length;
    private int _fieldStart;
    private int _fields;

    /// <summary>The number of the record last read, counted from 1; blank lines count too.</summary>
    public int Row { get; private set; }

    /// <summary>How many fields it has, not counting empty ones beyond the last column that is read.</summary>
    public int Fields => Math.Min(_fields, Limits.Columns);

    /// <summary>The text of a field, counted from 0.</summary>
    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            var start = field == 0 ? 0 : _ends[field - 1];
            return _held.AsSpan(start, _ends[field] - start);
        }
    }

    /// <summary>Reads the next record; false at the end of the text.</summary>
    public bool Read()
    {
        if (Peek() < 0)
            return false;
        Row++;
        _length = _fieldStart = _fields = 0;
        while (ReadField())
        {
        }

        return true;
    }

    /// <summary>True where a separator came next, and so another field.</summary>
    private bool ReadField()
    {
        if (Peek() == '"')
            ReadQuoted();
        while (true)
        {
            var rest = _window.AsSpan(_at, _end - _at);
            var stop = rest.IndexOfAny(separator, '\n', '\r');
            Take(stop < 0 ? rest.Length : stop);
            if (stop >= 0 || Peek() < 0)
                break;
        }

        EndField();
        return EndsWithSeparator();
    }

    private bool EndsWithSeparator()
    {
        var next = Peek();
        if (next < 0)
            return false;
        _at++;
        if (next == '\r' && Peek() == '\n')
            _at++;
        return next == separator;
    }

    /// <summary>Reads up to the closing quote; what stands between it and the separator is taken as it is, as Excel does.</summary>
    private void ReadQuoted()
    {
        _at++;
        while (true)
        {
            if (Peek() < 0)
                throw new WorkbookRefusedException(Refusals.QuoteNotClosed(Row, _fields + 1));
            var rest = _window.AsSpan(_at, _end - _at);
            var stop = rest.IndexOf('"');
            Take(stop < 0 ? rest.Length : stop);
            if (stop < 0)
                continue;
            _at++;
            if (Peek() != '"')
                return;
            Take(1);
        }
    }

    private void Take(int characters)
    {
        if (_length - _fieldStart + characters > Limits.CellCharacters)
            throw new WorkbookRefusedException(Refusals.FieldTooLong(Row, _fields + 1));
        if (_length + characters > _held.Length)
            Array.Resize(ref _held, Math.Max(_held.Length * 2, _length + characters));
        _window.AsSpan(_at, characters).CopyTo(_held.AsSpan(_length));
        _length += characters;
        _at += characters;
    }

    private void EndField()
    {
        if (_fields < Limits.Columns)
            _ends[_fields] = _length;
        else if (_length > _fieldStart)
            throw new WorkbookRefusedException(Refusals.TooManyColumns("The file", Row));
        _fields++;
        _fieldStart = _length;
    }

    /// <summary>The next character without taking it; -1 at the end.</summary>
    private int Peek()
    {
        if (_at < _end)
            return _window[_at];
        (_at, _end) = (0, text.Read(_window));
        return _end > 0 ? _window[0] : -1;
    }
}
