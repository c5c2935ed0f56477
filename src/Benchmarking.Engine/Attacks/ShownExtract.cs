namespace Benchmarking.Engine.Attacks;

/// <summary>One record of a research file.</summary>
/// <param name="Pseudonym">What stands for the organisation.</param>
/// <param name="Keys">Dimension to peer group, such as <c>region</c> to <c>region:North</c>; null where suppressed.</param>
/// <param name="Figures">Metric and period to figure; those not given are left out.</param>
public sealed record ShownRecord(
    string Pseudonym,
    IReadOnlyDictionary<string, string?> Keys,
    IReadOnlyDictionary<(string Metric, string Period), decimal> Figures);

/// <summary>A research file as its readers see it.</summary>
/// <param name="Project">For whom.</param>
/// <param name="Records">In the order of the rows.</param>
/// <param name="Owners">Whose each record is: the truth, used only to count.</param>
public sealed record ShownExtract(string Project, IReadOnlyList<ShownRecord> Records, IReadOnlyList<string> Owners)
{
    /// <summary>Every metric and period of any record, in order.</summary>
    internal IReadOnlyList<(string Metric, string Period)> Columns =>
        [.. Records.SelectMany(record => record.Figures.Keys).Distinct().Order()];

    /// <summary>The records as rows of figures; NaN where there is none.</summary>
    internal static double[][] Rows(IEnumerable<ShownRecord> records, IReadOnlyList<(string Metric, string Period)> columns) =>
        [.. records.Select(record => columns.Select(column => record.Figures.TryGetValue(column, out var figure) ? (double)figure : double.NaN).ToArray())];
}
