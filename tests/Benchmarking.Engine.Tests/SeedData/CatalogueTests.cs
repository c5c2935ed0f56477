using System.Text.RegularExpressions;

namespace Benchmarking.Engine.Tests.SeedData;

public sealed class CatalogueTests
{
    private readonly SeedFile _metrics = SeedFile.Read("metrics.csv");
    private readonly SeedFile _inputs = SeedFile.Read("inputs.csv");

    [Theory]
    [InlineData("kind", "percentage|count|money|rate|rating")]
    [InlineData("polarity", "higher|lower|neutral")]
    [InlineData("cadence", "quarter|year|when_surveyed")]
    [InlineData("scope", "core|wider")]
    [InlineData("source", "star_survey|involved_customer_survey|impact_assessment|involvement_database|feedback_monitoring|finance|audit_log|recruitment_log|complaints_log|contracts|activity_log|regulator")]
    [InlineData("sensitivity", "protected|public")]
    [InlineData("asks_sample_size", "yes|no")]
    [InlineData("part_of_whole", "yes|no")]
    [InlineData("focus", "yes|no")]
    [InlineData("multiplier", "1|100|1000")]
    [InlineData("effective_from", "2024-Q1")]
    public void Each_word_is_one_of_those_agreed(string column, string words) =>
        Assert.Empty(_metrics.Set(column).Except(words.Split('|')));

    [Fact]
    public void Each_code_can_stand_in_an_address() =>
        Assert.All(_metrics.Rows.Concat(_inputs.Rows), row => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", row["code"]));

    /// <summary>Labels and names stand alone in messages and tables, away from the heading they had on the page.</summary>
    [Fact]
    public void No_two_labels_and_no_two_names_are_the_same()
    {
        Assert.Distinct(_inputs.Rows.Select(row => row["label"]));
        Assert.Distinct(_metrics.Rows.Select(row => row["name"]));
    }

    [Fact]
    public void Each_metric_names_a_module_and_inputs_that_exist()
    {
        var inputs = _inputs.Set("code");
        Assert.Empty(_metrics.Set("module").Except(SeedFile.Read("modules.csv").Set("code")));
        Assert.Empty(_metrics.Set("numerator_input").Except([.. inputs, ""]));
        Assert.Empty(_metrics.Set("denominator_input").Except([.. inputs, ""]));
    }

    [Fact]
    public void Each_input_is_asked_because_a_metric_needs_it()
    {
        var needed = _metrics.Set("numerator_input").Union(_metrics.Set("denominator_input")).Where(code => code.Length > 0);
        Assert.Equal(_inputs.Set("code").Order(), needed.Order());
    }

    [Fact]
    public void A_metric_that_is_not_asked_says_why()
    {
        var notAsked = _metrics.Rows.Where(row => row["numerator_input"].Length == 0).ToList();
        Assert.Equal(29, notAsked.Count);
        Assert.All(notAsked, row => Assert.Contains("Not asked", row["note"]));
        Assert.All(notAsked, row => Assert.Empty(row["denominator_input"]));
    }

    [Fact]
    public void Each_metric_is_told_in_words()
    {
        Assert.All(_metrics.Rows, row => Assert.EndsWith("?", row["question"]));
        Assert.All(_metrics.Rows, row => Assert.NotEmpty(row["name"]));
        Assert.All(_metrics.Rows, row => Assert.NotEmpty(row["numerator"]));
        Assert.All(_metrics.Rows, row => Assert.NotEmpty(row["unit"]));
        Assert.All(_metrics.Rows.Where(row => row["denominator_input"].Length > 0), row => Assert.NotEmpty(row["denominator"]));
    }

    [Fact]
    public void The_plausible_band_lies_inside_the_possible_band() => Assert.All(_metrics.Rows, row =>
    {
        var (low, high) = (row.Required("plausible_low"), row.Required("plausible_high"));
        Assert.True(low < high, row.Place);
        Assert.True(row.Number("possible_low") is not { } floor || floor <= low, row.Place);
        Assert.True(row.Number("possible_high") is not { } ceiling || high <= ceiling, row.Place);
    });

    [Fact]
    public void Every_metric_has_a_radius_from_its_plausible_band() => Assert.All(_metrics.Rows, row =>
    {
        Assert.True(Tolerance.TryParse(row["tau"], out var tau), row.Place);
        Assert.Equal(row["tau"], tau.ToString());
        var width = row.Required("plausible_high") - row.Required("plausible_low");
        var grows = row["kind"] is "count" or "money" && row["denominator_input"].Length == 0 && row["sensitivity"] == "protected" && width >= 300;
        Assert.Equal(grows ? 0.1m : 0, tau.Share);
        if (grows) return;

        // Brought to 1, 2, 2.5 or 5 times a power of ten: never more than a half away from a twentieth of the band.
        var least = row["kind"] == "percentage" ? 0.5m : row["kind"] == "count" ? 1 : 0;
        Assert.Contains(tau.Absolute / tau.BaseAt(0), new[] { 1, 1.25m });
        Assert.True(tau.Absolute == least || Math.Abs(tau.Absolute - (width / 20)) <= width / 40, row.Place);
    });

    [Fact]
    public void Only_figures_carried_forward_are_sticky() => Assert.All(_metrics.Rows, row => Assert.Equal(
        row["cadence"] is "year" or "when_surveyed" && row["numerator_input"].Length > 0 ? "yes" : "no", row["sticky"]));

    [Fact]
    public void A_percentage_lies_between_0_and_100_and_is_part_of_a_whole() =>
        Assert.All(_metrics.Rows.Where(row => row["kind"] == "percentage"), row =>
        {
            Assert.Equal(("0", "100", "100", "yes", "%"), (row["possible_low"], row["possible_high"], row["multiplier"], row["part_of_whole"], row["unit"]));
        });

    [Fact]
    public void Counts_have_no_denominator_and_nothing_but_a_percentage_is_part_of_a_whole()
    {
        Assert.All(_metrics.Rows.Where(row => row["kind"] == "count"), row => Assert.Empty(row["denominator_input"]));
        Assert.All(_metrics.Rows.Where(row => row["kind"] != "percentage"), row => Assert.Equal("no", row["part_of_whole"]));
    }

    [Fact]
    public void The_core_is_the_eight_figures_of_module_core_and_each_of_them_is_asked()
    {
        var core = _metrics.Rows.Where(row => row["scope"] == "core").ToList();
        Assert.Equal(8, core.Count);
        Assert.Equal(core, _metrics.Rows.Where(row => row["module"] == "core"));
        Assert.All(core, row => Assert.NotEmpty(row["denominator_input"]));
        Assert.Equal(5, core.Count(row => row["note"].StartsWith("One of the five figures to start with.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Aspire_s_five_starred_figures_are_in_focus() => Assert.Equal(
        ["groups-involved", "involved-residents", "kept-informed", "scrutiny-panel-members", "views-listened-to"],
        _metrics.Rows.Where(row => row["focus"] == "yes").Select(row => row["code"]).Order());

    [Fact]
    public void The_national_module_holds_the_26_parts_of_the_regulator_s_measures_and_they_alone_are_public()
    {
        var national = _metrics.Rows.Where(row => row["module"] == "national").ToList();
        Assert.Equal(26, national.Count);
        Assert.All(national, row => Assert.Matches(new Regex("^(tp(0[1-9]|1[0-2])|bs0[1-5]|rp01|(rp02|nm01|ch01|ch02)-[12])$"), row["code"]));
        Assert.Equal(national, _metrics.Rows.Where(row => row["sensitivity"] == "public"));
        Assert.Equal(national, _metrics.Rows.Where(row => row["source"] == "regulator"));
    }
}
