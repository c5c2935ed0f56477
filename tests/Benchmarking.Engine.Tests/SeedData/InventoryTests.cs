namespace Benchmarking.Engine.Tests.SeedData;

/// <summary>Nothing in the documents may be lost: each item ends as a metric, a feature, seed data or a written reason.</summary>
public sealed class InventoryTests
{
    private readonly SeedFile _inventory = SeedFile.Read("inventory.csv");

    public static TheoryData<string, int, int> Series => new()
    {
        { "A", 1, 14 }, { "B", 1, 6 }, { "C", 1, 19 }, { "D", 1, 9 }, { "E", 1, 39 }, { "F", 1, 8 }, { "G", 1, 13 },
        { "H", 1, 29 }, { "L", 0, 7 }, { "M", 1, 17 }, { "X", 1, 10 },
    };

    [Theory]
    [MemberData(nameof(Series))]
    public void Every_code_is_accounted_for(string letter, int first, int last)
    {
        var expected = Enumerable.Range(first, last - first + 1).Select(n => letter == "M" ? $"M{n:00}" : $"{letter}{n}");
        Assert.Equal(expected.Order(), _inventory.Set("code").Where(code => code.StartsWith(letter, StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void What_becomes_a_metric_names_metrics_that_exist()
    {
        var metrics = SeedFile.Read("metrics.csv").Set("code");
        Assert.All(Becoming("metric"), row => Assert.Empty(row["where"].Split(';').Except(metrics)));
    }

    [Fact]
    public void What_becomes_seed_data_names_a_file_that_has_it() => Assert.All(Becoming("seed data"), row =>
    {
        Assert.True(File.Exists(Path.Combine(SeedFile.Folder, row["where"])), row.Place);
        if (row["where"] is "actions.csv" or "practices.csv" or "bodies.csv" or "practice-notes.csv")
            Assert.Contains(row["code"], SeedFile.Read(row["where"]).Set("code"));
    });

    [Fact]
    public void What_becomes_a_feature_names_its_page_and_what_is_left_out_says_why()
    {
        Assert.All(Becoming("feature"), row => Assert.NotEmpty(row["page"]));
        Assert.All(Becoming("left out"), row => Assert.NotEmpty(row["note"]));
        Assert.Empty(_inventory.Set("becomes").Except(["metric", "feature", "seed data", "left out"]));
    }

    [Fact]
    public void Actions_stand_on_a_rung_of_the_ladder_on_all_or_on_none()
    {
        var actions = SeedFile.Read("actions.csv");
        Assert.Empty(actions.Set("rung").Except([.. SeedFile.Read("ladder.csv").Set("rung"), "all", ""]));
        Assert.Equal((4, 10, 23, 2), (Count("existing"), Count("improvement"), Count("new"), Count("blank")));

        int Count(string kind) => actions.Rows.Count(row => row["kind"] == kind);
    }

    private IEnumerable<SeedRow> Becoming(string kind) => _inventory.Rows.Where(row => row["becomes"] == kind);
}
