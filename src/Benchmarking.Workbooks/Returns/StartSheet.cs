using Benchmarking.Workbooks.Reading;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Workbooks.Returns;

/// <summary>The cover: whose workbook, for which quarter, by when, and how to fill it in.</summary>
internal static class StartSheet
{
    private static readonly string[] Steps =
    [
        "1.  Go to the sheet “Figures”. Type only in the yellow cells; everything else is locked.",
        "2.  Type each number once, in “Your number”. Percentages and rates are worked out for you when you upload.",
        "3.  If there is no number, choose the reason from the list in “Or why there is none”. A zero means that you counted and found none.",
        "4.  Formulas are fine: the result that is saved with the workbook is read. Save it in Excel or LibreOffice before you upload it.",
        "5.  Notes are for yourselves: they stay in your file and are not part of the return.",
        "6.  Upload the workbook on the page you downloaded it from. You see every change and every question before anything is kept.",
        "7.  Use this workbook for this quarter only. Next quarter has its own, with this quarter's figures beside the boxes.",
    ];

    public static Worksheet Make(ReturnTemplate template)
    {
        var rows = new SheetData();
        var next = 1u;
        void Add(double height, params Cell[] cells)
        {
            for (var i = 0; i < cells.Length; i++)
                cells[i].CellReference = CellReference.Of(i + 1, (int)next);
            rows.Append(new Row(cells) { RowIndex = next++, Height = height, CustomHeight = true });
        }

        Add(34, SheetText.Of(template.CollectionTitle, CellStyle.Title));
        Add(24, SheetText.Of(template.OrganisationName, CellStyle.Lead));
        Add(10);
        AddPair(Add, "Period", template.PeriodWords);
        AddPair(Add, "Due", template.DueWords);
        AddPair(Add, "Figures asked for", $"{template.Sections.Sum(s => s.Inputs.Count)} in {template.Sections.Count} sections");
        AddPair(Add, "Version", template.Stamp.TemplateVersion);
        Add(10);
        Add(24, SheetText.Of("How to fill it in", CellStyle.Lead));
        var firstStep = next;
        foreach (var step in Steps)
            Add(33, SheetText.Of(step, CellStyle.Body));

        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView { ShowGridLines = false, TabSelected = true, WorkbookViewId = 0 }),
            new Columns(Column(1, 22), Column(2, 84)),
            rows,
            new SheetProtection { Sheet = true, Objects = true, Scenarios = true },
            new MergeCells(Enumerable.Range((int)firstStep, Steps.Length).Select(r => new MergeCell { Reference = $"A{r}:B{r}" })),
            new PageMargins { Left = 0.6, Right = 0.6, Top = 0.7, Bottom = 0.7, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0 });
    }

    private static void AddPair(Action<double, Cell[]> add, string key, string words) =>
        add(20, [SheetText.Of(key, CellStyle.Key), SheetText.Of(words, CellStyle.Body)]);

    private static Column Column(uint number, double width) => new() { Min = number, Max = number, Width = width, CustomWidth = true };
}
