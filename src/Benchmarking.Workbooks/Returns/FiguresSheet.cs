using Benchmarking.Engine.Returns;
using Benchmarking.Workbooks.Reading;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Workbooks.Returns;

/// <summary>The sheet to fill in: one row a number, everything locked but the answers.</summary>
internal sealed class FiguresSheet
{
    private const int NumberColumn = 6;
    private const int ReasonColumn = 7;
    private readonly SheetData _rows = new();
    private readonly MergeCells _merged = new();
    private readonly DataValidations _validations = new();
    private readonly List<string> _reasonCells = [];
    private uint _next = 1;

    public static Worksheet Make(ReturnTemplate template)
    {
        var sheet = new FiguresSheet();
        sheet.AddHead(template);
        foreach (var section in template.Sections)
            sheet.AddSection(section);
        return sheet.Finish(template);
    }

    private static string LastColumn => CellReference.Letters(ReturnSheets.Columns.Length);

    private void AddHead(ReturnTemplate template)
    {
        Add(30, SheetText.Of($"{template.OrganisationName}: {template.PeriodWords}", CellStyle.Lead));
        Add(20, SheetText.Of("Type in the yellow cells: a number, or the reason why there is none. Due " + template.DueWords + ".", CellStyle.Plain));
        Add(32, [.. ReturnSheets.Columns.Select(c => SheetText.Of(c.Heading, CellStyle.Heading))]);
    }

    private void AddSection(ReturnSection section)
    {
        _merged.Append(new MergeCell { Reference = $"A{_next}:{LastColumn}{_next}" });
        Add(22, [SheetText.Of(section.ModuleName, CellStyle.Module),
            .. ReturnSheets.Columns.Skip(1).Select(_ => SheetText.Empty(CellStyle.Module))]);
        foreach (var input in section.Inputs)
            AddInput(input);
    }

    private void AddInput(ReturnInput input)
    {
        var definition = input.FeedsFigure.Length == 0 ? input.Definition : $"{input.Definition}\nUsed for: {input.FeedsFigure}";
        var row = (int)_next;
        _validations.Append(ReturnChecks.Number(input, CellReference.Of(NumberColumn, row)));
        _reasonCells.Add(CellReference.Of(ReasonColumn, row));
        Add(
            HeightFor(definition, input.Label),
            SheetText.Of(input.Code, CellStyle.Code),
            SheetText.Of(input.Label, CellStyle.Text),
            SheetText.Of(definition, CellStyle.Text),
            SheetText.Of(input.Unit, CellStyle.Text),
            Shown(input.LastQuarter, input.Decimals == 0 ? CellStyle.LastWhole : CellStyle.LastDecimal, "–"),
            Shown(input.Current with { Marker = null }, input.Decimals == 0 ? CellStyle.AnswerWhole : CellStyle.AnswerDecimal, null),
            input.Current.Marker is { } marker ? SheetText.Of(ReturnReasons.Words(marker), CellStyle.AnswerText) : SheetText.Empty(CellStyle.AnswerText),
            input.Note is { } note ? SheetText.Of(note, CellStyle.AnswerText) : SheetText.Empty(CellStyle.AnswerText));
    }

    private static Cell Shown(Answer answer, CellStyle style, string? whenBlank) => answer switch
    {
        { Value: { } value } => SheetText.Of(value, style),
        { Marker: { } marker } => SheetText.Of(ReturnReasons.Words(marker), style),
        { Unreadable: { } text } => SheetText.Of(text, style),
        _ when whenBlank is not null => SheetText.Of(whenBlank, style),
        _ => SheetText.Empty(style),
    };

    // Spreadsheet programs do not all fit a row to wrapped text by themselves, so the lines are reckoned here.
    private static double HeightFor(string definition, string label)
    {
        var lines = Math.Max(definition.Split('\n').Sum(l => 1 + (l.Length / 64)), 1 + (label.Length / 38));
        return Math.Min(Math.Max(lines, 2) * 15.5, 400);
    }

    private void Add(double height, params Cell[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
            cells[i].CellReference = CellReference.Of(i + 1, (int)_next);
        _rows.Append(new Row(cells) { RowIndex = _next++, Height = height, CustomHeight = true });
    }

    private Worksheet Finish(ReturnTemplate template)
    {
        if (_reasonCells.Count > 0)
            _validations.Append(ReturnChecks.Reason(_reasonCells));
        _validations.Count = (uint)_validations.ChildElements.Count;
        var worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(Frozen()),
            new Columns(ReturnSheets.Columns.Select((c, i) =>
                new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true })),
            _rows,
            new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false });
        if (_merged.HasChildren)
            worksheet.Append(_merged);
        if (_validations.HasChildren)
            worksheet.Append(_validations);
        worksheet.Append(
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter(Footer(template))));
        return worksheet;
    }

    private static SheetView Frozen()
    {
        var below = $"C{ReturnSheets.HeadingRow + 1}";
        return new SheetView(
            new Pane
            {
                HorizontalSplit = 2,
                VerticalSplit = ReturnSheets.HeadingRow,
                TopLeftCell = below,
                ActivePane = PaneValues.BottomRight,
                State = PaneStateValues.Frozen,
            },
            new Selection { Pane = PaneValues.BottomRight, ActiveCell = $"F{ReturnSheets.HeadingRow + 2}", SequenceOfReferences = new() { InnerText = $"F{ReturnSheets.HeadingRow + 2}" } })
        {
            ShowGridLines = false,
            WorkbookViewId = 0,
        };
    }

    // An ampersand starts a command in a footer, and a footer holds 255 characters.
    private static string Footer(ReturnTemplate template)
    {
        var words = SheetText.Safe($"{template.OrganisationName}, {template.PeriodWords}");
        if (words.Length > 100)
            words = words[..100];
        return $"&L{words.Replace("&", "&&", StringComparison.Ordinal)}&RPage &P of &N";
    }
}
