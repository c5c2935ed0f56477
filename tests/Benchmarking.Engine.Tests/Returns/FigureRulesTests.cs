using Benchmarking.Engine.Returns;
using static Benchmarking.Engine.Tests.Returns.SampleReturn;

namespace Benchmarking.Engine.Tests.Returns;

/// <summary>Rules that are edited with the metric.</summary>
public class FigureRulesTests
{
    private const string Why = "Because it is so.";

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1001, true)]
    public void One_number_is_at_most_another_and_equal_is_in_order(int complaints, bool broken)
    {
        var findings = Check(AtMost(Severity.Invalid), Answers(("complaints", Number(complaints))));

        Assert.Equal(broken ? ["comparison"] : [], findings.Select(finding => finding.Code));
        Assert.All(findings, finding => Assert.Equal(
            ("complaints", "complaint-rate", Severity.Invalid, "\"Complaints\" (1,001) is more than \"Homes owned\" (1,000).", Why),
            (finding.Input, finding.Metric, finding.Severity, finding.Message, finding.Reason)));
    }

    [Fact]
    public void A_comparison_may_only_ask()
    {
        var finding = Assert.Single(Check(AtMost(Severity.Query), Answers(("complaints", Number(1100)), ("homes", Number(1099)))), finding => finding.Code == "comparison");

        Assert.Equal(Severity.Query, finding.Severity);
        Assert.Contains("say why", finding.Cure);
    }

    [Fact]
    public void Nothing_is_compared_with_a_number_that_is_not_there_or_not_sound()
    {
        var rule = AtMost(Severity.Invalid);

        Assert.DoesNotContain(Check(rule, Answers(("homes", Marked(Marker.NotCollected)))), IsComparison);
        Assert.DoesNotContain(Check(rule, Answers(("homes", Answer.Blank))), IsComparison);
        Assert.DoesNotContain(Check(rule, Answers(("complaints", Number(2000)), ("homes", Number(-5)))), IsComparison);
        Assert.DoesNotContain(Check(rule, Answers(("complaints", Number(20000.5m)))), IsComparison);
    }

    [Fact]
    public void A_comparison_with_a_number_of_another_figure_stands_beside_its_own_number()
    {
        var figure = Spend with { Rules = [new AtMostRule("asked", "homes", Severity.Query, Why)] };

        var findings = ReturnRules.Check(
            Inputs, [Satisfaction, ComplaintRate, figure], Answers(("asked", Number(1001)), ("satisfied", Number(700)), ("spend", Number(0.001m))), OwnPast.None);

        Assert.Equal([("comparison", "asked"), ("too-many-decimals", "spend")], findings.Select(finding => (finding.Code, finding.Input)));
    }

    [Fact]
    public void A_part_of_a_whole_is_pointed_out_once()
    {
        var also = Spend with { Rules = [new AtMostRule("satisfied", "asked", Severity.Invalid, Why)] };

        var findings = ReturnRules.Check(Inputs, [Satisfaction, also], Answers(("satisfied", Number(101))), OwnPast.None);

        Assert.Equal("numerator-above-denominator", Assert.Single(findings).Code);
    }

    [Theory]
    [InlineData("15", false)]
    [InlineData("15.01", true)]
    [InlineData("6.67", false)]
    [InlineData("6.66", true)]
    public void A_change_rule_of_its_own_takes_the_place_of_the_usual_one(string now, bool asked)
    {
        var figure = Spend with { Rules = [new ChangeRule(1.5m, Severity.Query, Why)] };

        var findings = Beside(figure, decimal.Parse(now), last: 10);

        Assert.Equal(asked ? [("changed-a-lot", Why)] : [], findings.Select(finding => (finding.Code, finding.Reason)));
    }

    [Fact]
    public void A_wider_change_rule_allows_more_than_the_usual_one()
    {
        Assert.Empty(Beside(Spend with { Rules = [new ChangeRule(10, Severity.Query, Why)] }, 100, last: 10));
        Assert.Single(Beside(Spend, 100, last: 10));
    }

    // Median 12 and median distance 1: four deviations reach from 8 to 16.
    [Theory]
    [InlineData("16", false)]
    [InlineData("16.01", true)]
    [InlineData("8", false)]
    [InlineData("7.99", true)]
    [InlineData("16.004", false)]
    public void A_figure_far_from_the_organisations_own_is_asked_about(string now, bool asked)
    {
        var findings = Beside(Outlying(4), decimal.Parse(now), earlier: [11, 12, 13, 12, 10]);

        Assert.Equal(asked ? [("outlier", Severity.Query, Why)] : [], Known(findings));
    }

    // Median 100 and median distance 1: four deviations of 5 reach to 120.
    [Theory]
    [InlineData("120", false)]
    [InlineData("120.01", true)]
    public void Figures_that_hardly_moved_may_move_by_a_few_hundredths(string now, bool asked) =>
        Assert.Equal(asked, Beside(Outlying(4), decimal.Parse(now), earlier: [99, 100, 101, 100, 98]).Count == 1);

    [Fact]
    public void An_outlier_is_told_in_words() => Assert.Equal(
        "Spend on involvement is 99, far from your own 5 earlier figures, whose middle is 12.",
        Assert.Single(Beside(Outlying(4), 99, earlier: [11, 12, 13, 12, 10])).Message);

    [Fact]
    public void Three_earlier_figures_are_too_few_and_four_are_enough()
    {
        Assert.Empty(Beside(Outlying(2), 1000, earlier: [1, 2, 3]));
        Assert.Single(Beside(Outlying(2), 1000, earlier: [1, 2, 3, 4]));
    }

    [Fact]
    public void Where_most_earlier_figures_show_alike_nothing_is_far_from_them()
    {
        Assert.Empty(Beside(Outlying(2), 1000, earlier: [5, 5, 5, 5, 9]));
        Assert.Empty(Beside(Outlying(2), 1000, earlier: [5.001m, 5.002m, 4.999m, 4.998m]));
    }

    [Fact]
    public void A_figure_that_jumped_is_asked_about_once() =>
        Assert.Equal("changed-a-lot", Assert.Single(Beside(Outlying(2), 1000, last: 12, earlier: [11, 12, 13, 12, 10])).Code);

    [Fact]
    public void The_two_bands_say_why_they_are_there()
    {
        var figure = Satisfaction with { PlausibleReason = "Soft.", PossibleReason = "Hard." };

        Assert.Equal("Soft.", Assert.Single(ReturnRules.Check(Inputs, [figure], Answers(("satisfied", Number(19))), OwnPast.None)).Reason);
        var cost = Spend with { PossibleReason = "Hard." };
        Assert.Equal("Hard.", Assert.Single(ReturnRules.Check(Inputs, [cost], Answers(("spend", Number(-2000))), OwnPast.None)).Reason);
    }

    /// <summary>Whatever is answered: every finding has a reason, invalid figures are not asked about, and the order is the inputs'.</summary>
    [Fact]
    public void Every_finding_of_any_answers_has_a_reason_and_its_place()
    {
        var random = new Random(11);
        FigureDefinition[] figures =
        [
            Satisfaction,
            ComplaintRate with { Rules = [new AtMostRule("complaints", "homes", Severity.Invalid, Why), new OutlierRule(3, Severity.Query, Why)] },
            Spend with { Rules = [new AtMostRule("asked", "homes", Severity.Query, Why), new ChangeRule(1.2m, Severity.Query, Why), new OutlierRule(2, Severity.Query, Why)] },
        ];
        for (var i = 0; i < 5000; i++)
        {
            var answers = Inputs.ToDictionary(input => input.Code, _ => Any(random));
            var past = new OwnPast(
                figures.Where(_ => random.Next(3) > 0).ToDictionary(figure => figure.Metric, _ => Value(random)),
                figures.ToDictionary(figure => figure.Metric, _ => (IReadOnlyList<decimal>)[.. Enumerable.Range(0, random.Next(8)).Select(_ => Value(random))]));

            var findings = ReturnRules.Check(Inputs, figures, answers, past);

            Assert.All(findings, finding => Assert.EndsWith(".", finding.Reason));
            Assert.Equal(findings.OrderBy(finding => Array.FindIndex(Inputs, input => input.Code == finding.Input)), findings);
            foreach (var ofFigure in findings.Where(finding => finding.Metric is not null).GroupBy(finding => finding.Metric))
            {
                Assert.True(ofFigure.All(finding => finding.Severity == Severity.Query) || ofFigure.Count() == 1);
                Assert.True(ofFigure.Count(finding => finding.Code is "changed-a-lot" or "outlier") <= 1);
            }
        }
    }

    /// <summary>Making every rule wider never adds a finding.</summary>
    [Fact]
    public void A_wider_rule_asks_about_no_more()
    {
        var random = new Random(12);
        for (var i = 0; i < 3000; i++)
        {
            var (amount, now) = (1.1m + random.Next(5), Value(random));
            decimal[] earlier = [.. Enumerable.Range(0, 4 + random.Next(5)).Select(_ => Value(random))];
            FigureDefinition Of(decimal times) => Spend with
            {
                PossibleLow = null,
                Rules = [new ChangeRule(times, Severity.Query, Why), new OutlierRule(times, Severity.Query, Why)],
            };

            if (Beside(Of(amount), now, earlier[0], earlier).Count == 0)
                Assert.Empty(Beside(Of(amount * 2), now, earlier[0], earlier));
        }
    }

    private static FigureDefinition AtMost(Severity severity) => ComplaintRate with
    {
        PlausibleHigh = null,
        Rules = [new AtMostRule("complaints", "homes", severity, Why)],
    };

    private static FigureDefinition Outlying(decimal deviations) =>
        Spend with { Rules = [new OutlierRule(deviations, Severity.Query, Why)] };

    private static IReadOnlyList<Finding> Check(FigureDefinition figure, Dictionary<string, Answer> answers) =>
        ReturnRules.Check(Inputs, [figure], answers, OwnPast.None);

    private static IReadOnlyList<Finding> Beside(FigureDefinition figure, decimal now, decimal? last = null, decimal[]? earlier = null)
    {
        InputDefinition[] inputs = [Inputs[^1] with { Decimals = 3 }];
        var past = new OwnPast(
            last is { } then ? new Dictionary<string, decimal> { ["spend"] = then } : [],
            new Dictionary<string, IReadOnlyList<decimal>> { ["spend"] = earlier ?? [] });
        return ReturnRules.Check(inputs, [figure], new Dictionary<string, Answer> { ["spend"] = Number(now) }, past);
    }

    private static IEnumerable<(string, Severity, string)> Known(IEnumerable<Finding> findings) =>
        findings.Select(finding => (finding.Code, finding.Severity, finding.Reason));

    private static bool IsComparison(Finding finding) => finding.Code == "comparison";

    private static decimal Value(Random random) => random.Next(-300, 3000) / (decimal)(1 + random.Next(3));

    private static Answer Any(Random random) => random.Next(8) switch
    {
        0 => Answer.Blank,
        1 => Marked(Marker.NotCollected),
        2 => new Answer(null, null, "lots"),
        3 => Number(random.Next(-10, 10)),
        4 => Number(random.Next(100_000) / 10m),
        _ => Number(random.Next(3000)),
    };
}
