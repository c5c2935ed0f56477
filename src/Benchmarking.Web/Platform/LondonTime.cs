using System.Globalization;

namespace Benchmarking.Web.Platform;

/// <summary>Deadlines and dates as people in London read them, in summer time and out of it.</summary>
public static class LondonTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary><c>5pm on 14 November 2026</c>, or with minutes where there are some.</summary>
    public static string Moment(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, London);
        var hour = local.ToString(local.Minute == 0 ? "htt" : "h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant();
        return $"{hour} on {Day(at)}";
    }

    /// <summary><c>14 November 2026</c>.</summary>
    public static string Day(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, London).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The same of a day that is one in London already.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>09:00</c>: the time of day in London, as it is typed.</summary>
    public static string ClockOf(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, London).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The time of day in London.</summary>
    public static TimeOnly TimeOf(DateTimeOffset at) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, London).DateTime);

    /// <summary>The calendar day in London.</summary>
    public static DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, London).DateTime);

    /// <summary>
    /// The instant at which a clock in London shows this time. Where the clocks go back the later of the two, so that
    /// a deadline never comes sooner than it reads; where they go forward, as long after the gap as it would have been into it.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (London.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, London.GetUtcOffset(local)).ToUniversalTime();
    }
}
