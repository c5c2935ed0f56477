using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Web.Shared;
using static Benchmarking.Web.Shared.FirstLetter;

namespace Benchmarking.Web.Features.Register.Plans;

/// <summary>Two boxes for a month.</summary>
/// <param name="Name">Name of the posted fields before <c>.Month</c> and <c>.Year</c>.</param>
public sealed record MonthField(string Name, string Legend, string? Hint, TypedDate Typed, string? Error)
{
    public string Id => ErrorSummary.FieldId(Name);
}

/// <summary>Months of a plan, each by its first day.</summary>
public static class PlanMonths
{
    /// <summary>Five years: more do not fit beside each other on a timeline.</summary>
    public const int Most = 60;

    /// <summary><c>2026-04</c>, as a form posts it.</summary>
    public static string Code(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static string? Code(DateOnly? month) => month is { } known ? Code(known) : null;

    /// <summary>The month of a code that is known to be one.</summary>
    public static DateOnly Parse(string code) => DateOnly.ParseExact($"{code}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Every month from the first to the last.</summary>
    public static IEnumerable<DateOnly> Of(DateOnly first, DateOnly last)
    {
        for (var month = first; month <= last; month = month.AddMonths(1))
            yield return month;
    }

    /// <summary>How many months lie between two, 0 for the same.</summary>
    public static int Between(DateOnly first, DateOnly last) => ((last.Year - first.Year) * 12) + last.Month - first.Month;

    /// <summary>The quarters that those months touch.</summary>
    public static IReadOnlyList<Period> Quarters(DateOnly first, DateOnly last) =>
        [.. Of(first, last).Select(Period.QuarterOf).Distinct()];

    /// <summary>"April to June 2026", "April 2026", or that there is no date.</summary>
    public static string Words(DateOnly? first, DateOnly? last) =>
        first is { } from && last is { } to ? Documents.DocumentWords.Span(from, to) : "no date";

    public static TypedDate Typed(DateOnly month) => new()
    {
        Month = month.Month.ToString(CultureInfo.InvariantCulture),
        Year = month.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The first day of the month typed in two boxes; null where they hold none.</summary>
    public static DateOnly? Month(this FormReading reading, string field, TypedDate typed, string name)
    {
        var month = new TypedDate { Day = "1", Month = typed.Month, Year = typed.Year }.Read();
        if (month is null)
            reading.Wrong($"{field}_Month", $"{Raised(name)} must be a month and a year, such as 4 2026");
        return month;
    }
}
