using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Workbooks.Returns;

/// <summary>
/// A return as CSV: a row for each number, columns <c>code</c> and <c>value</c>, and where wanted <c>reason</c> and
/// <c>note</c>. Columns <c>organisation</c>, <c>period</c> and <c>version</c>, which our own template has, must be this
/// return's where they are there; all others are passed over.
/// </summary>
public static class ReturnCsv
{
    private const string Code = "code";
    private const string Value = "value";
    private const string ReasonColumn = "reason";
    private const string Note = "note";
    private const string PeriodColumn = "period";
    private const string Version = "version";
    private const string Organisation = "organisation";

    /// <summary>The headings of our own template, in order. The first two are needed; those that are not named above are for people.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        [Code, Value, ReasonColumn, Note, "figure", "unit", "last quarter", PeriodColumn, Version, Organisation];

    internal static ReadReturn Read(SafeTable table, ReturnStamp expected, IReadOnlyCollection<string> inputCodes)
    {
        var headings = new FigureHeadings("", Code, Value, ReasonColumn, Note, table.Place, Uses1904Dates: false);
        var rows = new FiguresReader(headings, inputCodes, isWhole: false);
        var stamps = new StampColumns();
        Refusal? other = null;
        var refusal = table.ReadRows(row =>
        {
            if (rows.HasHeadings)
                other ??= stamps.Refuse(row, expected);
            rows.Visit(row);
            if (rows.HasHeadings && !stamps.AreFound)
                stamps.Find(row);
        });
        refusal ??= rows.HasHeadings ? other : NoHeadings(expected);
        return refusal is not null ? ReadReturn.Refused(refusal) : ReadReturn.Of(rows, table.Notes);
    }

    private static Refusal NoHeadings(ReturnStamp expected) => new("headings-missing",
        "This is a text file without the columns “code” and “value” of a return.",
        $"Download the workbook or the CSV for {ReturnStamps.InWords(expected)} and fill that in.");

    /// <summary>The columns in which each row says whose it is.</summary>
    private sealed class StampColumns
    {
        private int _organisation;
        private int _period;
        private int _version;

        public bool AreFound { get; private set; }

        public void Find(SheetRow headings)
        {
            int Of(string heading) => headings.Cells.FirstOrDefault(
                c => string.Equals(c.Text?.Trim(), heading, StringComparison.OrdinalIgnoreCase)).Column;
            (_organisation, _period, _version, AreFound) = (Of(Organisation), Of(PeriodColumn), Of(Version), true);
        }

        public Refusal? Refuse(SheetRow row, ReturnStamp expected)
        {
            string Or(int column, string otherwise) => FigureCells.Words(row[column]) is { Length: > 0 } words ? words : otherwise;
            return ReturnStamps.RefuseOther(
                new ReturnStamp(
                    Or(_organisation, expected.OrganisationId), Or(_period, expected.Period), Or(_version, expected.TemplateVersion)),
                expected);
        }
    }
}
