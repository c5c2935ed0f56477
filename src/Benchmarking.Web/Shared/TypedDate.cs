using System.Globalization;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Shared;

/// <summary>A date as it stands in three boxes, with the time of day in a fourth where one is asked for.</summary>
public sealed class TypedDate
{
    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    /// <summary>24-hour clock of London, such as <c>17:00</c>.</summary>
    public string? Time { get; set; }

    public static TypedDate Of(DateTimeOffset at)
    {
        var typed = Of(LondonTime.DateOf(at));
        typed.Time = LondonTime.ClockOf(at);
        return typed;
    }

    public static TypedDate Of(DateOnly day)
    {
        return new TypedDate { Day = Text(day.Day), Month = Text(day.Month), Year = Text(day.Year) };

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The date; null where the boxes hold none.</summary>
    public DateOnly? Read() =>
        Number(Year) is { } year and >= 2000 and <= 2999
        && Number(Month) is { } month and >= 1 and <= 12
        && Number(Day) is { } day and >= 1
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>The time of day; null where the box holds something else than a time.</summary>
    /// <param name="blank">What an empty box stands for.</param>
    public TimeOnly? ReadTime(TimeOnly blank) => string.IsNullOrWhiteSpace(Time) ? blank : TimeOf(Time);

    /// <summary>Reads <c>9:00</c> and <c>17:30</c>; null where it is neither.</summary>
    public static TimeOnly? TimeOf(string? typed) => TimeOnly.TryParseExact(
        typed?.Trim(), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static int? Number(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Three boxes for a date, and a fourth for the time of day where it is asked for.</summary>
/// <param name="Name">Name of the posted fields before <c>.Day</c>, <c>.Month</c>, <c>.Year</c> and <c>.Time</c>.</param>
public sealed record DateField(string Name, string Legend, string? Hint, TypedDate Typed, string? Error, bool WithTime = false)
{
    public string Id => ErrorSummary.FieldId(Name);
}
