using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Benchmarking.Workbooks.Reading;

/// <summary>Collects the text of one cell without ever holding more than a cell may have.</summary>
internal sealed partial class BoundedText
{
    private readonly char[] _characters = new char[Limits.CellCharacters];
    private readonly char[] _overflow = new char[1];
    private int _length;

    public int Length => _length;

    public ReadOnlySpan<char> Span => _characters.AsSpan(0, _length);

    public void Clear() => _length = 0;

    /// <summary>Adds the text of the reader's node; false where it would be too long.</summary>
    public bool TryAppend(XmlReader reader)
    {
        while (_length < _characters.Length)
        {
            var got = reader.ReadValueChunk(_characters, _length, _characters.Length - _length);
            if (got == 0)
                return true;
            _length += got;
        }

        return reader.ReadValueChunk(_overflow, 0, 1) == 0;
    }

    /// <summary>The text, with the escapes undone that spreadsheets use for what XML cannot hold.</summary>
    public override string ToString()
    {
        var text = Span.ToString();
        return text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, Unescape) : text;
    }

    private static string Unescape(Match match) =>
        ((char)ushort.Parse(match.ValueSpan.Slice(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
