using Benchmarking.Engine;

namespace Benchmarking.Web.Features.Register.Assessments;

/// <summary>Half a financial year, or a whole one.</summary>
/// <param name="Code"><c>2026-27</c>, <c>2026-27-1</c> or <c>2026-27-2</c>, as a form posts it.</param>
public sealed record AssessmentSpan(string Code, string Words, DateOnly From, DateOnly To)
{
    private const int YearsBack = 4;

    /// <summary>Those that have begun, the latest first: each year after its halves.</summary>
    public static IReadOnlyList<AssessmentSpan> All(DateOnly today) =>
        [.. Enumerable.Range(0, YearsBack).SelectMany(back => Of(RegisterRecord.FinancialYear(today) - back)).Where(span => span.From <= today)];

    private static IEnumerable<AssessmentSpan> Of(int startYear)
    {
        var year = Period.YearOf(startYear);
        var (spring, autumn) = (year.FirstDay, year.FirstDay.AddMonths(6));
        yield return new($"{year}-2", Documents.DocumentWords.Span(autumn, year.LastDay), autumn, year.LastDay);
        yield return new($"{year}-1", Documents.DocumentWords.Span(spring, autumn.AddDays(-1)), spring, autumn.AddDays(-1));
        yield return new($"{year}", $"The year {year.Words}", year.FirstDay, year.LastDay);
    }
}
