using System.Globalization;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Microdata;

namespace Benchmarking.Tool.Releases;

/// <summary>What leaves, as files, and what the ledger keeps of it; or why nothing does.</summary>
internal sealed record Package(
    IReadOnlyList<(string Name, IEnumerable<IReadOnlyList<string>> Table)> Tables,
    IReadOnlyList<(string Name, string Text)> Texts,
    IReadOnlyList<LedgerEntry> Entries,
    IReadOnlyCollection<CellInput> Inputs,
    IReadOnlyList<ExtractRefusal> Refusals)
{
    /// <summary>Records.</summary>
    public static Package Records(ExtractRequest request, ExtractRules rules)
    {
        var outcome = Extract.Make(request, rules);
        return outcome.Extract is not { } extract
            ? new([], [], [], [], outcome.Refusals)
            : new(
                [("data.csv", extract.Table()), ("codebook.csv", Codebook.Of(extract).Prepend(Codebook.Header))],
                [("report.json", ExtractReportText.Json(outcome.Report!)), ("report.txt", ExtractReportText.Text(outcome.Report!))],
                outcome.Entries, outcome.Inputs, []);
    }

    /// <summary>Profiles of clusters.</summary>
    public static Package Profiles(ExtractRequest request, ExtractRules rules)
    {
        var (profiles, refusals) = ClusterProfiles.Of(request, rules);
        return profiles is null
            ? new([], [], [], [], refusals)
            : new(
                [("profiles.csv", Table(profiles)), ("codebook.csv", Codebook.Of(profiles).Prepend(Codebook.Header))],
                [], profiles.Entries, profiles.Inputs, []);
    }

    private static IEnumerable<IReadOnlyList<string>> Table(ClusterProfiles profiles)
    {
        yield return ["cluster", "organisations", .. profiles.Columns.Select(column => $"{column.Metric.Code} {column.Period}")];
        for (var cluster = 0; cluster < profiles.Clusters.Count; cluster++)
        {
            var one = profiles.Clusters[cluster];
            yield return
            [
                (cluster + 1).ToString(CultureInfo.InvariantCulture), one.Organisations.ToString(CultureInfo.InvariantCulture),
                .. one.Figures.Select(figure => figure.ToString()),
            ];
        }
    }
}
