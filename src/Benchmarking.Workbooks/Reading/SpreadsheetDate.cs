using System.Globalization;

namespace Benchmarking.Workbooks.Reading;

/// <summary>
/// Dates as spreadsheets keep them: days since the end of 1899, counting a 29 February 1900 that never was, or since
/// 1 January 1904.
/// </summary>
public static class SpreadsheetDate
{
    private const int LastOfTheWrongYear = 60;
    private const int DaysFrom1904 = 1462;
    private const int LastDay = 2_958_466;

    /// <summary>The day and time; null where spreadsheets show none.</summary>
    /// <param name="days">The cell's number.</param>
    /// <param name="uses1904">True where the workbook counts from 1904.</param>
    public static DateTime? Of(decimal days, bool uses1904)
    {
        var counted = uses1904 ? days + DaysFrom1904 : days;
        if (counted is < 0 or >= LastDay)
            return null;
        var origin = counted < LastOfTheWrongYear ? new DateTime(1899, 12, 31) : new DateTime(1899, 12, 30);
        return origin.AddSeconds((double)decimal.Round(counted * 86_400));
    }

    /// <summary>Such as <c>2026-04-01</c>, with the time where there is one; the digits where it is no date.</summary>
    public static string InWords(decimal days, bool uses1904) => Of(days, uses1904) is { } date
        ? date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : days.ToString(CultureInfo.InvariantCulture);
}
