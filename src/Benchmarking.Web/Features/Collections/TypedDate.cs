using System.Globalization;
using Benchmarking.Web.Platform;

namespace Benchmarking.Web.Features.Collections;

/// <summary>A date as it stands in three boxes.</summary>
public sealed class TypedDate
{
    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    public static TypedDate Of(DateTimeOffset at)
    {
        var day = LondonTime.DateOf(at);
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

    private static int? Number(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Three boxes for a date.</summary>
/// <param name="Name">Name of the posted fields before <c>.Day</c>, <c>.Month</c> and <c>.Year</c>.</param>
public sealed record DateField(string Name, string Legend, string? Hint, TypedDate Typed, string? Error);
