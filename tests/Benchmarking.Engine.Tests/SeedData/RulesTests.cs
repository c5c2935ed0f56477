namespace Benchmarking.Engine.Tests.SeedData;

public sealed class RulesTests
{
    private readonly SeedFile _metrics = SeedFile.Read("metrics.csv");
    private readonly SeedFile _rules = SeedFile.Read("rules.csv");

    [Fact]
    public void Each_rule_belongs_to_a_metric_that_is_asked_and_says_why_it_is_there()
    {
        var asked = _metrics.Rows.Where(row => row["numerator_input"].Length > 0).Select(row => row["code"]);
        Assert.Empty(_rules.Set("metric").Except([.. asked]));
        Assert.All(_rules.Rows, row => Assert.EndsWith(".", row["reason"]));
        Assert.Empty(_rules.Set("kind").Except(["at_most", "change", "outlier"]));
        Assert.Empty(_rules.Set("severity").Except(["invalid", "query"]));
    }

    [Fact]
    public void A_comparison_names_two_inputs_and_the_others_an_amount_above_1()
    {
        var inputs = SeedFile.Read("inputs.csv").Set("code");
        Assert.All(_rules.Rows, row =>
        {
            if (row["kind"] == "at_most")
            {
                Assert.Contains(row["input"], inputs);
                Assert.Contains(row["other_input"], inputs);
                Assert.NotEqual(row["input"], row["other_input"]);
                Assert.Empty(row["amount"]);
            }
            else
            {
                Assert.Equal(("", "", "query"), (row["input"], row["other_input"], row["severity"]));
                Assert.True(row.Required("amount") > 1, row.Place);
            }
        });
    }

    [Fact]
    public void No_rule_is_given_twice() =>
        Assert.Distinct(_rules.Rows.Select(row => (row["metric"], row["kind"], row["input"], row["other_input"])));

    [Fact]
    public void Each_band_of_a_metric_that_is_asked_says_why_it_is_there()
    {
        foreach (var row in _metrics.Rows)
        {
            var asked = row["numerator_input"].Length > 0;
            var bounded = row["possible_low"].Length + row["possible_high"].Length > 0;
            Assert.Equal(asked, row["plausible_reason"].EndsWith('.'));
            Assert.Equal(asked && bounded, row["possible_reason"].EndsWith('.'));
        }
    }
}
