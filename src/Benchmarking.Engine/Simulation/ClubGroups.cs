namespace Benchmarking.Engine.Simulation;

/// <summary>Deals organisations out to peer groups: 4 regions, 3 sizes and 3 types; finer in a sector of 1,000 and more.</summary>
internal static class ClubGroups
{
    private const int Sector = 1000;

    private static readonly string[] Regions =
        ["North", "Midlands", "South", "London", "East", "North East", "South West", "Yorkshire", "North West"];

    private static readonly string[] Types = ["association", "council", "management", "charity"];
    private static readonly double[] FewTypes = [0.5, 0.3, 0.2];
    private static readonly double[] ManyTypes = [0.4, 0.3, 0.15, 0.15];

    /// <summary>Upper ends of the size bands, in homes; the last band has none.</summary>
    private static readonly int[] FewSizes = [2500, 8000];
    private static readonly int[] ManySizes = [1000, 2500, 5000, 10_000, 20_000];

    /// <summary>The groups of a club, in the order of their dimension's priority.</summary>
    /// <param name="homes">Organisation to homes.</param>
    /// <param name="draws">Where regions and types are drawn from.</param>
    public static IReadOnlyList<PeerGroup> Of(IReadOnlyList<KeyValuePair<string, int>> homes, Draws draws)
    {
        var many = homes.Count >= Sector;
        var regions = many ? 9 : 4;
        var size = homes.Select(one => Band(one.Value, many ? ManySizes : FewSizes)).ToArray();
        var region = Deal(homes.Count, Regions[..regions], [.. Enumerable.Repeat(1.0 / regions, regions)], draws);
        var type = Deal(homes.Count, Types[..(many ? 4 : 3)], many ? ManyTypes : FewTypes, draws);
        var groups = Groups("size", size).Concat(Groups("region", region)).Concat(Groups("type", type));
        return [.. many ? groups.Concat(Groups("crossing", [.. size.Zip(type, (one, other) => $"{one} {other}")])) : groups];

        IEnumerable<PeerGroup> Groups(string dimension, string[] names) => names.Zip(homes, (name, one) => (name, one.Key))
            .GroupBy(pair => pair.name, pair => pair.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new PeerGroup($"{dimension}:{group.Key}", dimension, group.ToHashSet(StringComparer.Ordinal)));
    }

    private static string Band(int homes, int[] ends)
    {
        var band = 0;
        while (band < ends.Length && homes >= ends[band]) band++;
        return $"{band + 1}";
    }

    /// <summary>Fixed shares, drawn by lot who gets which: small clubs keep groups of a usable size.</summary>
    private static string[] Deal(int count, string[] names, double[] shares, Draws draws)
    {
        var dealt = new string[count];
        for (var i = 0; i < count; i++)
        {
            var (place, name) = ((i + 0.5) / count, 0);
            for (var upTo = shares[0]; upTo <= place && name < names.Length - 1; upTo += shares[name]) name++;
            dealt[i] = names[name];
        }

        draws.Shuffle(dealt);
        return dealt;
    }
}
