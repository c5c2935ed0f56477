using Benchmarking.Engine;
using Benchmarking.Web.Features.Disclosure;
using Benchmarking.Web.Shared;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>Why a number of a cell is missing or an earlier one, in the only words that may be said about it.</summary>
public static class WhyNotShown
{
    /// <summary>The same for every cause that depends on values, so that it tells nothing of them.</summary>
    public const string Neutral = ReasonWords.Neutral;

    /// <summary>A sentence without its full stop; null where nothing is missing.</summary>
    public static string? Sentence(Cell? cell, PublishedQuarter? quarter) => (quarter, cell) switch
    {
        (null, _) => "Nothing was published for this quarter",
        (_, null) => "Not part of this publication",
        (_, { Status: CellStatus.NotCollected }) => "Not collected this quarter",
        (_, { Status: CellStatus.Held } or { Reason: Reason.N4 }) => Held(cell),
        _ => ReasonOf(cell) switch
        {
            Reason.N1 => $"Fewer than {quarter.MinimumForMedian} contributors",
            Reason.N2 => $"{NoQuartiles(quarter)} (median shown)",
            Reason.N3 => "Too similar to another published group",
            Reason.N5 => "Not applicable",
            Reason.V => Neutral,
            _ => null,
        },
    };

    /// <summary>The same in a row of a table, where the median is seen.</summary>
    public static string? InRow(Cell? cell, PublishedQuarter? quarter) =>
        cell is { Reason: Reason.N2 } && quarter is not null ? NoQuartiles(quarter) : Sentence(cell, quarter);

    /// <summary>Two or three words for the gap in a chart.</summary>
    public static string Brief(Cell? cell, PublishedQuarter? quarter) => (quarter, cell) switch
    {
        (null, _) or (_, null) => "not published",
        (_, { Status: CellStatus.NotCollected }) => "not collected",
        (_, { Reason: Reason.N5 }) => "not applicable",
        (_, { Status: CellStatus.NotEnough }) => $"fewer than {quarter.MinimumForMedian}",
        (_, { Status: CellStatus.Held }) => "held",
        _ => "not shown",
    };

    /// <summary>The house's symbol for a missing number: <c>[c]</c>, <c>[x]</c>, <c>[z]</c>; null where nothing was published at all.</summary>
    public static string? Symbol(Cell? cell, PublishedQuarter? quarter) => (quarter, cell) switch
    {
        (null, _) or (_, null) => null,
        (_, { Status: CellStatus.NotCollected }) => ChartRules.NotCollected,
        (_, { Reason: Reason.N5 }) => ChartRules.NotApplicable,
        _ => ChartRules.Withheld,
    };

    /// <summary>The code behind the words; null where nothing is missing or nothing was collected.</summary>
    public static Reason? ReasonOf(Cell? cell) => cell switch
    {
        null or { Status: CellStatus.NotCollected } => null,
        { Reason: { } reason } => reason,
        { Status: CellStatus.NotEnough } => Reason.N1,
        { Status: CellStatus.Held } => Reason.N4,
        { Status: CellStatus.Withheld } => Reason.V,
        _ => null,
    };

    /// <summary>"Q4, January to March 2026" or "the provisional benchmarks": where a held number was first shown; null for others.</summary>
    public static string? HeldFrom(Cell? cell) => cell?.HeldFrom switch
    {
        null => null,
        "provisional" => "the provisional benchmarks",
        var period => Period.TryParse(period, out var known) ? known.Words : period,
    };

    private static string Held(Cell cell) => HeldFrom(cell) is { } from
        ? $"Held until enough organisations have updated: the number is that of {from}"
        : "Held until enough organisations have updated";

    private static string NoQuartiles(PublishedQuarter quarter) => $"Quartiles need {quarter.MinimumForQuartiles} contributors";
}
