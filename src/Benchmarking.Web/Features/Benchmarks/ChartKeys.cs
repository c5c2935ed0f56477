using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>What the shapes of a chart mean, in a line under it; only of shapes that are there.</summary>
public static class ChartKeys
{
    public static string Rows(Perspective perspective, bool bar, IReadOnlyList<RowsPoint> points)
    {
        var said = new List<string>();
        if (perspective.IsMember && points.Any(point => point.Own is not null))
            said.Add(bar ? "Bar and diamond: you." : points.Any(point => point.IsBase) ? "Diamond: you (hollow: all residents)." : "Diamond: you.");
        said.AddRange(Benchmark(points));
        return string.Join(' ', said);
    }

    public static string Cross(Perspective perspective, CrossSide cost, CrossSide outcome)
    {
        var said = new List<string>();
        if (perspective.IsMember && cost.Own is not null && outcome.Own is not null)
            said.Add("Diamond: you.");
        said.AddRange(Benchmark([cost, outcome]));
        return string.Join(' ', said);
    }

    private static IEnumerable<string> Benchmark(IReadOnlyList<ChartPoint> points)
    {
        if (points.Any(point => point.Median is not null))
            yield return "Dark line: the median.";
        if (points.Any(point => point.MiddleHalf is not null))
            yield return "Shaded: the middle half of members.";
        if (points.FirstOrDefault(point => point.SmallN) is { SmallNote: { } few })
            yield return $"Small circle: a median of {few} members.";
        if (points.Any(point => point.Median is null))
            yield return $"Hatched: not shown; the table says why ({ChartRules.Withheld} withheld, {ChartRules.NotCollected} not collected).";
    }
}
