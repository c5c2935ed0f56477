using Benchmarking.Engine;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.Targets;
using Benchmarking.Web.Tests.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Targets;

public sealed class TargetFormTests
{
    private static readonly IReadOnlyList<Period> Quarters = [Period.Parse("2026-Q3"), Period.Parse("2026-Q4")];

    [Theory]
    [InlineData("75", MetricKind.Percentage, 0, 75)]
    [InlineData(" 75 % ", MetricKind.Percentage, 0, 75)]
    [InlineData("75.0%", MetricKind.Percentage, 0, 75)]
    [InlineData("72.5", MetricKind.Percentage, 1, 72.5)]
    [InlineData("£12.50", MetricKind.Money, 2, 12.5)]
    [InlineData("1,250", MetricKind.Count, 0, 1250)]
    public void A_number_is_read_as_people_type_it(string typed, MetricKind kind, int decimals, double value)
    {
        var (aim, errors) = Form(typed).Read(Example.Metric(kind: kind, decimals: decimals), Quarters);
        Assert.Empty(errors);
        Assert.Equal(new TargetAim(TargetKind.Number, (decimal)value, null), aim);
    }

    [Theory]
    [InlineData("", "Type the number you aim at, such as 75%")]
    [InlineData(null, "Type the number you aim at, such as 75%")]
    [InlineData("many", "The target: \"many\" is not a number. Use digits only, such as 1250 or 12.5.")]
    [InlineData("101", "This figure is never above 100%: type a lower target")]
    [InlineData("-1", "This figure is never below 0%: type a higher target")]
    [InlineData("72.5", "This figure is shown in whole numbers: type a whole number")]
    public void What_is_wrong_with_a_number_says_how_to_put_it_right(string? typed, string message)
    {
        var (aim, errors) = Form(typed).Read(Example.Metric(), Quarters);
        Assert.Null(aim);
        Assert.Equal([("Value", message)], errors.Select(error => (error.FieldId!, error.Message)));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var form = new TargetForm
        {
            Aim = "middle_half", // of no metric where a direction is good
            Due = "1999-Q1",
            Note = new string('n', 501),
            Actions = [new() { Wording = "Ring back within a day" }, new() { Wording = new string('a', 161), Kind = "new" }, new()],
        };
        Assert.Equal(
            ["Aim-number", "Due", "Note", "Actions_0__Kind", "Actions_1__Wording"],
            form.Read(Example.Metric(), Quarters).Errors.Select(error => error.FieldId));
    }

    [Fact]
    public void The_middle_half_is_for_figures_without_a_good_direction()
    {
        var form = new TargetForm { Aim = "middle_half", Due = "2026-Q4" };
        Assert.Equal(TargetBand.MiddleHalf, form.Read(Example.Metric(Polarity.Neutral), Quarters).Aim!.Band);
        form.Aim = "best_quarter";
        Assert.NotEmpty(form.Read(Example.Metric(Polarity.Neutral), Quarters).Errors);
        Assert.Equal(TargetBand.BestQuarter, form.Read(Example.Metric(), Quarters).Aim!.Band);
    }

    private static TargetForm Form(string? value) => new() { Aim = TargetForm.Number, Value = value, Due = "2026-Q4" };
}
