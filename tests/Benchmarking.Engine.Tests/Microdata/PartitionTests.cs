using System.Text.Json;
using Benchmarking.Engine.Microdata;

namespace Benchmarking.Engine.Tests.Microdata;

/// <summary>Which records are made alike.</summary>
public class PartitionTests
{
    [Theory]
    [InlineData(60, 1)]
    [InlineData(101, 2)]
    [InlineData(150, 3)]
    public void Every_group_has_k_interest_groups_with_equal_keys(int members, ulong seed)
    {
        // Every seventh organisation belongs to the one before it.
        var club = new Club(members, seed: seed)
        {
            InterestGroups = new(Enumerable.Range(1, (members - 1) / 7).ToDictionary(i => $"o{i * 7:000}", i => $"o{(i * 7) - 1:000}")),
        };

        var partition = Partition.Make(club.PartitionInput(), ExtractRules.Standard)!;

        Assert.Equal(club.Organisations.Keys.Order(), partition.Groups.SelectMany(group => group.Members).Order());
        Assert.All(partition.Groups, group => Assert.InRange(club.InterestGroups.Count(group.Members), 5, 9));
        Assert.All(partition.Groups, group => Assert.Equal(partition.KeyNames.Count, group.Keys.Count));
        Assert.True(members < 100 || partition.Groups.Select(group => string.Join('|', group.Keys)).Distinct().Count() > 1);
    }

    [Fact]
    public void The_order_of_figures_and_of_organisations_does_not_matter()
    {
        var club = new Club(80);
        var input = club.PartitionInput();
        var turned = input with
        {
            Observations = [.. Enumerable.Reverse(club.Observations)],
            Organisations = club.Organisations.Reverse().ToDictionary(one => one.Key, one => one.Value),
        };

        Assert.Equal(Text(Partition.Make(input, ExtractRules.Standard)!), Text(Partition.Make(turned, ExtractRules.Standard)!));
    }

    [Fact]
    public void A_partition_can_be_saved()
    {
        var partition = Partition.Make(new Club(60).PartitionInput(), ExtractRules.Standard)!;

        Assert.Equal(Text(partition), Text(JsonSerializer.Deserialize<Partition>(Text(partition))!));
    }

    [Fact]
    public void Fewer_organisations_than_a_group_needs_make_none()
    {
        Assert.Null(Partition.Make(new Club(4).PartitionInput(), ExtractRules.Standard));
        Assert.Null(Partition.Clusters(new Club(4).PartitionInput(), ExtractRules.Standard));
    }

    [Theory]
    [InlineData(24, 4)]
    [InlineData(27, 4)]
    [InlineData(49, 4)]
    [InlineData(19, 3)]
    [InlineData(11, 2)]
    [InlineData(9, 1)]
    public void A_small_club_has_four_clusters_or_fewer_of_at_least_five(int members, int clusters)
    {
        var partition = Partition.Clusters(new Club(members).PartitionInput(), ExtractRules.Standard)!;

        Assert.Equal(clusters, partition.Groups.Count);
        Assert.All(partition.Groups, group => Assert.True(group.Members.Count >= 5));
    }

    private static string Text(Partition partition) => JsonSerializer.Serialize(partition);
}
