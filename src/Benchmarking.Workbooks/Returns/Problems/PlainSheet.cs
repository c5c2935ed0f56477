using Benchmarking.Workbooks.Reading;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Workbooks.Returns.Problems;

/// <summary>A sheet to read: a title, a line about it, frozen headings, rows with wrapped text.</summary>
internal sealed class PlainSheet
{
    private const int HeadingRow = 3;
    private readonly (string Heading, double Width)[] _columns;
    private readonly SheetData _rows = new();
    private readonly Hyperlinks _links = new();
    private uint _next = 1;

    public PlainSheet((string Heading, double Width)[] columns, string title, string about)
    {
        _columns = columns;
        Append(30, SheetText.Of(title, CellStyle.Lead));
        Append(20, SheetText.Of(about, CellStyle.Plain));
        Append(24, [.. columns.Select(c => SheetText.Of(c.Heading, CellStyle.Heading))]);
    }

    /// <summary>Adds a row and tells its number.</summary>
    public int Add(params Cell[] cells)
    {
        var lines = cells.Select((cell, i) => Lines(cell.InnerText, _columns[i].Width)).Max();
        Append(Math.Min((lines * 15) + 6, 400), cells);
        return (int)_next - 1;
    }

    /// <summary>Makes a cell a link to another place of the same workbook.</summary>
    public void Link(int column, int row, string location) =>
        _links.Append(new Hyperlink { Reference = CellReference.Of(column, row), Location = location });

    public Worksheet Finish()
    {
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(Frozen()),
            new Columns(_columns.Select((c, i) =>
                new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true })),
            _rows);
        if (_links.HasChildren)
            sheet.Append(_links);
        sheet.Append(
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&RPage &P of &N")));
        return sheet;
    }

    private static SheetView Frozen() => new(
        new Pane
        {
            VerticalSplit = HeadingRow,
            TopLeftCell = $"A{HeadingRow + 1}",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        },
        new Selection { Pane = PaneValues.BottomLeft })
    {
        ShowGridLines = false,
        WorkbookViewId = 0,
    };

    private static int Lines(string text, double width) => text.Split('\n').Sum(line => 1 + (int)(line.Length / width));

    private void Append(double height, params Cell[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
            cells[i].CellReference = CellReference.Of(i + 1, (int)_next);
        _rows.Append(new Row(cells) { RowIndex = _next++, Height = height, CustomHeight = true });
    }
}
