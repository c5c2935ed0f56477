using System.Globalization;
using Benchmarking.Engine;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Register.Value;

/// <summary>Days that a view of the register is of, both ends among them.</summary>
public sealed record RegisterSpan(DateOnly From, DateOnly To)
{
    /// <summary>Spans of more are not offered: a view of them is slow and says little.</summary>
    private const int MostYears = 5;

    /// <summary>The quarter, the year or the twelve months in words; the two days for any other span.</summary>
    public string Words
    {
        get
        {
            var quarter = Period.QuarterOf(From);
            if ((quarter.FirstDay, quarter.LastDay) == (From, To))
                return quarter.Words;
            var year = Period.YearOf(RegisterRecord.FinancialYear(From));
            return (year.FirstDay, year.LastDay) == (From, To)
                ? $"the financial year {year.Words}"
                : $"{LondonTime.Day(From)} to {LondonTime.Day(To)}";
        }
    }

    /// <summary>True for twelve months, over which a return counts what involvement cost.</summary>
    public bool IsYear => To == From.AddYears(1).AddDays(-1);

    public string Query => string.Create(CultureInfo.InvariantCulture, $"from={From:yyyy-MM-dd}&to={To:yyyy-MM-dd}");

    public static RegisterSpan Quarter(DateOnly day) => Of(Period.QuarterOf(day));

    /// <summary>The twelve months that end on a day.</summary>
    public static RegisterSpan Year(DateOnly today) => new(today.AddYears(-1).AddDays(1), today);

    /// <summary>As an address has it; <paramref name="usual"/> for anything that is no span.</summary>
    public static RegisterSpan Read(string? from, string? to, RegisterSpan usual) =>
        Day(from) is { } first && Day(to) is { } last && first <= last && last < first.AddYears(MostYears) ? new(first, last) : usual;

    /// <summary>Links to the spans that are asked for most.</summary>
    /// <param name="url">Of the view, without a question mark.</param>
    public IReadOnlyList<PageLink> Choices(string url, DateOnly today)
    {
        var quarter = Period.QuarterOf(today);
        var year = Period.YearOf(RegisterRecord.FinancialYear(today));
        var before = Period.QuarterOf(From);
        List<(string Words, RegisterSpan Span)> spans =
        [
            ("This quarter", Of(quarter)),
            ("Last quarter", Of(quarter.Previous)),
            ("Last 12 months", Year(today)),
            ("12 months to the end of last quarter", Year(quarter.Previous.LastDay)),
            ("This financial year", Of(year)),
            ("Last financial year", Of(year.Previous)),
        ];
        if (this == Of(before) && before.CompareTo(quarter) < 0)
            spans.Add(($"Quarter before {before.Short}", Of(before.Previous)));
        return [.. spans.Select(span => new PageLink(span.Words, $"{url}?{span.Span.Query}", span.Span == this))];
    }

    private static RegisterSpan Of(Period period) => new(period.FirstDay, period.LastDay);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2999 ? day : null;
}
