using Benchmarking.Engine;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Datasets;
using Benchmarking.Web.Features.Releases.Files;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary><c>metrics.csv</c>: each metric’s definition, version by version.</summary>
public static class MetricsTable
{
    public const string Name = "metrics";

    private static readonly ReleaseColumn[] Columns =
    [
        new("metric", "Metric", "The metric’s code.") { IsKey = true },
        new("version", "Version", "Of its definition; 0 where the catalogue has none.", ColumnType.Whole) { IsKey = true },
        new("name", "Name", "In plain words."),
        new("question", "Question", "What is asked."),
        new("numerator", "Numerator", "What is counted."),
        new("denominator", "Denominator", "Out of what."),
        new("inclusions", "Inclusions", "What counts."),
        new("exclusions", "Exclusions", "What does not."),
        new("kind", "Kind", "percentage, count, money, rate or rating."),
        new("unit", "Unit", "What its figures are counted in."),
        new("decimals", "Decimals", "Places after the point of a single figure.", ColumnType.Whole),
        new("polarity", "Good direction", "higher, lower or neutral."),
        new("sensitivity", "Sensitivity", "protected, or public (each landlord’s own figure is published elsewhere)."),
        new("cadence", "Cadence", "How often it is collected."),
        new("source", "Source", "Where the definition comes from."),
        new("effective_from", "Holds from", "The first period that this version holds for."),
        new("aliases", "Aliases", "Its codes in other frameworks."),
        new("note", "Note", "What to mind."),
        new("radius", "Protection radius", "How far a member’s figure must be from what can be worked out, in the metric’s unit or in proportion."),
        new("or_less", "Or less", "The shown number that stands for itself and everything below.", ColumnType.Number) { Unit = "the metric’s", MetricVersion = "the row’s own" },
        new("or_more", "Or more", "The shown number that stands for itself and everything above.", ColumnType.Number) { Unit = "the metric’s", MetricVersion = "the row’s own" },
    ];

    /// <param name="entries">Of every publication; each metric and version is listed once.</param>
    public static ReleaseTable Of(IEnumerable<CodebookEntry> entries) => new(
        Name,
        "Metrics",
        "The definition of every metric in cells.csv, in each version that was used.",
        Columns,
        [
            .. entries.DistinctBy(entry => (entry.Code, entry.Version?.Version))
                .OrderBy(entry => entry.Code, StringComparer.Ordinal).ThenBy(entry => entry.Version?.Version)
                .Select(entry => entry.Version is { } version ? Row(entry, version) : [entry.Code, 0, entry.Name, .. new object?[Columns.Length - 3]]),
        ]);

    private static object?[] Row(CodebookEntry entry, MetricVersion version) =>
    [
        entry.Code, version.Version, entry.Name, version.Question, version.Numerator, version.Denominator, version.Inclusions, version.Exclusions,
        version.Kind, version.Unit, version.Decimals, version.Polarity, version.Sensitivity, version.Cadence, version.Source, version.EffectiveFrom,
        entry.Aliases, version.Note, version.Tau, Beyond(version, version.PossibleLow), Beyond(version, version.PossibleHigh),
    ];

    /// <summary>The shown number that stands for everything between it and a possible bound; null where there is none.</summary>
    private static decimal? Beyond(MetricVersion version, decimal? bound) =>
        bound is { } known && version.ForEngine() is { Sensitivity: Sensitivity.Protected } metric && Rounding.Show(known, metric) is { Bound: not Bound.None } shown
            ? shown.Value
            : null;
}
