using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Collections;

/// <summary>The dates of a collection as they are typed. Kept as typed, right or wrong.</summary>
public class DatesForm
{
    public TypedDate Opens { get; set; } = new();

    public string? OpensTime { get; set; }

    public TypedDate Due { get; set; } = new();

    public TypedDate LastNew { get; set; } = new();

    public TypedDate LastEdit { get; set; } = new();

    public void Fill(CollectionDates dates)
    {
        Opens = TypedDate.Of(dates.OpensAt);
        OpensTime = LondonTime.ClockOf(dates.OpensAt);
        Due = TypedDate.Of(dates.DueAt);
        LastNew = TypedDate.Of(dates.LastNewAt);
        LastEdit = TypedDate.Of(dates.LastEditAt);
    }

    /// <summary>The dates, or everything that is wrong with them.</summary>
    /// <param name="standing">The dates as they are, which settle when it opens; null for a new collection.</param>
    /// <param name="told">True where members rely on the standing dates already: none may come sooner.</param>
    public (CollectionDates? Dates, IReadOnlyList<FormError> Errors) Read(
        DateTimeOffset now, CollectionDates? standing = null, bool told = false)
    {
        var errors = new List<FormError>();
        var opens = standing?.OpensAt ?? OpeningMoment(errors);
        var due = End("Due", Due, "Due date", standing?.DueAt, told, errors);
        var lastNew = End("LastNew", LastNew, "Last day for a new return", standing?.LastNewAt, told, errors);
        var lastEdit = End("LastEdit", LastEdit, "Last day for changes", standing?.LastEditAt, told, errors);
        if (due <= now && !told)
            errors.Add(Error("Due", "Due date must be in the future"));
        if (due <= opens)
            errors.Add(Error("Due", "Due date must be after the collection opens"));
        if (lastNew < due)
            errors.Add(Error("LastNew", "Last day for a new return must be the due date or later"));
        if (lastEdit < lastNew)
            errors.Add(Error("LastEdit", "Last day for changes must be the last day for a new return or later"));
        return errors.Count > 0 ? (null, errors) : (new CollectionDates(opens!.Value, due!.Value, lastNew!.Value, lastEdit!.Value), []);
    }

    private DateTimeOffset? OpeningMoment(List<FormError> errors)
    {
        var day = Opens.Read();
        if (day is null)
            errors.Add(Error("Opens", "The day it opens must be a real date, such as 1 7 2026"));
        if (TypedDate.TimeOf(OpensTime) is not { } time)
        {
            errors.Add(new FormError("OpensTime", "The time it opens must be a time of day, such as 09:00"));
            return null;
        }

        return day is { } opens ? LondonTime.At(opens, time) : null;
    }

    private static DateTimeOffset? End(
        string name, TypedDate typed, string what, DateTimeOffset? standing, bool told, List<FormError> errors)
    {
        if (typed.Read() is not { } day)
        {
            errors.Add(Error(name, $"{what} must be a real date, such as 14 11 2026"));
            return null;
        }

        // A day left as it is keeps its time too, unless one is typed.
        if (standing is { } at && LondonTime.DateOf(at) == day && (string.IsNullOrWhiteSpace(typed.Time) || typed.Time.Trim() == LondonTime.ClockOf(at)))
            return standing;
        if (typed.ReadTime(CollectionDates.EndOfDay) is not { } time)
        {
            errors.Add(Error(name, $"{what} must have a time of day, such as 17:00"));
            return null;
        }

        var end = LondonTime.At(day, time);
        if (told && end < standing)
            errors.Add(Error(name, $"{what} must not come sooner than members were told: {LondonTime.Moment(standing.Value)}"));
        return end;
    }

    private static FormError Error(string name, string message) => new($"{name}_Day", message);
}
