using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Workbooks;

/// <summary>The look of a sheet that is one table: plain cells, and a heading in white on the house's blue.</summary>
internal static class HeadedStyles
{
    /// <summary>Number of the plain format.</summary>
    public const uint Plain = 0;

    /// <summary>Number of the heading's format.</summary>
    public const uint Heading = 1;

    private const string Blue = "FF1D4E6B";
    private const string White = "FFFFFFFF";

    /// <summary>A stylesheet with these two, and whatever a sheet needs besides.</summary>
    /// <param name="fonts">Numbered from 2.</param>
    /// <param name="formats">Numbered from 2.</param>
    public static Stylesheet With(IEnumerable<Font> fonts, IEnumerable<CellFormat> formats) => new(
        new Fonts([Font(null, bold: false), Font(White, bold: true), .. fonts]),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill { PatternType = PatternValues.Solid, ForegroundColor = new ForegroundColor { Rgb = Blue } })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
        [
            new CellFormat { FormatId = 0 },
            new CellFormat { FormatId = 0, FontId = 1, FillId = 2, ApplyFont = true, ApplyFill = true },
            .. formats,
        ]));

    public static Font Font(string? colour, bool bold)
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = 11 });
        if (colour is not null)
            font.Append(new Color { Rgb = colour });
        font.Append(new FontName { Val = "Calibri" });
        return font;
    }
}
