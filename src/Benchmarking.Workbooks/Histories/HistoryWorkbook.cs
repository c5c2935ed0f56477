using Benchmarking.Workbooks.Reading;
using Benchmarking.Workbooks.Returns;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellStyle = Benchmarking.Workbooks.Returns.CellStyle;

namespace Benchmarking.Workbooks.Histories;

/// <summary>One line of the template: a metric in a period, to be filled in.</summary>
/// <param name="Period">Its data form, such as <c>2025-Q4</c>.</param>
/// <param name="Metric">Its code.</param>
/// <param name="Name">Its plain name, for whoever fills it in.</param>
/// <param name="Unit">Its unit, likewise.</param>
public sealed record HistoryTemplateRow(string Period, string Metric, string Name, string Unit);

/// <summary>The workbook for an organisation's earlier figures: one sheet, one heading, one row a figure.</summary>
public static class HistoryWorkbook
{
    /// <summary>Every column of the template in order; the last two are for the reader alone.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["period", "metric", "area", "value", "numerator", "denominator", "marker", "name", "unit"];

    private static readonly double[] Widths = [12, 34, 18, 12, 12, 13, 9, 50, 20];

    private enum Style : uint
    {
        Plain,
        Heading,
        Text,
        Muted,
    }

    /// <summary>Writes the template.</summary>
    public static void Write(string sheet, IReadOnlyList<HistoryTemplateRow> rows, Stream output)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(output);
        using var held = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(held, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = HeadedStyles.With(
                [HeadedStyles.Font("FF6B7680", bold: false)],
                [
                    new CellFormat { FormatId = 0, NumberFormatId = 49, ApplyNumberFormat = true },
                    new CellFormat { FormatId = 0, FontId = 2, ApplyFont = true },
                ]);
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = Sheet(rows);
            workbook.Workbook = new Workbook(new Sheets(
                new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet, SheetId = 1, Id = workbook.GetIdOfPart(part) }));
        }

        held.Position = 0;
        held.CopyTo(output);
    }

    private static Worksheet Sheet(IReadOnlyList<HistoryTemplateRow> rows) => new(
        new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        })
        { WorkbookViewId = 0 }),
        new Columns(Widths.Select((width, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = width,
            CustomWidth = true,
            // Text, so that no spreadsheet program makes a date of the year 2011-12.
            Style = (uint)(IsText(i) ? Style.Text : Style.Plain),
        })),
        new SheetData(
            [
                Row(1, Columns.Select(name => (name, Style.Heading))),
                .. rows.Select((row, i) => Row(i + 2,
                    [(row.Period, Style.Text), (row.Metric, Style.Text), ("", Style.Text), ("", Style.Plain), ("", Style.Plain), ("", Style.Plain), ("", Style.Text), (row.Name, Style.Muted), (row.Unit, Style.Muted)])),
            ]));

    private static bool IsText(int column) => column is 0 or 1 or 2 or 6;

    private static Row Row(int number, IEnumerable<(string Text, Style Style)> cells) => new(
        cells.Select((cell, i) =>
        {
            var made = cell.Text.Length == 0 ? SheetText.Empty(CellStyle.Plain) : SheetText.Of(cell.Text, CellStyle.Plain);
            made.StyleIndex = (uint)cell.Style;
            made.CellReference = CellReference.Of(i + 1, number);
            return made;
        }))
    { RowIndex = (uint)number };
}
