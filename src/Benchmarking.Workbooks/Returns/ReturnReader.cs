using System.Globalization;
using Benchmarking.Engine;
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
            return ReadReturn.Refused(NotAReturn(expected));
        var stamp = new Dictionary<int, string>();
        var refusal = workbook.ReadRows(stampSheet, row => stamp[row.Number] = Words(row[StampColumn]))
            ?? RefuseOther(stamp, expected);
        if (refusal is not null)
            return ReadReturn.Refused(refusal);

        var rows = new FiguresReader(figures.Name, inputCodes);
        refusal = workbook.ReadRows(figures, rows.Visit);
        refusal ??= rows.HasHeadings ? null : NoHeadings(expected);
        return refusal is not null
            ? ReadReturn.Refused(refusal)
            : new ReadReturn(null, rows.Answers, rows.AllProblems(), [.. workbook.Sheets.Select(s => s.Name).Except(Own, StringComparer.OrdinalIgnoreCase)]);
    }

    private static string Words(SheetCell? cell) =>
        cell?.Text ?? cell?.Number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>Says which other workbook it is, without telling whose.</summary>
    private static Refusal? RefuseOther(Dictionary<int, string> stamp, ReturnStamp expected)
    {
        var (organisation, period, version) =
            (stamp.GetValueOrDefault(1, ""), stamp.GetValueOrDefault(2, ""), stamp.GetValueOrDefault(3, ""));
        if (organisation.Length == 0 || !Period.TryParse(period, out var found) || version.Length == 0)
            return NotAReturn(expected);
        if (organisation != expected.OrganisationId)
        {
            return new("other-organisation", "This workbook was made for another organisation.",
                $"Download your own workbook for {InWords(expected)} and fill that in.");
        }

        if (found.ToString() != expected.Period)
        {
            return new("other-period", $"This is the workbook for {found.Words}, but this return is for {InWords(expected)}.",
                $"Download the workbook for {InWords(expected)}, or upload this one to the return for {found.Words}.");
        }

        return version == expected.TemplateVersion ? null : new("other-version",
            $"This workbook asks version {Shown(version)} of the questions, which have since changed to version {expected.TemplateVersion}.",
            $"Download the workbook for {InWords(expected)} again and copy your numbers into it.");
    }

    private static Refusal NotAReturn(ReturnStamp expected) => new("not-a-return",
        "This workbook is not one that was downloaded from here for a return.",
        $"Download the workbook for {InWords(expected)} and fill that in.");

    private static Refusal NoHeadings(ReturnStamp expected) => new("headings-missing",
        $"The headings “{ReturnSheets.CodeHeading}”, “{ReturnSheets.NumberHeading}” and “{ReturnSheets.ReasonHeading}” are missing from the sheet “{ReturnSheets.Figures}”.",
        $"Download the workbook for {InWords(expected)} again and copy your numbers into it.");

    private static string InWords(ReturnStamp stamp) => Period.TryParse(stamp.Period, out var period) ? period.Words : stamp.Period;

    private static string Shown(string version) => version.Length <= 20 ? version : version[..20] + "…";
}
