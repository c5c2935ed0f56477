using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Microdata;

namespace Benchmarking.Web.Features.Releases.Making;

/// <summary>Records as the attacks on them (A22 to A24) are given them.</summary>
internal static class ShownRecords
{
    /// <param name="groupOf">The group's code by pseudonym.</param>
    /// <param name="owners">Organisation by pseudonym: the truth, used only to count.</param>
    /// <param name="groups">The peer group of each value of a key: who is in it is public.</param>
    public static ShownExtract Of(
        Extract extract, IReadOnlyDictionary<(string Key, string Value), string> groups, IReadOnlyDictionary<string, string> owners,
        IReadOnlyDictionary<string, string> groupOf, IReadOnlySet<(string Metric, string Period, string Group)> withheld) => new(
        "release",
        [.. extract.Records.Select(record => new ShownRecord(record.Pseudonym, Keys(extract, groups, record), Figures(extract, record, groupOf[record.Pseudonym], withheld)))],
        [.. extract.Records.Select(record => owners[record.Pseudonym])]);

    private static Dictionary<string, string?> Keys(
        Extract extract, IReadOnlyDictionary<(string Key, string Value), string> groups, ExtractRecord record) => extract.KeyNames
        .Zip(record.Keys).ToDictionary(
            one => one.First, one => one.Second is { } value ? groups.GetValueOrDefault((one.First, value)) : null, StringComparer.Ordinal);

    private static Dictionary<(string, string), decimal> Figures(
        Extract extract, ExtractRecord record, string group, IReadOnlySet<(string Metric, string Period, string Group)> withheld) => extract.Columns
        .Select((column, place) => (Column: (column.Metric.Code, column.Period), record.Figures[place].Number))
        .Where(one => one.Number is not null && !withheld.Contains((one.Column.Code, one.Column.Period, group)))
        .ToDictionary(one => one.Column, one => one.Number!.Value.Value);
}
