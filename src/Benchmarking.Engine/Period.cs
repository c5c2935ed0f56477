using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Benchmarking.Engine;

/// <summary>
/// A quarter of a financial year, or a whole financial year. Financial years run from April to March and are named by
/// the year they start in, so the fourth quarter of 2026 is January to March 2027.
/// </summary>
/// <remarks>
/// Periods sort as their data forms do: by starting year, the year before its own quarters. Years from 1900 to 2999.
/// </remarks>
public sealed record Period : IComparable<Period>
{
    private const int EarliestYear = 1900;
    private const int LatestYear = 2999;

    private Period(int startYear, int? quarter)
    {
        if (startYear is < EarliestYear or > LatestYear)
        {
            throw new ArgumentOutOfRangeException(
                nameof(startYear), startYear, $"Periods run from {EarliestYear} to {LatestYear}.");
        }

        (StartYear, Quarter) = (startYear, quarter);
    }

    /// <summary>The calendar year in which the financial year starts.</summary>
    public int StartYear { get; }

    /// <summary>1 to 4, or null for a whole year.</summary>
    public int? Quarter { get; }

    /// <summary>As in a route: <c>2026-q1</c> or <c>2023-24</c>.</summary>
    public string Route => ToString().ToLowerInvariant();

    /// <summary>As people read it: <c>Q1, April to June 2026</c> or <c>2023/24</c>.</summary>
    public string Words => Quarter is { } quarter
        ? $"Q{quarter}, {Months(quarter)} {LastDay.Year:0000}"
        : $"{StartYear:0000}/{TwoDigits(StartYear + 1)}";

    /// <summary>For narrow places such as the axis of a chart: <c>Q1 26</c> or <c>2023/24</c>.</summary>
    public string Short => Quarter is { } quarter ? $"Q{quarter} {TwoDigits(StartYear)}" : Words;

    /// <summary>The first day of the period.</summary>
    public DateOnly FirstDay => new DateOnly(StartYear, 4, 1).AddMonths(3 * ((Quarter ?? 1) - 1));

    /// <summary>The last day of the period.</summary>
    public DateOnly LastDay => FirstDay.AddMonths(Quarter is null ? 12 : 3).AddDays(-1);

    /// <summary>The period of the same length that follows.</summary>
    public Period Next => Quarter is < 4 ? new(StartYear, Quarter + 1) : new(StartYear + 1, Quarter is null ? null : 1);

    /// <summary>The period of the same length that comes before.</summary>
    public Period Previous => Quarter is > 1
        ? new(StartYear, Quarter - 1)
        : new(StartYear - 1, Quarter is null ? null : 4);

    /// <summary>The financial year that starts in April of a calendar year.</summary>
    /// <param name="startYear">The calendar year, 1900 to 2999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside that range.</exception>
    public static Period YearOf(int startYear) => new(startYear, null);

    /// <summary>One quarter of the financial year that starts in April of a calendar year.</summary>
    /// <param name="startYear">The calendar year, 1900 to 2999.</param>
    /// <param name="quarter">1 for April to June, up to 4 for January to March.</param>
    /// <exception cref="ArgumentOutOfRangeException">Either is outside its range.</exception>
    public static Period QuarterOf(int startYear, int quarter) => quarter is >= 1 and <= 4
        ? new(startYear, quarter)
        : throw new ArgumentOutOfRangeException(nameof(quarter), quarter, "Quarters run from 1 to 4.");

    /// <summary>The quarter a day falls in.</summary>
    /// <param name="day">Any day of the years covered.</param>
    public static Period QuarterOf(DateOnly day) =>
        day.Month >= 4 ? new(day.Year, ((day.Month - 4) / 3) + 1) : new(day.Year - 1, 4);

    /// <summary>Reads <c>2026-Q1</c>, <c>2026-q1</c> or <c>2023-24</c>; nothing else, and no spaces around it.</summary>
    /// <param name="text">The text; may be null.</param>
    /// <param name="period">The period, or null where the text is none.</param>
    /// <returns>True when the text is a period.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Period? period)
    {
        period = null;
        if (text?.Length != 7 || text[4] != '-') return false;
        if (!Number(text.AsSpan(0, 4), out var year) || year is < EarliestYear or > LatestYear) return false;

        if (text[5] is 'Q' or 'q')
        {
            if (text[6] is >= '1' and <= '4') period = new(year, text[6] - '0');
        }
        else if (Number(text.AsSpan(5), out var end) && end == (year + 1) % 100)
        {
            period = new(year, null);
        }

        return period is not null;
    }

    /// <summary>Reads a period that is known to be one, such as a column of the database.</summary>
    /// <param name="text">Its data form.</param>
    /// <exception cref="FormatException">The text is no period.</exception>
    public static Period Parse(string text) => TryParse(text, out var period)
        ? period
        : throw new FormatException($"\"{text}\" is not a period; write 2026-Q1 or 2023-24.");

    /// <inheritdoc/>
    public int CompareTo(Period? other) =>
        other is null ? 1 : (StartYear, Quarter ?? 0).CompareTo((other.StartYear, other.Quarter ?? 0));

    /// <summary>As in data: <c>2026-Q1</c> or <c>2023-24</c>.</summary>
    public override string ToString() => Quarter is { } quarter
        ? $"{StartYear:0000}-Q{quarter}"
        : $"{StartYear:0000}-{TwoDigits(StartYear + 1)}";

    private static string Months(int quarter) => quarter switch
    {
        1 => "April to June",
        2 => "July to September",
        3 => "October to December",
        _ => "January to March",
    };

    private static string TwoDigits(int year) => (year % 100).ToString("00", CultureInfo.InvariantCulture);

    private static bool Number(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
