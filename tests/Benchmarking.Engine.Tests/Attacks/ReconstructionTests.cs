using System.Globalization;
using Benchmarking.Engine.Attacks;
using Benchmarking.Engine.Attacks.StandIns;
using Benchmarking.Engine.Simulation;

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

    /// <summary>Every attack on two years of real landlords: 24 drawn by lot, and the members of the survey.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void No_attack_succeeds_on_real_landlords_protected(bool drawn)
    {
        var club = drawn ? RegulatorClub.Drawn(1) : RegulatorClub.OfTheSurvey();
        var scene = Scenes.Protected(club) with { Public = club.Releases[0].Observations };

        var results = AttackSuite.All.Select(attack => Run(attack, scene)).ToList();

        Assert.All(results, result => Assert.False(result.Succeeded, $"{result.Id}: {result.Finding}"));
        Assert.All(["A4", "A20", "A21"], id => Assert.NotEqual(0, results.Single(result => result.Id == id).Targets));
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

    /// <summary>The first year of 24 landlords drawn by lot, as common practice publishes it.</summary>
    private static AttackScene Regulator(ulong seed)
    {
        var club = RegulatorClub.Drawn(seed);
        return Scenes.Weak(club with { Releases = [club.Releases[0]] }, WeakPublisher.Common, Effort) with { Seed = seed };
    }
}
