using Benchmarking.Engine;

namespace Benchmarking.Web.Features.Register.Answers;

/// <summary>The days over which the inputs of a quarter's return are counted, as their hints say.</summary>
/// <param name="Quarter">The quarter of the return.</param>
public sealed record OfferSpans(Period Quarter)
{
    public DateOnly LastDay => Quarter.LastDay;

    /// <summary>The first of the 12 months that end with the quarter.</summary>
    public DateOnly YearFrom => Quarter.FirstDay.AddMonths(-9);

    /// <summary>The last financial year that was over on the quarter's last day, by the year in which it started.</summary>
    public int FinancialYear => Quarter.Quarter == 4 ? Quarter.StartYear : Quarter.StartYear - 1;

    /// <summary>The first day that any input of the return reaches back to.</summary>
    public DateOnly First => Earlier(YearFrom, Period.YearOf(FinancialYear).FirstDay);

    public bool InQuarter(DateOnly? day) => day >= Quarter.FirstDay && day <= LastDay;

    public bool InYear(DateOnly? day) => day >= YearFrom && day <= LastDay;

    public bool InFinancialYear(DateOnly? day) =>
        day >= Period.YearOf(FinancialYear).FirstDay && day <= Period.YearOf(FinancialYear).LastDay;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
