using System.Globalization;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Benchmarking.Web.Features.Register.Activities;

/// <summary>A day of the calendar.</summary>
/// <param name="IsOfMonth">False for the days that fill the first and the last week.</param>
public sealed record CalendarDay(DateOnly On, bool IsOfMonth, bool IsToday, bool MayBegin, IReadOnlyList<Activity> Activities);

/// <summary>A month of activities, by weeks from Monday.</summary>
/// <param name="First">Its first day.</param>
public sealed record CalendarPage(DateOnly First, IReadOnlyList<CalendarDay[]> Weeks)
{
    public static IReadOnlyList<string> DayNames { get; } = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public string Title => RegisterWords.Month(First);

    public int Count => Weeks.Sum(week => week.Where(day => day.IsOfMonth).Sum(day => day.Activities.Count));

    public PageLink? Before => Link(First.AddMonths(-1));

    public PageLink? After => Link(First.AddMonths(1));

    public IReadOnlyList<PageLink> Breadcrumbs => [new("Register", "/register"), new("Activities", "/register/activities"), new("Calendar", "", Current: true)];

    private static PageLink? Link(DateOnly month) => month.Year is < ReadCalendar.FirstYear or > ReadCalendar.LastYear
        ? null
        : new(RegisterWords.Month(month), $"/register/activities/calendar?month={month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}");
}

/// <summary>The activities of a month.</summary>
public sealed class ReadCalendar(TenantDoor door, TimeProvider clock)
{
    public const int FirstYear = 2000;

    public const int LastYear = 2098;

    /// <param name="month">As <c>2026-05</c>; anything else is the month we live in.</param>
    public async Task<CalendarPage> LoadAsync(Actor actor, string? month, CancellationToken cancellation)
    {
        var today = LondonTime.DateOf(clock.GetUtcNow());
        var first = DateOnly.TryParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked)
            && asked.Year is >= FirstYear and <= LastYear ? asked : new DateOnly(today.Year, today.Month, 1);
        // Weeks begin on Monday, which is day 1; Sunday is 0.
        var from = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        var weeks = (first.AddMonths(1).DayNumber - from.DayNumber + 6) / 7;
        var to = from.AddDays((7 * weeks) - 1);

        await using var transaction = await door.OpenAsync(actor, cancellation);
        var activities = (await transaction.Db.Activities.AsNoTracking().Where(row => row.HeldOn >= from && row.HeldOn <= to)
            .OrderBy(row => row.HeldOn).ThenBy(row => row.Name).ToListAsync(cancellation)).ToLookup(row => row.HeldOn);
        CalendarDay Day(DateOnly on) => new(
            on, on.Month == first.Month, on == today, on <= ActivityReading.Latest(today), [.. activities[on]]);
        return new CalendarPage(first, [.. Enumerable.Range(0, 7 * weeks).Select(number => Day(from.AddDays(number))).Chunk(7)]);
    }
}
