using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Releases.Files;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>
/// <c>cells.csv</c>: every cell of the publications, with the numbers as they were published. Nothing is worked out anew, in no
/// other group and to no other base.
/// </summary>
public static class CellsTable
{
    public const string Name = "cells";

    private const string Symbols = "empty where the number is not released";
    private const string Rounding = "a whole multiple of base";
    private const string Version = "metric_version of the row";

    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<ReleaseColumn> Columns { get; } =
    [
        new("publication", "Publication", "The publication’s number.", ColumnType.Whole) { IsKey = true },
        new("period", "Period", "The quarter or year that the figures are of."),
        new("group", "Peer group", "The group’s code.") { IsKey = true },
        new("metric", "Metric", "The metric’s code.") { IsKey = true },
        new("metric_version", "Metric version", "The version of the definition that was asked by.", ColumnType.Whole),
        new("n", "Contributors", "How many contributed; those who belong together count as one.", ColumnType.Whole) { Unit = "contributors", Symbols = Symbols },
        new("status", "Status", "published; withheld; not_enough (too few contributors); held (an earlier number stands); not_collected."),
        new("reason", "Reason", "Why a number is not shown: V protects members’ figures; N1 fewer than 5 contributors; N2 quartiles need 12; N3 too similar to another group; N4 held until enough have updated; N5 not applicable."),
        new("symbol", "Symbols", "Symbols of the row, apart from its numbers.") { Symbols = "[c] a number is withheld; [x] not collected; [z] not applicable; [p] provisional" },
        new("base", "Rounding base", "What the row’s numbers are rounded to.", ColumnType.Number) { Unit = "the metric’s", MetricVersion = Version },
        Number("lower_quartile", "Lower quartile", "A quarter of the contributors’ figures lie below."),
        Number("median", "Median", "Half of the contributors’ figures lie below."),
        Number("upper_quartile", "Upper quartile", "Three quarters of the contributors’ figures lie below."),
        Number("p10", "10th percentile", "A tenth of the contributors’ figures lie below."),
        Number("p90", "90th percentile", "Nine tenths of the contributors’ figures lie below."),
        Number("mean", "Mean", "The mean of the contributors’ figures."),
        new("method", "Method", "How quantiles are read."),
        new("held_from", "Held from", "Where a held number was first shown: a period, or provisional or final."),
    ];

    /// <param name="cells">In the order of publications.</param>
    /// <param name="versions">The version of each publication’s metrics.</param>
    public static ReleaseTable Of(
        IEnumerable<(Publication Publication, PublishedCell Cell)> cells, IReadOnlyDictionary<(int Publication, string Metric), int> versions) => new(
        Name,
        "Aggregate cells",
        "One row for each publication, peer group and metric: how many contributed, median, quartiles, and where a number is missing, why.",
        Columns,
        [
            .. cells
                .OrderBy(one => one.Publication.Number)
                .ThenBy(one => one.Cell.MetricCode, StringComparer.Ordinal).ThenBy(one => one.Cell.GroupCode, StringComparer.Ordinal)
                .Select(one => Row(one.Publication, one.Cell, versions.TryGetValue((one.Publication.Number, one.Cell.MetricCode), out var version) ? version : null)),
        ]);

    private static object?[] Row(Publication publication, PublishedCell cell, int? version) =>
    [
        publication.Number, cell.Period, cell.GroupCode, cell.MetricCode, version, cell.N, cell.Status.Code(), cell.Reason?.ToString(),
        SymbolsOf(publication.Kind, cell.Status, cell.Reason), cell.Base, cell.LowerQuartile, cell.Median, cell.UpperQuartile, cell.P10, cell.P90, cell.Mean, cell.Method, cell.HeldFrom,
    ];

    /// <summary>A row may carry several; what is not there and what is not final are two things.</summary>
    public static string? SymbolsOf(PublicationKind kind, CellStatus status, Reason? reason)
    {
        var missing = (status, reason) switch
        {
            (CellStatus.NotCollected, _) => "[x]",
            (_, Reason.N5) => "[z]",
            (CellStatus.Withheld or CellStatus.NotEnough, _) or (_, not null) => "[c]",
            _ => null,
        };
        var provisional = kind == PublicationKind.Provisional && status is CellStatus.Published or CellStatus.Held ? "[p]" : null;
        return (missing, provisional) switch
        {
            (null, null) => null,
            (not null, not null) => $"{missing} {provisional}",
            _ => missing ?? provisional,
        };
    }

    private static ReleaseColumn Number(string name, string title, string definition) => new(name, title, definition, ColumnType.Number)
    {
        Unit = "the metric’s, in metrics.csv",
        Symbols = Symbols,
        Rounding = Rounding,
        MetricVersion = Version,
    };
}
