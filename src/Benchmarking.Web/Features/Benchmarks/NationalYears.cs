using Benchmarking.Engine;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>The regulator's numbers of the same figure in one financial year; already public, so not rounded for anybody's protection.</summary>
/// <param name="IsPart">True where not all four quarters of the year are on the axis.</param>
public sealed record NationalYear(Period Period, decimal Median, decimal? LowerQuartile, decimal? UpperQuartile, bool IsPart = false);

/// <summary>One metric's national numbers by year, from the newest national publication of each.</summary>
/// <param name="Code">The regulator's code, <c>TP06</c>.</param>
/// <param name="Years">Oldest first; at least one.</param>
public sealed record NationalYears(string Code, IReadOnlyList<NationalYear> Years)
{
    public NationalYear Latest => Years[^1];

    /// <summary>The numbers of the year that a quarter belongs to; null where that year has none.</summary>
    public NationalYear? At(Period quarter) => Years.FirstOrDefault(year => year.Period.StartYear == quarter.StartYear);

    /// <summary>The same, with the years marked of which the axis shows a part only.</summary>
    public NationalYears On(IEnumerable<Period> axis)
    {
        var quarters = axis.ToList();
        return this with
        {
            Years =
            [
                .. Years.Select(year => year with { IsPart = quarters.Count(quarter => quarter.StartYear == year.Period.StartYear) is > 0 and < 4 }),
            ],
        };
    }
}
