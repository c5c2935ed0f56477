using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Workbooks.Returns;

/// <summary>
/// Makes cells. Text is always written as typed text, so that nothing a member wrote can become a formula in another's
/// spreadsheet program.
/// </summary>
internal static partial class SheetText
{
    public static Cell Of(string text, CellStyle style) => new()
    {
        DataType = CellValues.InlineString,
        StyleIndex = (uint)style,
        InlineString = new InlineString(new Text(Safe(text)) { Space = SpaceProcessingModeValues.Preserve }),
    };

    public static Cell Of(decimal number, CellStyle style) => new()
    {
        StyleIndex = (uint)style,
        CellValue = new CellValue(number),
    };

    public static Cell Empty(CellStyle style) => new() { StyleIndex = (uint)style };

    /// <summary>Drops what XML cannot hold and escapes what spreadsheets would take for an escape.</summary>
    internal static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                safe.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                safe.Append(text[i]).Append(text[++i]);
        }

        if (safe.Length > Limits.CellCharacters)
            safe.Length = Limits.CellCharacters;
        return LooksEscaped().Replace(safe.ToString(), "_x005F$0");
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex LooksEscaped();
}
