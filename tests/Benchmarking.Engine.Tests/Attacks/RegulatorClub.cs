using System.Globalization;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Simulation;
using CsvHelper;

namespace Benchmarking.Engine.Tests.Attacks;

/// <summary>
/// Real landlords as a club: eight perception measures of the regulator's file, groups by region, size and type, and a
/// second year simulated with a correlation of 0.8. Radii are 0.15 of the spread among the club's members.
/// </summary>
internal static class RegulatorClub
{
    public const int Measures = 8;

    private const double Persistence = 0.8;

    /// <summary>24 landlords drawn by lot.</summary>
    public static Club Drawn(ulong seed)
    {
        var rows = Read(_ => true);
        var landlords = rows.Select(row => row.Figure.Organisation).Distinct().Order(StringComparer.Ordinal).ToList();
        new Draws(seed).Shuffle(landlords);
        var members = landlords.Take(24).ToHashSet();
        return Of($"24 landlords, seed {seed}", [.. rows.Where(row => members.Contains(row.Figure.Organisation))], seed);
    }

    /// <summary>The members named in the survey that still file, themselves or by a successor.</summary>
    public static Club OfTheSurvey()
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        using var csv = CsvReader.FromFile(ProjectFolder.SharedFile("tsm-2024", "seed_consortium_subset.csv"), new CsvReaderOptions { Separator = ',' });
        while (csv.Read()) members.Add(csv.GetString("landlord_code"));
        return Of("members of the survey", Read(members.Contains), 1);
    }

    private static List<Row> Read(Func<string, bool> isMember)
    {
        var rows = new List<Row>();
        using var csv = CsvReader.FromFile(ProjectFolder.SharedFile("tsm-2024", "tsm_2024_long.csv"), new CsvReaderOptions { Separator = ',' });
        while (csv.Read())
        {
            var (measure, landlord) = (csv.GetString("measure"), csv.GetString("landlord_code"));
            if (csv.GetString("tenure") != "LCRA" || string.CompareOrdinal(measure, "TP") < 0 || string.CompareOrdinal(measure, "TP08") > 0
                || csv.GetString("size_band") is "" or "Merged during year" || csv.GetString("value").Length == 0 || !isMember(landlord)) continue;

            rows.Add(new(
                new(landlord, RegulatorFigures.Period, measure, decimal.Parse(csv.GetString("value"), NumberStyles.Float, CultureInfo.InvariantCulture), null, null, null),
                ["region:" + csv.GetString("region"), "size:" + csv.GetString("size_band"), "type:" + csv.GetString("landlord_type")]));
        }

        var complete = rows.GroupBy(row => row.Figure.Organisation).Where(one => one.Count() == Measures).Select(one => one.Key).ToHashSet();
        return [.. rows.Where(row => complete.Contains(row.Figure.Organisation))];
    }

    private static Club Of(string name, List<Row> rows, ulong seed)
    {
        var figures = rows.Select(row => row.Figure).ToList();
        var groups = rows.SelectMany(row => row.Groups.Select(group => (group, row.Figure.Organisation))).Distinct()
            .GroupBy(pair => pair.group, pair => pair.Organisation)
            .Select(group => new PeerGroup(group.Key, group.Key.Split(':')[0], group.ToHashSet())).ToList();
        return new Club(
            name,
            [.. figures.GroupBy(one => one.Metric).Select(metric => Measure(metric.Key, [.. metric.Select(one => one.Value!.Value).Order()]))],
            groups,
            figures.Select(one => one.Organisation).Distinct().ToDictionary(one => one, _ => 1),
            [
                new ClubRelease(1, RegulatorFigures.Period, ReleaseKind.Final, figures),
                new ClubRelease(2, Period.Parse(RegulatorFigures.Period).Next.ToString(), ReleaseKind.Final, NextYear(figures, new Draws(seed + 100))),
            ]);
    }

    /// <summary>Each figure keeps 0.8 of its distance from the mean, and chance adds what keeps the spread.</summary>
    private static List<Observation> NextYear(List<Observation> figures, Draws draws)
    {
        var spread = figures.GroupBy(one => one.Metric).ToDictionary(metric => metric.Key, metric =>
        {
            var values = metric.Select(one => (double)one.Value!.Value).ToList();
            var mean = values.Average();
            return (Mean: mean, Deviation: Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
        });
        return [.. figures.Select(one =>
        {
            var (mean, deviation) = spread[one.Metric];
            var moved = mean + (Persistence * ((double)one.Value!.Value - mean)) + (Math.Sqrt(1 - (Persistence * Persistence)) * deviation * draws.Normal());
            return one with { Period = Period.Parse(one.Period).Next.ToString(), Value = Math.Round((decimal)Math.Clamp(moved, 0, 100), 1) };
        })];
    }

    private static Metric Measure(string code, decimal[] sorted) =>
        new(code, "%", 1, Polarity.Neutral, Sensitivity.Protected, 0, 100, MetricKind.Percentage)
        {
            Tolerance = new(0.15m * (Quantiles.Of(sorted, 0.75m, QuantileMethod.HyndmanFan7)!.Value - Quantiles.Of(sorted, 0.25m, QuantileMethod.HyndmanFan7)!.Value)),
        };

    private sealed record Row(Observation Figure, string[] Groups);
}
