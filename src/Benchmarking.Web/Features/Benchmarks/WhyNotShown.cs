using Benchmarking.Engine;

namespace Benchmarking.Web.Features.Benchmarks;

/// <summary>Why a number of a cell is missing, in the only words that may be said about it.</summary>
public static class WhyNotShown
{
    /// <summary>The same for every cause that depends on values, so that it tells nothing of them.</summary>
    public const string Neutral =
        "Not shown — protecting members' figures. Ask us about: more contributors, a wider peer group, or the annual release.";

    /// <summary>A sentence without its full stop; null where nothing is missing.</summary>
    public static string? Sentence(Cell? cell, PublishedQuarter? quarter) => (quarter, cell) switch
    {
        (null, _) => "Nothing was published for this quarter",
        (_, null) => "Not part of this publication",
        (_, { Status: CellStatus.NotCollected }) => "Not collected this quarter",
        (_, { Status: CellStatus.NotEnough, Reason: null }) => $"Fewer than {quarter.MinimumForMedian} contributors",
        (_, { Status: CellStatus.Held, Reason: null }) => "Held until enough organisations have updated",
        (_, { Reason: Reason.N1 }) => $"Fewer than {quarter.MinimumForMedian} contributors",
        (_, { Reason: Reason.N2 }) => $"{NoQuartiles(quarter)} (median shown)",
        (_, { Reason: Reason.N3 }) => "Too similar to another published group",
        (_, { Reason: Reason.N4 }) => "Held until enough organisations have updated",
        (_, { Reason: Reason.N5 }) => "Not applicable",
        (_, { Reason: Reason.V } or { Status: CellStatus.Withheld }) => Neutral,
        _ => null,
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

    private static string NoQuartiles(PublishedQuarter quarter) => $"Quartiles need {quarter.MinimumForQuartiles} contributors";
}
