using System.Globalization;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Disclosure;

/// <summary>What protection costs, by the size of the club: the rows of docs/protection-and-utility.md.</summary>
internal static class UtilityTable
{
    public const string Header =
        "| members | clubs | numbers with enough contributors | shown | too similar | kept back by values | decoys | median moves by | quartiles move by |\n"
        + "|---|---|---|---|---|---|---|---|---|\n";

    /// <summary>One size, several clubs drawn from seeds 1, 2 …</summary>
    public static string Row(int members, int clubs)
    {
        var reports = new List<PublicationReport>();
        var (medians, quartiles) = (new List<decimal>(), new List<decimal>());
        for (var seed = 1; seed <= clubs; seed++)
        {
            var club = Club.Simulate(new ClubPlan(members) { Seed = (ulong)seed });
            var outcome = Publish(club);
            reports.Add(outcome.Report);
            foreach (var cell in outcome.Cells) Shifts(club, cell, medians, quartiles);
        }

        var eligible = reports.Sum(report => report.Eligible);
        return string.Join(" | ",
            $"| {FigureText.Number(members)}", clubs, FigureText.Number(eligible), Share(report => report.Shown), Share(report => report.TooSimilar),
            Share(report => report.ByValue), Share(report => report.Decoys), Mean(medians), Mean(quartiles)) + " |\n";

        string Share(Func<PublicationReport, int> count) => Percent(100m * reports.Sum(count) / eligible);
    }

    private static PublicationOutcome Publish(Club club) => Publisher.Publish(new PublicationInput
    {
        Metrics = club.Metrics,
        Observations = club.Releases[0].Observations,
        Groups = club.Groups,
        Release = 1,
        Key = "utility"u8.ToArray(),
        Today = new DateOnly(2025, 7, 1),
    });

    /// <summary>How far shown numbers lie from type 7 of the exact figures, in interquartile ranges of everyone.</summary>
    private static void Shifts(Club club, Cell cell, List<decimal> medians, List<decimal> quartiles)
    {
        var metric = club.Metrics.Single(one => one.Code == cell.Metric);
        if (cell.Median is not { } median || metric.Kind == MetricKind.Rating) return;

        var everyone = Sorted(_ => true);
        var range = Exact(everyone, 0.75m) - Exact(everyone, 0.25m);
        var members = cell.Group == PeerGroup.All ? everyone : Sorted(club.Groups.Single(group => group.Code == cell.Group).Members.Contains);
        medians.Add(Math.Abs(median - Exact(members, 0.5m)) / range);
        if (cell.LowerQuartile is { } lower) quartiles.Add(Math.Abs(lower - Exact(members, 0.25m)) / range);
        if (cell.UpperQuartile is { } upper) quartiles.Add(Math.Abs(upper - Exact(members, 0.75m)) / range);

        decimal[] Sorted(Func<string, bool> isMember) =>
        [
            .. club.Releases[0].Observations.Where(one => one.Metric == cell.Metric && one.Value is not null && isMember(one.Organisation))
                .Select(one => one.Value!.Value).Order(),
        ];
    }

    private static decimal Exact(decimal[] sorted, decimal probability) =>
        Quantiles.Of(sorted, probability, QuantileMethod.HyndmanFan7)!.Value;

    private static string Mean(List<decimal> shifts) =>
        shifts.Count == 0 ? "–" : shifts.Average().ToString("0.00", CultureInfo.InvariantCulture) + " IQR";

    private static string Percent(decimal share) => share.ToString("0.0", CultureInfo.InvariantCulture) + "%";
}
