using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Collections;
using Benchmarking.Web.Platform;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>What stands under a chart so that it can be believed, and quoted.</summary>
public static class ChartFacts
{
    /// <summary>Of one metric.</summary>
    public static IReadOnlyList<ChartFact> Of(MetricSeries series, PublishedQuarter latest) =>
    [
        new("Members", Members([series])),
        new("Period", series.Latest.Period.Words),
        new("Source", KeyFacts.Source(series.Subject, series.Latest.Own)),
        .. Publication(latest),
    ];

    /// <summary>Of several, which may come from different sources and rest on different members.</summary>
    public static IReadOnlyList<ChartFact> Of(IReadOnlyList<MetricSeries> several, PublishedQuarter latest) =>
    [
        new("Members", Members(several)),
        new("Period", latest.Period.Words),
        new("Source", string.Join("; ", several.Select(series => KeyFacts.Source(series.Subject, series.Latest.Own)).Distinct())),
        .. Publication(latest),
    ];

    /// <summary>What may still happen to the numbers; the symbol is the one of tables and files.</summary>
    public static string Revisions(PublicationKind kind) => kind switch
    {
        PublicationKind.Provisional => $"{ChartRules.Provisional} Provisional: the final numbers may differ",
        PublicationKind.Revision => $"{ChartRules.Revised} Revised since the final numbers; it will not change again this year",
        _ => "Final: only the yearly revision can change it",
    };

    /// <summary>The mark of a publication's numbers; null for final ones.</summary>
    public static string? Mark(PublicationKind kind) => kind switch
    {
        PublicationKind.Provisional => ChartRules.Provisional,
        PublicationKind.Revision => ChartRules.Revised,
        _ => null,
    };

    private static IEnumerable<ChartFact> Publication(PublishedQuarter latest) =>
    [
        new("Publication", $"{latest.Number}, {latest.Kind.Words()}, of {LondonTime.Day(latest.PublishedAt)}"),
        new("Revisions", Revisions(latest.Kind)),
    ];

    /// <summary>"20"; "17 to 20"; of withheld and held numbers the count is not told.</summary>
    private static string Members(IReadOnlyList<MetricSeries> several)
    {
        var counts = several.Select(series => series.Latest.Cell?.N).OfType<int>().ToList();
        return counts.Count == 0 ? "not told" : counts.Min() == counts.Max() ? $"{counts[0]}" : $"{counts.Min()} to {counts.Max()}";
    }
}
