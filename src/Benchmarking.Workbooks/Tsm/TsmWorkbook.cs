using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Benchmarking.Engine;
using Benchmarking.Workbooks.Reading;

namespace Benchmarking.Workbooks.Tsm;

/// <summary>
/// Reads the Regulator of Social Housing's workbook of Tenant Satisfaction Measures by landlord, whichever year's
/// layout it has.
/// </summary>
public static partial class TsmWorkbook
{
    private static readonly Refusal NotTsm = new(
        "not-tsm", "This workbook holds no Tenant Satisfaction Measures by landlord.",
        "Download the regulator's full TSM data set (an Excel workbook) from gov.uk and choose that file as it is.");

    private static readonly Refusal NoYear = new(
        "tsm-year-unknown", "The workbook does not say which reporting year its measures are for.",
        "Use the regulator's own file, whose sheets are named after the year, such as TSM24_LCRA_Perception.");

    /// <summary>Reads the whole workbook, or says in plain words why not.</summary>
    public static bool TryRead(
        byte[] file, [NotNullWhen(true)] out TsmRead? read, [NotNullWhen(false)] out Refusal? refusal)
    {
        read = null;
        if (!SafeWorkbook.TryOpen(file, out var workbook, out refusal))
            return false;
        var sheets = new List<TsmSheet>();
        foreach (var entry in workbook.Sheets)
        {
            var sheet = new TsmSheet(entry.Name);
            refusal = workbook.ReadRows(entry, sheet.Visit);
            if (refusal is not null)
                return false;
            if (sheet.HasFigures)
                sheets.Add(sheet);
        }

        refusal = sheets.Count == 0 ? NotTsm : null;
        var period = refusal is null ? PeriodOf(workbook) : null;
        refusal ??= period is null ? NoYear : null;
        if (refusal is not null)
            return false;
        read = Combine(period!, sheets);
        return true;
    }

    /// <summary>Reads no more of the stream than a file may have, then the whole workbook.</summary>
    public static bool TryRead(
        Stream file, [NotNullWhen(true)] out TsmRead? read, [NotNullWhen(false)] out Refusal? refusal) =>
        TryRead(SafeWorkbook.ReadWithinLimit(file), out read, out refusal);

    private static TsmRead Combine(string period, List<TsmSheet> sheets)
    {
        var leftOut = sheets.SelectMany(s => s.LeftOut).ToList();
        var rows = new List<TsmRow>();
        var seen = new HashSet<(string Metric, string Landlord)>();
        foreach (var row in sheets.SelectMany(s => s.Rows))
        {
            if (seen.Add((row.Metric, row.LandlordCode)))
                rows.Add(row);
            else
                leftOut.Add(new("landlord-twice", row.Sheet, row.Cell, $"{row.Metric} of landlord {row.LandlordCode} stands in two sheets; the one in “{row.Sheet}” was left out."));
        }

        return new TsmRead(period, MergeLandlords(sheets.SelectMany(s => s.Landlords)), rows, [.. TsmChecks.Of(rows)], leftOut);
    }

    // The same landlord stands in several sheets, and not every sheet says everything about it.
    private static List<TsmLandlord> MergeLandlords(IEnumerable<TsmLandlord> landlords) =>
    [
        .. landlords.GroupBy(l => l.Code).Select(same => same.Aggregate((known, more) => known with
        {
            Name = known.Name.Length > 0 ? known.Name : more.Name,
            Type = known.Type.Length > 0 ? known.Type : more.Type,
            SizeBand = known.SizeBand.Length > 0 ? known.SizeBand : more.SizeBand,
            Region = known.Region.Length > 0 ? known.Region : more.Region,
        })),
    ];

    /// <summary>The year is in the names of the sheets; where it is not, in the words of the first sheet.</summary>
    private static string? PeriodOf(SafeWorkbook workbook)
    {
        var named = workbook.Sheets.Select(s => SheetYear().Match(s.Name)).FirstOrDefault(m => m.Success);
        if (named is not null)
            return Ending(2000 + int.Parse(named.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

        Match? said = null;
        workbook.ReadRows(workbook.Sheets[0], row =>
        {
            foreach (var cell in row.Cells)
                said = said is { Success: true } ? said : YearEnd().Match(TsmText.Plain(cell.Text));
        });
        return said is { Success: true } ? Ending(int.Parse(said.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) : null;
    }

    private static string Ending(int year) => Period.YearOf(year - 1).ToString();

    [GeneratedRegex(@"^TSM ?(\d\d)(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SheetYear();

    [GeneratedRegex(@"31 March (20\d\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearEnd();
}
