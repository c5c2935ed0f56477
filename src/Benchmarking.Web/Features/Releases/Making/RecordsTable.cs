using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Microdata;
using Benchmarking.Web.Features.Releases.Files;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary><c>records.csv</c>: one row for each record, metric and period, in an order drawn by lot.</summary>
internal static class RecordsTable
{
    private static readonly ReleaseColumn[] Columns =
    [
        new("record", "Record", "A pseudonym. Another release has others, and nobody keeps a list.") { IsKey = true },
        new("region", "Region", "The organisation’s region; all where it is not told apart, * where it is suppressed."),
        new("size", "Size", "Its size band, likewise."),
        new("type", "Type", "Its type, likewise."),
        .. GroupFigureCells.Columns("the group of at least 5 alike organisations that the record belongs to"),
    ];

    /// <param name="groupOf">The group's code by pseudonym.</param>
    public static ReleaseTable Of(
        ResearchScope scope, Extract extract, IReadOnlyDictionary<string, string> groupOf, IReadOnlySet<(string Metric, string Period, string Group)> withheld) => new(
        "records",
        "Records",
        "Record-level data. Every figure is the mean of at least five alike organisations, rounded; no row is one organisation’s own figures.",
        Columns,
        [
            .. extract.Records.SelectMany(record => extract.Columns.Select((column, place) => (object?[])
                [record.Pseudonym, .. record.Keys.Select(value => value ?? "*"), .. GroupFigureCells.Of(scope, column, record.Figures[place], withheld.Contains((column.Metric.Code, column.Period, groupOf[record.Pseudonym])))])),
        ])
        {
            ComparedBy = ["metric", "period"],
        };
}

/// <summary><c>profiles.csv</c>: what stands in for records where there are too few organisations.</summary>
internal static class ProfilesTable
{
    private static readonly ReleaseColumn[] Columns =
    [
        new("cluster", "Cluster", "Its number; the same in every release of the year.", ColumnType.Whole) { IsKey = true },
        new("organisations", "Organisations", "How many are in it; those that belong together count as one.", ColumnType.Whole) { Unit = "organisations" },
        .. GroupFigureCells.Columns("the cluster"),
    ];

    public static ReleaseTable Of(
        ResearchScope scope, Partition partition, ClusterProfiles profiles, IReadOnlySet<(string Metric, string Period, string Group)> withheld) => new(
        "profiles",
        "Profiles of clusters",
        profiles.Label,
        Columns,
        [
            .. profiles.Clusters.SelectMany((cluster, number) => profiles.Columns.Select((column, place) => (object?[])
                [number + 1, cluster.Organisations, .. GroupFigureCells.Of(scope, column, cluster.Figures[place], withheld.Contains((column.Metric.Code, column.Period, partition.CodeOf(number))))])),
        ]);
}

/// <summary>The cells of a group's figure, the same for records and profiles.</summary>
internal static class GroupFigureCells
{
    public static IEnumerable<ReleaseColumn> Columns(string group) =>
    [
        new("metric", "Metric", "The metric’s code.") { IsKey = true },
        new("metric_version", "Metric version", "The version of the definition that was asked by.", ColumnType.Whole),
        new("period", "Period", "The quarter that the figures are of.") { IsKey = true },
        new("value", "Value", $"The mean (of judgements the median) of {group}.", ColumnType.Number)
        {
            Unit = "the metric’s, in metrics.csv",
            Symbols = "empty where the number is not released",
            Rounding = "as in publications",
            MetricVersion = "metric_version of the row",
        },
        new("symbol", "Symbols", "Symbols of the row, apart from its number.")
        {
            Symbols = ">= or <= the value stands for itself and everything beyond; [c] withheld; lowest third, middle third, highest third: said in place of the number",
        },
        new("note", "Note", "incomplete where some of the group had no figure."),
    ];

    public static object?[] Of(ResearchScope scope, ExtractColumn column, GroupFigure figure, bool isWithheld)
    {
        var number = isWithheld ? null : figure.Number;
        return
        [
            column.Metric.Code, scope.Versions[column.Metric.Code], column.Period, number?.Value,
            number switch
            {
                { Bound: Bound.AtLeast } => ">=",
                { Bound: Bound.AtMost } => "<=",
                not null => null,
                null when isWithheld || figure.Third is null => "[c]",
                _ => figure.ToString(),
            },
            figure.Incomplete ? "incomplete" : null,
        ];
    }
}
