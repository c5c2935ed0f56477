using System.Globalization;
using System.Xml;

namespace Benchmarking.Workbooks.Reading;

/// <summary>What each cell format of the workbook makes of a number: a date, a percentage or just the number.</summary>
internal sealed class CellFormats
{
    private readonly List<NumberMeaning> _meanings = [];
    private readonly Dictionary<int, NumberMeaning> _own = [];
    private bool _inCellFormats;

    public static CellFormats None { get; } = new();

    public static CellFormats Read(Package package, ZipPart part)
    {
        var formats = new CellFormats();
        PartXml.Read(package, part, Limits.SmallPartBytes, formats.Node);
        return formats;
    }

    public NumberMeaning this[int format] => format >= 0 && format < _meanings.Count ? _meanings[format] : NumberMeaning.Plain;

    private void Node(XmlReader reader)
    {
        if (reader.LocalName == "cellXfs")
            _inCellFormats = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
        if (reader.NodeType != XmlNodeType.Element)
            return;
        if (reader.LocalName == "numFmt")
            AddOwn(Number(reader, "numFmtId"), reader.GetAttribute("formatCode") ?? "");
        else if (_inCellFormats && reader.LocalName == "xf")
            AddFormat(Number(reader, "numFmtId"));
    }

    private void AddOwn(int id, string code)
    {
        if (_own.Count >= Limits.CellFormats)
            throw new WorkbookRefusedException(Refusals.TooManyFormats);
        _own[id] = MeaningOf(code);
    }

    private void AddFormat(int id)
    {
        if (_meanings.Count >= Limits.CellFormats)
            throw new WorkbookRefusedException(Refusals.TooManyFormats);
        _meanings.Add(_own.TryGetValue(id, out var meaning) ? meaning : BuiltIn(id));
    }

    private static int Number(XmlReader reader, string attribute) =>
        int.TryParse(reader.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private static NumberMeaning BuiltIn(int id) => id switch
    {
        9 or 10 => NumberMeaning.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => NumberMeaning.Date,
        _ => NumberMeaning.Plain,
    };

    /// <summary>Looks at a format's letters outside quotes, brackets and escapes.</summary>
    internal static NumberMeaning MeaningOf(string code)
    {
        var meaning = NumberMeaning.Plain;
        for (var i = 0; i < code.Length; i++)
        {
            switch (char.ToLowerInvariant(code[i]))
            {
                case '"':
                    i = SkipTo(code, i, '"');
                    break;
                case '[':
                    var end = SkipTo(code, i, ']');
                    if (IsElapsedTime(code.AsSpan(i, end - i)))
                        return NumberMeaning.Date;
                    i = end;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'd' or 'm' or 'y' or 'h' or 's':
                    return NumberMeaning.Date;
                case '%':
                    meaning = NumberMeaning.Percent;
                    break;
                case 'g' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += "General".Length - 1;
                    break;
            }
        }

        return meaning;
    }

    private static int SkipTo(string code, int from, char mark)
    {
        var at = code.IndexOf(mark, from + 1);
        return at < 0 ? code.Length : at;
    }

    // [h], [mm] and [ss] count hours, minutes and seconds; other brackets hold colours, conditions and locales.
    private static bool IsElapsedTime(ReadOnlySpan<char> bracket) =>
        bracket.Length > 1 && bracket[1..].IndexOfAnyExcept("hmsHMS") < 0;
}
