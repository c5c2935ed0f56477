using System.Text.Json;

namespace Benchmarking.Web.Features.History;

/// <summary>How many rows of one period, or of one metric, were new, changed something, or said what was there.</summary>
public sealed record HistoryLine(string Key, int New, int Changed, int Same)
{
    public int Read => New + Changed + Same;
}

/// <summary>What an import brought. Every row that was read is in exactly one of the three counts.</summary>
/// <param name="Blank">Rows without a figure, which were left alone.</param>
/// <param name="Notes">What the member should know of how the file was read.</param>
public sealed record HistorySummary(
    int Blank, IReadOnlyList<string> Notes, IReadOnlyList<HistoryLine> Periods, IReadOnlyList<HistoryLine> Metrics)
{
    public static HistorySummary Of(IReadOnlyList<HistoryCount> counts, int blank, IReadOnlyList<string> notes) => new(
        blank, notes,
        Lines(counts, count => count.Period),
        Lines(counts, count => count.MetricCode));

    /// <summary>Reads what was kept; null before there is one.</summary>
    public static HistorySummary? Parse(string json) => json == "{}" ? null : JsonSerializer.Deserialize<HistorySummary>(json);

    public int New => Periods.Sum(line => line.New);

    public int Changed => Periods.Sum(line => line.Changed);

    public int Same => Periods.Sum(line => line.Same);

    public string ToJson() => JsonSerializer.Serialize(new { Blank, Notes, Periods, Metrics });

    private static List<HistoryLine> Lines(IReadOnlyList<HistoryCount> counts, Func<HistoryCount, string> key) =>
    [
        .. counts.GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new HistoryLine(
                group.Key, group.Sum(count => count.New), group.Sum(count => count.Changed), group.Sum(count => count.Same))),
    ];
}
