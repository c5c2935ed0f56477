using Benchmarking.Engine;
using Benchmarking.Engine.Microdata;

namespace Benchmarking.Tool.Releases;

/// <summary>codebook.csv: what each column of the data holds.</summary>
internal static class Codebook
{
    /// <summary>Its columns.</summary>
    public static IReadOnlyList<string> Header { get; } = ["column", "metric", "period", "unit", "kind", "rounding", "description"];

    /// <summary>The lines for an extract.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(Extract extract)
    {
        yield return ["record", "", "", "", "", "", "pseudonym of the record; another extract has others, and nobody keeps a list"];
        foreach (var key in extract.KeyNames) yield return [key, "", "", "", "", "", "of the organisation; all where it was made coarser, * where it is suppressed"];
        foreach (var column in extract.Columns)
        {
            yield return Line(column, $"{column.Metric.Code} {column.Period}", "mean (of judgements the median) of the group of at least 5 alike organisations that the record belongs to, rounded; >= and <= near a possible bound; a third of all figures where the number would tell too much; [s] suppressed");
            yield return [$"{column.Metric.Code} {column.Period} note", column.Metric.Code, column.Period, "", "", "", "incomplete where some of the group had no figure"];
        }
    }

    /// <summary>The lines for cluster profiles.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(ClusterProfiles profiles)
    {
        yield return ["cluster", "", "", "", "", "", profiles.Label];
        yield return ["organisations", "", "", "", "", "", "how many organisations are in the cluster; those that belong together count as one"];
        foreach (var column in profiles.Columns) yield return Line(column, $"{column.Metric.Code} {column.Period}", "mean (of judgements the median) of the cluster, rounded");
    }

    private static string[] Line(ExtractColumn column, string name, string description) =>
    [
        name, column.Metric.Code, column.Period, column.Metric.Unit, column.Metric.Kind.Code(),
        column.Metric.Tolerance is { Share: 0 } radius ? FigureText.Plain(radius.BaseAt(0)) : column.Metric.Tolerance is null ? "" : "in proportion to the figure",
        description,
    ];
}
