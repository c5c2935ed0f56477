using Benchmarking.Engine.Returns;
using static Benchmarking.Engine.Tests.Returns.SampleReturn;

namespace Benchmarking.Engine.Tests.Returns;

public class ReturnRulesTests
{
    [Fact]
    public void A_sound_return_has_no_findings() => Assert.Empty(Check(Answers()));

    public static TheoryData<string, string, string, Severity, string, string?> SingleFaults => new()
    {
        { "satisfied", "", "unanswered", Severity.Missing, "Residents satisfied has not been answered.", null },
        { "satisfied", "abc", "not-a-number", Severity.Invalid, "Residents satisfied: \"abc\" is not a number.", null },
        { "satisfied", "12,5", "not-a-number", Severity.Invalid, "Residents satisfied: \"12,5\" has a comma in the wrong place.", null },
        { "satisfied", "-1", "negative", Severity.Invalid, "Residents satisfied is −1, and it cannot be less than zero.", null },
        { "satisfied", "7.5", "whole-number", Severity.Invalid, "Residents satisfied is 7.5, and it must be a whole number.", null },
        { "spend", "1.005", "too-many-decimals", Severity.Invalid, "Spend on involvement is 1.005, and it takes at most 2 decimal places.", null },
        { "homes", "0", "below-possible", Severity.Invalid, "Homes owned is 0, below the lowest possible, 1.", null },
        { "homes", "1000001", "above-possible", Severity.Invalid, "Homes owned is 1,000,001, above the highest possible, 1,000,000.", null },
        {
            "satisfied", "101", "numerator-above-denominator", Severity.Invalid,
            "Satisfaction: \"Residents satisfied\" (101) is more than \"Residents asked\" (100), of which it is a part.",
            "satisfaction"
        },
        { "complaints", "5001", "above-possible", Severity.Invalid, "Complaints per 1,000 homes is 5,001, above the highest possible, 5,000.", "complaint-rate" },
        { "spend", "-1000.01", "below-possible", Severity.Invalid, "Spend on involvement is −1,000.01, below the lowest possible, −1,000.", "spend" },
        { "satisfied", "19", "below-plausible", Severity.Query, "Satisfaction is 19, lower than usual, below 20.", "satisfaction" },
        { "satisfied", "99", "above-plausible", Severity.Query, "Satisfaction is 99, higher than usual, above 98.", "satisfaction" },
    };

    [Theory]
    [MemberData(nameof(SingleFaults))]
    public void One_fault_makes_one_finding_beside_its_input_with_a_cure(
        string input, string typed, string code, Severity severity, string message, string? metric)
    {
        var finding = Assert.Single(Check(Answers((input, TypedNumber.Parse(typed)))));

        Assert.Equal((code, severity, input, metric, message), (finding.Code, finding.Severity, finding.Input, finding.Metric, finding.Message));
        Assert.EndsWith(".", finding.Cure);
    }

    [Theory]
    [InlineData("satisfied", "0.0")]
    [InlineData("homes", "1000000")]
    [InlineData("satisfied", "20")]
    [InlineData("satisfied", "98")]
    [InlineData("spend", "-1000")]
    [InlineData("spend", "1.50")]
    public void A_number_on_a_bound_is_within_it(string input, string typed) =>
        Assert.DoesNotContain(Check(Answers((input, TypedNumber.Parse(typed)))), finding => finding.Severity == Severity.Invalid);

    [Theory]
    [InlineData("1000000000001", "above-possible")]
    [InlineData("-1000000000001", "below-possible")]
    public void No_number_is_larger_than_we_can_hold_whichever_door_it_came_through(string number, string code) =>
        Assert.Equal(code, Assert.Single(Check(Answers(("spend", Number(decimal.Parse(number)))))).Code);

    [Fact]
    public void A_reason_is_an_answer() =>
        Assert.Empty(Check(Answers(("satisfied", Marked(Marker.NotCollected)), ("asked", Marked(Marker.NotCollected)))));

    [Fact]
    public void A_number_whose_denominator_will_not_come_is_pointed_out()
    {
        var finding = Assert.Single(Check(Answers(("asked", Marked(Marker.NotCollected)))));

        Assert.Equal(("denominator-missing", Severity.Invalid, "satisfied", "satisfaction"), (finding.Code, finding.Severity, finding.Input, finding.Metric));
    }

    [Fact]
    public void A_denominator_still_open_is_asked_for_once() =>
        Assert.Equal([("unanswered", "asked")], Codes(Check(Answers(("asked", Answer.Blank)))));

    [Fact]
    public void A_denominator_that_nobody_asks_for_is_pointed_out()
    {
        var answers = Answers();
        answers.Remove("asked");

        var findings = ReturnRules.Check([Inputs[0]], [Satisfaction], answers, OwnPast.None);

        Assert.Equal([("denominator-missing", "satisfied")], Codes(findings));
    }

    [Fact]
    public void A_zero_denominator_is_no_fault_where_nothing_is_counted_of_it() =>
        Assert.Empty(Check(Answers(("satisfied", Number(0)), ("asked", Number(0)))));

    [Theory]
    [InlineData("30", "10", false)]
    [InlineData("30.1", "10", true)]
    [InlineData("10", "30", false)]
    [InlineData("10", "30.1", true)]
    [InlineData("100", "0", false)]
    [InlineData("0", "100", false)]
    [InlineData("5", "-5", true)]
    [InlineData("-40", "-10", true)]
    [InlineData("-20", "-10", false)]
    [InlineData("0.01", "0.004", false)]
    public void A_figure_that_trebled_or_fell_to_a_third_is_asked_about(string now, string before, bool asked)
    {
        var last = new Dictionary<string, decimal> { ["spend"] = decimal.Parse(before) };

        var findings = ReturnRules.Check(Inputs, Figures, Answers(("spend", Number(decimal.Parse(now)))), OwnPast.Of(last));

        Assert.Equal(asked ? [("changed-a-lot", "spend")] : [], Codes(findings));
        Assert.All(findings, finding => Assert.Equal(Severity.Query, finding.Severity));
    }

    [Fact]
    public void All_findings_come_at_once_in_the_order_of_the_inputs()
    {
        var answers = Answers(
            ("spend", TypedNumber.Parse("x")), ("homes", Answer.Blank), ("complaints", Number(-2)),
            ("satisfied", Number(99)), ("asked", Number(100)));
        var last = new Dictionary<string, decimal> { ["satisfaction"] = 10 };

        Assert.Equal(
            [
                ("above-plausible", "satisfied"), ("changed-a-lot", "satisfied"), ("negative", "complaints"),
                ("unanswered", "homes"), ("not-a-number", "spend"),
            ],
            Codes(ReturnRules.Check(Inputs, Figures, answers, OwnPast.Of(last))));
    }

    [Fact]
    public void An_empty_return_is_missing_everything() =>
        Assert.Equal(Inputs.Select(input => ("unanswered", input.Code)), Codes(Check([])));

    private static IReadOnlyList<Finding> Check(Dictionary<string, Answer> answers) =>
        ReturnRules.Check(Inputs, Figures, answers, OwnPast.None);

    private static IEnumerable<(string, string)> Codes(IEnumerable<Finding> findings) =>
        findings.Select(finding => (finding.Code, finding.Input));
}
