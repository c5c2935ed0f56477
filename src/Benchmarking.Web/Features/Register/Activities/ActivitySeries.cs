using Benchmarking.Web.Database.Tables;

namespace Benchmarking.Web.Features.Register.Activities;

/// <summary>How often an activity repeats.</summary>
public enum ActivityRepeat
{
    Weekly,
    EveryTwoWeeks,
    Monthly,
    EveryQuarter,
}

/// <summary>The days of an activity that repeats, and the rows of those after the first.</summary>
public static class ActivitySeries
{
    /// <summary>With the first.</summary>
    public const int Most = 60;

    public static string Words(this ActivityRepeat repeat) => repeat switch
    {
        ActivityRepeat.Weekly => "Every week",
        ActivityRepeat.EveryTwoWeeks => "Every two weeks",
        ActivityRepeat.Monthly => "Every month",
        _ => "Every quarter",
    };

    /// <summary>The days after the first, as the form says; none where it does not repeat or something is wrong.</summary>
    public static IReadOnlyList<DateOnly> Read(ActivityForm form, FormReading reading)
    {
        var repeat = reading.Choice<ActivityRepeat>("Repeat", form.Repeat, "how often it repeats, or not at all");
        var until = reading.Day("RepeatUntil", form.RepeatUntil, "the last day", must: repeat is not null);
        if (repeat is null && until is not null && string.IsNullOrEmpty(form.Repeat))
            reading.Wrong("Repeat", "Choose how often it repeats, or leave the last day empty");
        if (repeat is not { } often || until is not { } last || form.HeldOn.Read() is not { } first)
            return [];

        if (last <= first)
            reading.Wrong("RepeatUntil_Day", "The last day must be after the first");
        else if (last > ActivityReading.Latest(reading.Today))
            reading.Wrong("RepeatUntil_Day", "The last day must be at most three years ahead");
        else if (Days(first, often, last).Skip(Most - 1).Any())
            reading.Wrong("RepeatUntil_Day", $"That is more than {Most} activities: choose an earlier last day");
        else
            return [.. Days(first, often, last)];
        return [];
    }

    /// <summary>One of the later days: what it is and where, without numbers.</summary>
    public static Activity Later(Activity first, DateOnly day) => new()
    {
        HeldOn = day,
        Name = first.Name,
        Kind = first.Kind,
        Rung = first.Rung,
        Setting = first.Setting,
        Place = first.Place,
        PanelId = first.PanelId,
        SeriesId = first.SeriesId,
        PlannedOutcomes = first.PlannedOutcomes,
    };

    /// <summary>Months are counted from the first day, so that the 31st comes back after a shorter month.</summary>
    private static IEnumerable<DateOnly> Days(DateOnly first, ActivityRepeat often, DateOnly last)
    {
        for (var times = 1; ; times++)
        {
            var day = often switch
            {
                ActivityRepeat.Weekly => first.AddDays(7 * times),
                ActivityRepeat.EveryTwoWeeks => first.AddDays(14 * times),
                ActivityRepeat.Monthly => first.AddMonths(times),
                _ => first.AddMonths(3 * times),
            };
            if (day > last)
                yield break;
            yield return day;
        }
    }
}
