using System.Globalization;

namespace Benchmarking.Web.Features.Register.Imports;

/// <summary>Days and months as people write them in a file, the day before the month where both are numbers.</summary>
public static class ImportDate
{
    private static readonly string[] Days =
    [
        "yyyy-M-d", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d/M/yy", "d MMMM yyyy", "d MMM yyyy", "d-MMM-yyyy", "d-MMM-yy",
        // A cell that holds a time too: the time says nothing here.
        "yyyy-M-d HH:mm:ss",
    ];

    private static readonly string[] Months = ["yyyy-M", "M/yyyy", "MMMM yyyy", "MMM yyyy", "MMM-yy", "MMMM-yy", "MMM-yyyy"];

    /// <summary>The day; null where the words are none.</summary>
    public static DateOnly? DayOf(string words) => Read(words, Days);

    /// <summary>The first day of the month, from a month or from a day in it; null where the words are neither.</summary>
    public static DateOnly? MonthOf(string words) => (Read(words, Months) ?? DayOf(words)) is { } day ? new DateOnly(day.Year, day.Month, 1) : null;

    private static DateOnly? Read(string words, string[] forms) =>
        DateTime.TryParseExact(words, forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var at) ? DateOnly.FromDateTime(at) : null;
}
