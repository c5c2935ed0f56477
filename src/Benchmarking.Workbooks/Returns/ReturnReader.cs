using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Workbooks.Returns;

/// <summary>Reads a filled-in workbook: the stamp first, the figures only when it is the right one.</summary>
internal static class ReturnReader
{
    private const int StampColumn = 2;

    private static readonly string[] Own = [ReturnSheets.Start, ReturnSheets.Figures, ReturnSheets.Lists, ReturnSheets.Stamp];

    public static ReadReturn Read(SafeWorkbook workbook, ReturnStamp expected, IReadOnlyCollection<string> inputCodes)
    {
        if (workbook.Find(ReturnSheets.Stamp) is not { } stampSheet || workbook.Find(ReturnSheets.Figures) is not { } figures)
            return ReadReturn.Refused(ReturnStamps.NotAReturn(expected));
        var stamp = new Dictionary<int, string>();
        var refusal = workbook.ReadRows(stampSheet, row => stamp[row.Number] = FigureCells.Words(row[StampColumn]))
            ?? ReturnStamps.RefuseOther(
                new ReturnStamp(stamp.GetValueOrDefault(1, ""), stamp.GetValueOrDefault(2, ""), stamp.GetValueOrDefault(3, "")), expected);
        if (refusal is not null)
            return ReadReturn.Refused(refusal);

        var headings = new FigureHeadings(
            figures.Name, ReturnSheets.CodeHeading, ReturnSheets.NumberHeading, ReturnSheets.ReasonHeading, ReturnSheets.NotesHeading,
            (row, column) => CellReference.Of(column, row), workbook.Uses1904Dates);
        var rows = new FiguresReader(headings, inputCodes, isWhole: true);
        refusal = workbook.ReadRows(figures, rows.Visit);
        refusal ??= rows.HasHeadings ? null : NoHeadings(expected);
        return refusal is not null ? ReadReturn.Refused(refusal) : ReadReturn.Of(rows, Others(workbook));
    }

    private static IEnumerable<string> Others(SafeWorkbook workbook)
    {
        var others = workbook.Sheets.Where(s => !Own.Contains(s.Name, StringComparer.OrdinalIgnoreCase))
            .Select(s => $"“{s.Name}”{(s.IsHidden ? " (hidden)" : "")}").ToList();
        if (others.Count > 0)
            yield return $"Only the sheet “{ReturnSheets.Figures}” was read, and not {string.Join(", ", others)}.";
    }

    private static Refusal NoHeadings(ReturnStamp expected) => new("headings-missing",
        $"The headings “{ReturnSheets.CodeHeading}”, “{ReturnSheets.NumberHeading}” and “{ReturnSheets.ReasonHeading}” are missing from the sheet “{ReturnSheets.Figures}”.",
        $"Download the workbook for {ReturnStamps.InWords(expected)} again and copy your numbers into it.");
}
