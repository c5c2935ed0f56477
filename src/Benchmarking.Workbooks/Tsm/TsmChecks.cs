using System.Globalization;

namespace Benchmarking.Workbooks.Tsm;

/// <summary>
/// Compares each published figure with the one its parts make. A difference is a query, never a failure: figures were
/// weighted after the answers were counted, or rounded.
/// </summary>
internal static class TsmChecks
{
    private const int ExactPlaces = 6;

    public static IEnumerable<TsmQuery> Of(IReadOnlyList<TsmRow> rows)
    {
        foreach (var column in rows.Where(r => r.Value is not null).GroupBy(r => (r.Sheet, r.Metric)))
        {
            var tolerance = Tolerance(column.Max(r => r.Value!.Value.Scale));
            foreach (var row in column)
            {
                if (Check(row, tolerance) is { } query)
                    yield return query;
            }
        }
    }

    // A column whose longest figure has one place was rounded to one place, so half of that explains a difference.
    private static decimal Tolerance(int places)
    {
        var tolerance = 0.5m;
        for (var i = 0; i < Math.Min(places, ExactPlaces); i++)
            tolerance /= 10;
        return tolerance + 0.000000001m;
    }

    private static TsmQuery? Check(TsmRow row, decimal tolerance)
    {
        if (row.Denominator is not > 0)
            return null;
        if (row.Numerator is not { } numerator)
            return Query(row, "no-numerator", null, "has a figure and a denominator but no numerator");
        var isRate = TsmMeasures.IsRate(row.Measure);
        var recomputed = numerator / row.Denominator.Value * (isRate ? 1000 : 100);
        if (!isRate && numerator > row.Denominator)
            return Query(row, "numerator-above-denominator", recomputed, "has a numerator above its denominator");
        return Math.Abs(recomputed - row.Value!.Value) <= tolerance ? null : Query(row, "differs-from-parts", recomputed,
            string.Create(CultureInfo.InvariantCulture,
                $"is {row.Value:0.##} as published and {recomputed:0.##} when made from its parts"));
    }

    private static TsmQuery Query(TsmRow row, string code, decimal? recomputed, string what) => new(
        code, row.LandlordCode, row.Metric, row.Value!.Value, recomputed, row.Sheet, row.Cell,
        $"{row.Metric} of {row.LandlordName} ({row.LandlordCode}) {what}.");
}
