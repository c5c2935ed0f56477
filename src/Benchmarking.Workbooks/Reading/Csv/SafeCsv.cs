using System.Text;

namespace Benchmarking.Workbooks.Reading.Csv;

/// <summary>
/// A table in a text file that came from outside, read within <see cref="Limits"/>. Nothing in it is ever worked out:
/// a text that begins like a formula is that text.
/// </summary>
internal sealed class SafeCsv
{
    private const int LookedCharacters = 64 * 1024;
    private readonly byte[] _file;
    private readonly CsvEncoding _encoding;
    private readonly int _skipped;

    private SafeCsv(byte[] file, CsvEncoding encoding)
    {
        _file = file;
        _encoding = encoding;
        var start = Start();
        var (declared, length) = CsvLook.Declared(start);
        _skipped = length;
        Separator = declared ?? CsvLook.Separator(start);
        UsesDecimalComma = Separator != ',' && CsvLook.HasDecimalCommas(Lexer());
    }

    public char Separator { get; }

    /// <summary>True where <c>12,5</c> is read as twelve and a half.</summary>
    public bool UsesDecimalComma { get; }

    /// <summary>True where nothing in the file tells its encoding.</summary>
    public bool EncodingIsGuessed => _encoding.IsGuess;

    /// <exception cref="WorkbookRefusedException">The file is no such table.</exception>
    public static SafeCsv Open(byte[] file) => Guarded(() => new SafeCsv(
        file, CsvEncoding.Of(file) ?? throw new WorkbookRefusedException(Refusals.Unknown)));

    /// <exception cref="WorkbookRefusedException">A limit was passed or the file is damaged.</exception>
    public void ReadRows(Action<SheetRow> visit) => Guarded(() =>
    {
        var lexer = Lexer();
        var cells = new List<SheetCell>();
        while (lexer.Read())
        {
            cells.Clear();
            for (var i = 0; i < lexer.Fields; i++)
            {
                if (!lexer[i].IsEmpty)
                    cells.Add(CellOf(lexer, i));
            }

            if (cells.Count == 0)
                continue;
            if (lexer.Row > Limits.Rows)
                throw new WorkbookRefusedException(Refusals.TooManyRows("The file"));
            visit(new SheetRow(lexer.Row, cells));
        }

        return true;
    });

    private SheetCell CellOf(CsvLexer lexer, int field)
    {
        var number = CsvNumber.Parse(lexer[field], UsesDecimalComma ? ',' : '.');
        return number is null
            ? new SheetCell(lexer.Row, field + 1, CellKind.Text, lexer[field].ToString(), null, NumberMeaning.Plain, false)
            : new SheetCell(lexer.Row, field + 1, CellKind.Number, null, number, NumberMeaning.Plain, false);
    }

    private CsvLexer Lexer()
    {
        var text = Text();
        for (var i = 0; i < _skipped; i++)
            text.Read();
        return new CsvLexer(text, Separator);
    }

    private string Start()
    {
        var start = new char[LookedCharacters];
        return new string(start, 0, Text().ReadBlock(start));
    }

    private StreamReader Text() => new(
        new MemoryStream(_file, _encoding.MarkBytes, _file.Length - _encoding.MarkBytes, writable: false),
        _encoding.Reads, detectEncodingFromByteOrderMarks: false, 16 * 1024);

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException)
        {
            throw new WorkbookRefusedException(Refusals.DamagedText);
        }
    }
}
