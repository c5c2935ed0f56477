namespace Benchmarking.Engine.Tests.SeedData;

public sealed class AliasesAndTargetsTests
{
    private readonly SeedFile _aliases = SeedFile.Read("aliases.csv");
    private readonly SeedFile _targets = SeedFile.Read("targets.csv");
    private readonly HashSet<string> _metrics = SeedFile.Read("metrics.csv").Set("code");

    [Fact]
    public void Each_alias_and_each_target_names_a_metric_that_exists()
    {
        Assert.Empty(_aliases.Set("metric").Except(_metrics));
        Assert.Empty(_targets.Set("metric").Except(_metrics));
    }

    [Theory]
    [InlineData("Aspire 2015/16", "A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 A14")]
    [InlineData("Action plan 2005/06", "BVPI.57 PI.1 PI.2 PI.3 PI.4 PI.5")]
    [InlineData("Look Ahead", "D1 D2 D3 D4 D5 D6 D7 D8 D9 E32")]
    [InlineData("Consortium survey", "H3 H4 H5")]
    [InlineData("Proposed concept", "M01 M02 M03 M04 M05 M06 M07 M08 M09 M10 M11 M12 M13 M14 M15 M16 M17")]
    public void Every_code_of_a_document_is_an_alias(string framework, string codes) => Assert.Equal(
        codes.Split(' ').Order(),
        _aliases.Rows.Where(row => row["framework"] == framework).Select(row => row["code"]).Distinct().Order());

    [Fact]
    public void Every_national_part_keeps_its_code()
    {
        var parts = SeedFile.Read("metrics.csv").Rows.Where(row => row["module"] == "national").Select(row => row["code"]);
        var codes = _aliases.Rows.Where(row => row["framework"] == "TSM").ToLookup(row => row["metric"], row => row["code"]);
        Assert.All(parts, part => Assert.Equal([part.ToUpperInvariant().Replace('-', '_')], codes[part]));
        Assert.Equal(["TP06"], codes["views-listened-to"]);
        Assert.Equal(["TP07"], codes["kept-informed"]);
    }

    [Fact]
    public void The_transposed_indicator_is_an_alias_of_the_one_it_means()
    {
        var alias = Assert.Single(_aliases.Rows, row => row["code"] == "BVPI.57");
        Assert.Equal("opportunities-satisfaction", alias["metric"]);
        Assert.Contains("75", alias["note"]);
        Assert.Equal(alias["metric"], Assert.Single(_aliases.Rows, row => row["code"] == "BVPI 75")["metric"]);
    }

    [Fact]
    public void A_placeholder_is_imported_as_no_target_and_never_as_0()
    {
        var placeholders = _targets.Rows.Where(row => row["wording"].Contains('X')).ToList();
        Assert.Equal(3, placeholders.Count);
        Assert.All(placeholders, row => Assert.Equal(("none", ""), (row["kind"], row["value"])));
        Assert.DoesNotContain(_targets.Rows, row => row.Number("value") == 0);
    }

    [Fact]
    public void Each_target_is_a_number_information_or_none_and_keeps_its_wording()
    {
        Assert.Empty(_targets.Set("kind").Except(["number", "information", "none"]));
        Assert.All(_targets.Rows, row => Assert.Equal(row["kind"] == "number", row["kind"] != "information" && row.Number("value") is not null));
        Assert.All(_targets.Rows, row => Assert.NotEmpty(row["wording"]));
        Assert.All(_targets.Rows.Where(row => row["wording"].Contains("Info only", StringComparison.Ordinal)), row => Assert.Equal("information", row["kind"]));
    }

    [Fact]
    public void The_asterisk_of_the_document_is_the_focus_of_the_target_and_of_the_metric()
    {
        var focus = SeedFile.Read("metrics.csv").Rows.Where(row => row["focus"] == "yes").Select(row => row["code"]);
        Assert.Equal(focus.Order(), _targets.Rows.Where(row => row["focus"] == "yes").Select(row => row["metric"]).Order());
        Assert.All(_targets.Rows, row => Assert.Equal(row["wording"].EndsWith('*') ? "yes" : "no", row["focus"]));
    }
}
