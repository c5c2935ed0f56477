using Benchmarking.Engine.Microdata;

namespace Benchmarking.Engine.Tests.Microdata;

/// <summary>Making keys coarser, with the example of ARX.</summary>
public class GeneralisationTests
{
    [Fact]
    public void The_example_of_ARX_has_its_published_prosecutor_risks()
    {
        string[][] people =
        [
            ["34", "male", "81667"], ["45", "female", "81675"], ["66", "male", "81925"], ["70", "female", "81931"],
            ["34", "female", "81931"], ["70", "male", "81931"], ["45", "male", "81931"],
        ];
        Hierarchy[] hierarchies =
        [
            new("age", new[] { "34", "45", "66", "70" }.ToDictionary(age => age, age => new[] { age, age is "34" or "45" ? "<50" : ">=50", "*" })),
            new("gender", new[] { "male", "female" }.ToDictionary(gender => gender, gender => new[] { gender, "*" })),
            new("zipcode", new[] { "81667", "81675", "81925", "81931" }.ToDictionary(
                code => code, code => Enumerable.Range(0, 6).Select(hidden => code[..(5 - hidden)] + new string('*', hidden)).ToArray())),
        ];

        var best = Generalisation.Choices(people, Names(people.Length), hierarchies, 2, 1)[0];

        Assert.Equal([1, 1, 2], best.Levels);
        Assert.Equal(3 / 7.0, best.MeanRisk, 1e-12);
        Assert.Equal(0.5, best.HighestRisk);
    }

    [Fact]
    public void The_few_that_are_still_alone_are_suppressed_among_k()
    {
        // 60 in the north and one in the south: 98% stand among five or more.
        string[][] records = [.. Enumerable.Range(0, 61).Select(i => new[] { i == 30 ? "south" : "north" })];
        Hierarchy[] hierarchies = [new("region", new Dictionary<string, string[]> { ["north"] = ["north", "all"], ["south"] = ["south", "all"] })];

        var choices = Generalisation.Choices(records, Names(61), hierarchies, 5, 0.95);

        Assert.Equal([0], choices[0].Levels);
        Assert.Null(choices[0].Keys[30][0]);
        Assert.Equal(5, choices[0].Keys.Count(key => key[0] is null));
        Assert.Equal(0.2, choices[0].HighestRisk);
        Assert.Equal([1], Generalisation.Choices(records, Names(61), hierarchies, 5, 0.99)[0].Levels);
    }

    [Fact]
    public void Organisations_that_belong_together_count_as_one()
    {
        string[][] records = [.. Enumerable.Range(0, 10).Select(i => new[] { i < 5 ? "north" : "south" })];
        Hierarchy[] hierarchies = [new("region", new Dictionary<string, string[]> { ["north"] = ["north", "all"], ["south"] = ["south", "all"] })];
        string[] owners = ["a", "a", "c", "d", "e", "f", "g", "h", "i", "j"];

        Assert.Equal([0], Generalisation.Choices(records, Names(10), hierarchies, 5, 1)[0].Levels);
        Assert.Equal([1], Generalisation.Choices(records, owners, hierarchies, 5, 1)[0].Levels);
    }

    [Fact]
    public void A_hierarchy_needs_a_name_for_every_value_at_every_level()
    {
        Assert.Throws<ArgumentException>(() => new Hierarchy("size", new Dictionary<string, string[]> { ["a"] = ["a"], ["b"] = ["b", "all"] }));
        Assert.Throws<ArgumentException>(() => Club.Hierarchies[0].At("Wales", 1));
    }

    private static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => $"o{i}")];
}
