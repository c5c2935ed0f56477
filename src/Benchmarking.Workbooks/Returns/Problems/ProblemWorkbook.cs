using Benchmarking.Workbooks.Reading;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Benchmarking.Workbooks.Returns.Problems;

/// <summary>
/// The problems of a file as a workbook: a sheet that lists them, each linked to its figure, and a sheet of all figures
/// with the bad ones marked. It is made anew from a list of what may stand in it, never by altering the file.
/// </summary>
public static class ProblemWorkbook
{
    private const string ProblemsSheet = "Problems";
    private const int FirstRow = 4;

    private static readonly (string Heading, double Width)[] ProblemColumns =
        [("Problem", 54), ("How to put it right", 54), ("Figure", 40), ("Sheet", 14), ("Cell", 22)];

    private static readonly (string Heading, double Width)[] FigureColumns =
        [("Code", 24), ("Figure", 44), ("Unit", 16), ("In your file", 24), ("What is wrong", 60)];

    /// <summary>Writes the workbook.</summary>
    public static void Write(ProblemReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        NewWorkbook.Write(output, book =>
        {
            book.Add(ProblemsSheet, Problems(report));
            book.Add(ReturnSheets.Figures, Figures(report));
        });
    }

    private static Worksheet Problems(ProblemReport report)
    {
        var places = report.Rows.Select((row, i) => (row.Code, Row: FirstRow + i)).ToDictionary(p => p.Code, p => p.Row);
        var sheet = new PlainSheet(ProblemColumns, report.Title, $"In “{report.FileName}”. Nothing of it was taken over yet. Each figure is linked to its row on the sheet “{ReturnSheets.Figures}”.");
        foreach (var problem in report.Problems)
        {
            var row = sheet.Add(
                SheetText.Of(problem.Message, CellStyle.BadWords),
                SheetText.Of(problem.Cure, CellStyle.Text),
                SheetText.Of(problem.Figure, problem.InputCode is null ? CellStyle.Text : CellStyle.Link),
                SheetText.Of(problem.Sheet, CellStyle.Text),
                SheetText.Of(problem.Cell, CellStyle.Text));
            if (problem.InputCode is { } code && places.TryGetValue(code, out var place))
                sheet.Link(3, row, $"'{ReturnSheets.Figures}'!{CellReference.Of(4, place)}");
        }

        return sheet.Finish();
    }

    private static Worksheet Figures(ProblemReport report)
    {
        var wrong = report.Problems.Where(p => p.InputCode is not null).ToLookup(p => p.InputCode!);
        var sheet = new PlainSheet(FigureColumns, report.Title, "What your file says of each figure. Those to put right are marked.");
        foreach (var row in report.Rows)
        {
            var problems = wrong[row.Code].ToList();
            var isBad = problems.Count > 0;
            sheet.Add(
                SheetText.Of(row.Code, CellStyle.Code),
                SheetText.Of(row.Label, CellStyle.Text),
                SheetText.Of(row.Unit, CellStyle.Text),
                row.Number is { } number
                    ? SheetText.Of(number, isBad ? CellStyle.BadNumber : CellStyle.Number)
                    : SheetText.Of(row.Words, isBad ? CellStyle.BadText : CellStyle.Text),
                SheetText.Of(string.Join("\n", problems.Select(p => $"{p.Message} {p.Cure}")), isBad ? CellStyle.BadWords : CellStyle.Text));
        }

        return sheet.Finish();
    }
}
