using System.Globalization;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Attacks.StandIns;
using Benchmarking.Engine.Disclosure;
using Benchmarking.Engine.Simulation;
using CsvHelper;

namespace Benchmarking.Engine.Tests.Attacks;

public class ReconstructionTests(ITestOutputHelper output)
{
    private static readonly Club Club = Club.Simulate(new ClubPlan(24) { Periods = 2 });

    private static Effort Effort => Environment.GetEnvironmentVariable("BENCHMARKING_FULL") == "1" ? Effort.Full : Effort.Quick;

    [Fact]
    public void Common_practice_lets_figures_be_rebuilt_without_inside_knowledge()
    {
        var result = Run(new FullReconstruction(), Scenes.Weak(Single("heard", "complaints", "survey"), WeakPublisher.Common, Effort));

        Assert.True(result.Succeeded);
        Assert.InRange(result.Hits!.Value, 0.35, 1);
        Assert.InRange(result.Exact!.Value, 0.20, 1);
    }

    [Fact]
    public void The_regulators_figures_are_rebuilt_from_common_practice()
    {
        var results = Seeds().Select(seed => Run(new FullReconstruction(), Regulator(seed))).ToList();

        Assert.All(results, result => Assert.Equal(192, result.Targets));
        Assert.InRange(results.Average(result => result.Hits!.Value), 0.25, 1);
        Assert.InRange(results.Average(result => result.Exact!.Value), 0.10, 1);
    }

    [Fact]
    public void The_protected_publication_cannot_be_rebuilt()
    {
        var result = Run(new FullReconstruction(), Scenes.Protected(Single("heard", "complaints", "survey"), Effort));

        Assert.NotEqual(0, result.Targets);
        Assert.False(result.Succeeded, result.Finding);
    }

    [Fact]
    public void The_same_seed_rebuilds_the_same()
    {
        var scene = Scenes.Weak(Single("heard"), WeakPublisher.Common);

        Assert.Equal(new FullReconstruction().Run(scene), new FullReconstruction().Run(scene));
    }

    [Fact]
    public void Last_years_figures_and_common_practice_tell_more_than_last_years_alone()
    {
        var result = Run(new PriorFigures(), Indiscreet.KnownLastYear(Club.Only("heard", "complaints", "survey")));

        Assert.True(result.Succeeded);
        Assert.True(result.Hits > result.Baseline + 0.05);
    }

    [Fact]
    public void A_scene_without_public_figures_gives_nothing_to_shrink_towards() =>
        Assert.Equal(0, new PriorFigures().Run(Scenes.Weak(Single("heard"), WeakPublisher.Common)).Targets);

    private static ulong[] Seeds() => Effort == Effort.Full ? [1, 2, 3] : [1];

    private static Club Single(params string[] metrics)
    {
        var club = Club.Only(metrics);
        return club with { Releases = [club.Releases[^1]] };
    }

    private AttackResult Run(IAttack attack, AttackScene scene)
    {
        var result = attack.Run(scene);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.Id} {scene.Club} {scene.Publisher}: {result.Targets} targets, hits {result.Hits:P1}, baseline {result.Baseline:P1} ± {result.LiftError:P1}, exact {result.Exact:P1}, baseline {result.ExactBaseline:P1}. {result.Finding}"));
        return result;
    }

    /// <summary>24 landlords drawn by lot, TP01 to TP08, in groups by region, size and type.</summary>
    private static AttackScene Regulator(ulong seed)
    {
        var rows = new List<(string Landlord, Observation Figure, string[] Groups)>();
        using var csv = CsvReader.FromFile(ProjectFolder.SharedFile("tsm-2024", "tsm_2024_long.csv"), new CsvReaderOptions { Separator = ',' });
        while (csv.Read())
        {
            var measure = csv.GetString("measure");
            if (csv.GetString("tenure") != "LCRA" || string.CompareOrdinal(measure, "TP") < 0 || string.CompareOrdinal(measure, "TP08") > 0
                || csv.GetString("size_band") is "" or "Merged during year" || csv.GetString("value").Length == 0) continue;

            var value = decimal.Parse(csv.GetString("value"), NumberStyles.Float, CultureInfo.InvariantCulture);
            rows.Add((csv.GetString("landlord_code"), new(csv.GetString("landlord_code"), RegulatorFigures.Period, measure, value, null, null, null),
                ["region:" + csv.GetString("region"), "size:" + csv.GetString("size_band"), "type:" + csv.GetString("landlord_type")]));
        }

        var complete = rows.GroupBy(row => row.Landlord).Where(one => one.Count() == 8).Select(one => one.Key).Order(StringComparer.Ordinal).ToList();
        new Draws(seed).Shuffle(complete);
        var members = complete.Take(24).ToHashSet();
        rows.RemoveAll(row => !members.Contains(row.Landlord));
        var groups = rows.SelectMany(row => row.Groups.Select(group => (group, row.Landlord))).Distinct().GroupBy(pair => pair.group, pair => pair.Landlord)
            .Select(group => new PeerGroup(group.Key, group.Key.Split(':')[0], group.ToHashSet())).ToList();
        return Publish([.. rows.Select(row => row.Figure)], groups, seed);
    }

    private static AttackScene Publish(List<Observation> figures, List<PeerGroup> groups, ulong seed)
    {
        var tokens = new Tokens([1]);
        var truth = new KnownFigures(tokens);
        truth.Add(figures);
        return new()
        {
            Club = $"24 landlords, seed {seed}",
            Publisher = "common",
            Ledger = WeakPublisher.Common.Publish(Ledger.Empty, 1, figures, groups, tokens),
            Metrics = [.. figures.GroupBy(one => one.Metric).Select(metric => Measure(metric.Key, [.. metric.Select(one => one.Value!.Value).Order()]))],
            Groups = groups,
            Truth = truth,
            Effort = Effort,
            Seed = seed,
        };
    }

    private static Metric Measure(string code, decimal[] sorted) =>
        new(code, "%", 1, Polarity.Neutral, Sensitivity.Protected, 0, 100, MetricKind.Percentage)
        {
            Tolerance = new(0.15m * (Quantiles.Of(sorted, 0.75m, QuantileMethod.HyndmanFan7)!.Value - Quantiles.Of(sorted, 0.25m, QuantileMethod.HyndmanFan7)!.Value)),
        };
}
