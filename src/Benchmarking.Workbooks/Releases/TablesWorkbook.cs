using System.Globalization;
using Benchmarking.Workbooks.Reading;
using Benchmarking.Workbooks.Returns;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellStyle = Benchmarking.Workbooks.Returns.CellStyle;

namespace Benchmarking.Workbooks.Releases;

/// <summary>
/// A workbook of tables, one a sheet. Text is typed text and nothing is a formula; it holds a workbook, its styles and its
/// sheets and no other part, no author and no time, so that the same tables give the same bytes.
/// </summary>
public static class TablesWorkbook
{
    /// <summary>What a sheet can hold, its heading not counted. A longer table is left out: half of one would mislead.</summary>
    public const int MostRows = 1_048_575;

    private const double NarrowColumn = 12;
    private const double WideColumn = 40;
    private const int RowsLookedAt = 200;

    /// <summary>Writes the tables that fit.</summary>
    public static void Write(IReadOnlyList<WorkbookTable> tables, Stream output)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(output);
        using var held = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(held, SpreadsheetDocumentType.Workbook))
        {
            // Named by us: the library would draw names by lot.
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "workbook");
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = HeadedStyles.With([], []);
            var sheets = new Sheets();
            foreach (var table in tables.Where(table => table.Rows.Count <= MostRows))
            {
                var number = (uint)sheets.ChildElements.Count + 1;
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{number}");
                Write(workbook.AddNewPart<WorksheetPart>(id), table);
                sheets.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = table.Name, SheetId = number, Id = id });
            }

            workbook.Workbook = new Workbook(sheets);
        }

        held.Position = 0;
        TimelessZip.Copy(held, output);
    }

    /// <summary>Row by row: the tree of a long sheet would be many times the file.</summary>
    private static void Write(WorksheetPart part, WorkbookTable table)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(table.Headings.Select((heading, i) => new Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = Width(table, heading, i),
            CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        Row(writer, 1, [.. table.Headings], HeadedStyles.Heading);
        for (var i = 0; i < table.Rows.Count; i++)
            Row(writer, i + 2, table.Rows[i], HeadedStyles.Plain);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Row(OpenXmlWriter writer, int number, object?[] cells, uint style)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        for (var i = 0; i < cells.Length; i++)
        {
            if (Cell(cells[i]) is not { } cell)
                continue;
            (cell.StyleIndex, cell.CellReference) = (style, CellReference.Of(i + 1, number));
            writer.WriteElement(cell);
        }

        writer.WriteEndElement();
    }

    /// <summary>A day is text too: as a number with a format it would be another day in workbooks that count from 1904.</summary>
    private static Cell? Cell(object? value) => value switch
    {
        null or "" => null,
        decimal number => SheetText.Of(number, CellStyle.Plain),
        int whole => SheetText.Of(whole, CellStyle.Plain),
        DateOnly day => SheetText.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CellStyle.Plain),
        string text => SheetText.Of(text, CellStyle.Plain),
        _ => throw new ArgumentException($"A cell cannot hold {value.GetType().Name}."),
    };

    private static double Width(WorkbookTable table, string heading, int column) => Math.Clamp(
        2 + table.Rows.Take(RowsLookedAt).Select(row => (row[column] as string)?.Length ?? 0).Append(heading.Length).Max(), NarrowColumn, WideColumn);
}
