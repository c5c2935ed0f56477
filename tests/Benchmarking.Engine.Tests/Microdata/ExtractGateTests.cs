using Benchmarking.Engine.Microdata;
using Benchmarking.Engine.Simulation;

namespace Benchmarking.Engine.Tests.Microdata;

/// <summary>What is refused, in words, and what stands in.</summary>
public class ExtractGateTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(24)]
    [InlineData(49)]
    public void There_is_no_extract_below_fifty_organisations(int members)
    {
        var club = new Club(members);
        var clusters = Partition.Clusters(club.PartitionInput(), ExtractRules.Standard)!;

        var outcome = Extract.Make(club.Request(clusters), ExtractRules.Standard);

        Assert.Null(outcome.Extract);
        Assert.Empty(outcome.Entries);
        Assert.Equal(
            $"Record-level data needs at least 50 organisations; there are {members}. The cluster profile table stands in.",
            Assert.Single(outcome.Refusals).Words);
    }

    [Fact]
    public void Fifty_organisations_of_49_interest_groups_are_too_few()
    {
        var club = new Club(50) { InterestGroups = new(new Dictionary<string, string> { ["o001"] = "o000" }) };
        var partition = Partition.Make(club.PartitionInput(), ExtractRules.Standard)!;

        Assert.Equal([new TooFewOrganisations(50, 49)], Extract.Make(club.Request(partition), ExtractRules.Standard).Refusals);
    }

    [Fact]
    public void Sixteen_metrics_and_four_periods_are_the_most()
    {
        List<Metric> metrics = [.. Enumerable.Range(1, 17).Select(number => Club.Metric($"m{number}"))];

        Assert.Equal([new TooManyMetrics(16, 17), new TooManyPeriods(4, 5)], ExtractGate.Before(50, metrics, 5, ExtractRules.Standard));
        Assert.Empty(ExtractGate.Before(50, metrics[..16], 4, ExtractRules.Standard));
    }

    [Fact]
    public void A_protected_metric_needs_a_radius()
    {
        var bare = Club.Metric("bare") with { Tolerance = null };

        Assert.Equal([new MetricWithoutRadius("bare")], ExtractGate.Before(50, [bare], 1, ExtractRules.Standard));
        Assert.Empty(ExtractGate.Before(50, [bare with { Sensitivity = Sensitivity.Public }], 1, ExtractRules.Standard));
    }

    [Fact]
    public void Keys_that_find_more_than_a_tenth_of_the_records_are_refused()
    {
        // Fifty organisations in ten places that are never made coarser: each is found by one in five.
        var club = new Club(50);
        var places = Enumerable.Range(0, 50).ToDictionary(i => $"o{i:000}", i => new[] { $"place {i % 10}" });
        var partition = Partition.Make(
            club.PartitionInput() with
            {
                Organisations = places,
                Hierarchies = [new("place", places.Values.Select(one => one[0]).Distinct().ToDictionary(place => place, place => new[] { place }))],
            },
            ExtractRules.Standard)!;

        var outcome = Extract.Make(club.Request(partition), ExtractRules.Standard with { MostLost = 100 });

        Assert.Null(outcome.Extract);
        Assert.Equal(0.2, outcome.Report!.PublicNearest.Records, 1e-12);
        Assert.Contains("at most 10% may be", Assert.IsType<TooEasilyLinked>(Assert.Single(outcome.Refusals)).Words);
    }

    [Fact]
    public void Records_that_lose_more_than_a_third_of_their_variation_are_refused()
    {
        // Sixteen metrics that have nothing to do with each other.
        var club = new Club(50, metrics: 16);
        var draws = new Draws(3);
        var partition = Partition.Make(club.PartitionInput(), ExtractRules.Standard)!;
        List<Observation> noise = [.. club.Observations.Select(one => one with { Value = draws.Below(1000) / 10m })];

        var outcome = Extract.Make(club.Request(partition) with { Observations = noise }, ExtractRules.Standard);

        Assert.Null(outcome.Extract);
        Assert.Contains("at most 35% may be lost", Assert.IsType<TooMuchLost>(Assert.Single(outcome.Refusals)).Words);
    }

    [Fact]
    public void A_small_club_gets_profiles_that_say_what_they_are()
    {
        var club = new Club(24);
        var clusters = Partition.Clusters(club.PartitionInput(), ExtractRules.Standard)!;

        var (profiles, refusals) = ClusterProfiles.Of(club.Request(clusters), ExtractRules.Standard);

        Assert.Empty(refusals);
        Assert.Equal([6, 6, 6, 6], profiles!.Clusters.Select(cluster => cluster.Organisations));
        Assert.StartsWith("Profiles of 4 clusters of alike organisations, 6 or more in each. These are not records", profiles.Label);
        Assert.Equal(4 * 12, profiles.Entries.Count);
        Assert.All(profiles.Entries, entry => Assert.Equal((entry.Shown is null), (entry.Reason is not null)));
        Assert.Contains(profiles.Entries, entry => entry.Shown is not null);
    }
}
