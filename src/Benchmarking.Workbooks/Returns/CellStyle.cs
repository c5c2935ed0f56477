using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Workbooks.Returns;

/// <summary>The styles of a return's workbook; each one's number is its place in <see cref="ReturnStyles"/>.</summary>
internal enum CellStyle : uint
{
    Plain,
    Title,
    Lead,
    Body,
    Key,
    Heading,
    Module,
    Code,
    Text,
    LastWhole,
    LastDecimal,
    AnswerWhole,
    AnswerDecimal,
    AnswerText,
    Number,
    BadText,
    BadNumber,
    BadWords,
    Link,
}

/// <summary>Fonts, fills and formats: one calm accent, yellow where something is to be typed.</summary>
internal static class ReturnStyles
{
    private const string Accent = "FF1D4E6B";
    private const string AccentPale = "FFE3EDF2";
    private const string Answer = "FFFFF8DC";
    private const string Bad = "FFFCE4E1";
    private const string BadInk = "FF9B1C10";
    private const string Line = "FFC5CDD3";
    private const string Grey = "FF6B7680";
    private const uint WholeNumber = 3; // #,##0

    public static Stylesheet Make() => new(
        new Fonts(
            Font(11, null, bold: false), Font(20, Accent, bold: true), Font(13, Accent, bold: true), Font(11, Grey, bold: true),
            Font(11, "FFFFFFFF", bold: true), Font(11, Accent, bold: true), Font(9, Grey, bold: false),
            Font(11, BadInk, bold: true), Font(11, Accent, bold: false, underlined: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            Solid(Accent), Solid(AccentPale), Solid(Answer), Solid(Bad)),
        new Borders(new Border(), Boxed()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Format(CellStyle.Plain),
            Format(CellStyle.Title, font: 1),
            Format(CellStyle.Lead, font: 2),
            Format(CellStyle.Body, wrap: true),
            Format(CellStyle.Key, font: 3),
            Format(CellStyle.Heading, font: 4, fill: 2, border: 1, wrap: true),
            Format(CellStyle.Module, font: 5, fill: 3, border: 1),
            Format(CellStyle.Code, font: 6, border: 1, wrap: true),
            Format(CellStyle.Text, border: 1, wrap: true),
            Format(CellStyle.LastWhole, border: 1, number: WholeNumber, right: true),
            Format(CellStyle.LastDecimal, border: 1, right: true),
            Format(CellStyle.AnswerWhole, fill: 4, border: 1, number: WholeNumber, right: true, unlocked: true),
            Format(CellStyle.AnswerDecimal, fill: 4, border: 1, right: true, unlocked: true),
            Format(CellStyle.AnswerText, fill: 4, border: 1, wrap: true, unlocked: true),
            Format(CellStyle.Number, border: 1, right: true),
            Format(CellStyle.BadText, fill: 5, border: 1, wrap: true),
            Format(CellStyle.BadNumber, fill: 5, border: 1, right: true),
            Format(CellStyle.BadWords, font: 7, border: 1, wrap: true),
            Format(CellStyle.Link, font: 8, border: 1, wrap: true)));

    // The style is named at each line above so that the order can be checked by eye against the enumeration.
    private static CellFormat Format(
        CellStyle style, uint font = 0, uint fill = 0, uint border = 0, uint number = 0, bool wrap = false, bool right = false, bool unlocked = false) => new()
        {
            FontId = font,
            FillId = fill,
            BorderId = border,
            NumberFormatId = number,
            FormatId = 0,
            ApplyFont = font > 0,
            ApplyFill = fill > 0,
            ApplyBorder = border > 0,
            ApplyNumberFormat = number > 0,
            ApplyAlignment = style != CellStyle.Plain,
            ApplyProtection = unlocked,
            Alignment = new Alignment
            {
                Vertical = style == CellStyle.Heading || style == CellStyle.Module ? VerticalAlignmentValues.Center : VerticalAlignmentValues.Top,
                Horizontal = right ? HorizontalAlignmentValues.Right : HorizontalAlignmentValues.Left,
                WrapText = wrap,
                // So that a number does not touch the line beside it.
                Indent = right ? 1u : null,
            },
            Protection = new Protection { Locked = !unlocked },
        };

    private static Font Font(double size, string? colour, bool bold, bool underlined = false)
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        if (underlined)
            font.Append(new Underline());
        font.Append(new FontSize { Val = size });
        if (colour is not null)
            font.Append(new Color { Rgb = colour });
        font.Append(new FontName { Val = "Calibri" });
        return font;
    }

    private static Fill Solid(string colour) => new(new PatternFill
    {
        PatternType = PatternValues.Solid,
        ForegroundColor = new ForegroundColor { Rgb = new HexBinaryValue(colour) },
    });

    private static Border Boxed() => new(
        new LeftBorder(Thin()) { Style = BorderStyleValues.Thin },
        new RightBorder(Thin()) { Style = BorderStyleValues.Thin },
        new TopBorder(Thin()) { Style = BorderStyleValues.Thin },
        new BottomBorder(Thin()) { Style = BorderStyleValues.Thin },
        new DiagonalBorder());

    private static Color Thin() => new() { Rgb = Line };
}
