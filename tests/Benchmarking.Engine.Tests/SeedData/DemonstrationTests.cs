namespace Benchmarking.Engine.Tests.SeedData;

public sealed class DemonstrationTests
{
    private static readonly SeedFile Figures = SeedFile.Read("demonstration.csv");
    private static readonly SeedFile Inputs = SeedFile.Read("inputs.csv");
    private static readonly SeedFile Organisations = SeedFile.Read("organisations.csv");
    private static readonly IReadOnlyList<SeedRow> Asked =
        [.. SeedFile.Read("metrics.csv").Rows.Where(row => row["numerator_input"].Length > 0)];

    private readonly Demonstration _demonstration = new(Figures, Inputs);

    [Fact]
    public void Every_input_has_its_demonstration_and_nothing_else_has() =>
        Assert.Equal(Inputs.Set("code").Order(), Figures.Set("input").Order());

    [Fact]
    public void Each_basis_is_homes_a_share_of_another_input_or_nothing() => Assert.All(Figures.Rows, row =>
    {
        var of = _demonstration.Base(row["input"]);
        Assert.True(of is null ? row["basis"] is "per_home" or "absolute" : Inputs.Set("code").Contains(of), row.Place);
    });

    /// <summary>A share of a share of … must end: no input may lead back to itself.</summary>
    [Fact]
    public void No_input_is_a_share_of_itself() => Assert.All(Figures.Rows, row =>
    {
        var steps = 0;
        for (var input = _demonstration.Base(row["input"]); input is not null; input = _demonstration.Base(input))
            Assert.True(++steps < 10, row.Place);
    });

    [Fact]
    public void Each_typical_value_lies_between_floor_and_ceiling() => Assert.All(Figures.Rows, row =>
    {
        Assert.InRange(row.Required("typical"), row.Required("floor"), row.Required("ceiling"));
        Assert.True(row.Required("spread") >= 0, row.Place);
    });

    [Fact]
    public void The_rungs_together_never_pass_the_whole() =>
        Assert.Equal(1, Figures.Rows.Where(row => row["input"].StartsWith("rung-", StringComparison.Ordinal)).Sum(row => row.Required("ceiling")));

    [Fact]
    public void Typical_ratios_are_plausible_for_every_member() => Assert.All(Organisations.Rows, organisation => Assert.All(Asked, metric =>
    {
        var homes = organisation.Required("homes");
        Assert.InRange(
            Ratio(metric, input => _demonstration.Typical(input, homes))!.Value,
            metric.Required("plausible_low"),
            metric.Required("plausible_high"));
    }));

    [Fact]
    public void Made_figures_are_always_possible_and_seldom_odd()
    {
        var random = new Random(20260401);
        var made = Organisations.Rows
            .SelectMany(organisation => _demonstration.Make(organisation.Required("homes"), random))
            .SelectMany(quarter => Asked.Select(metric => (Metric: metric, Value: Ratio(metric, input => quarter[input]))))
            .ToList();

        Assert.Equal(23 * 8 * Asked.Count, made.Count);
        Assert.All(made.Where(figure => figure.Value is not null), figure =>
        {
            Assert.True(figure.Metric.Number("possible_low") is not { } low || figure.Value >= low, figure.Metric.Place);
            Assert.True(figure.Metric.Number("possible_high") is not { } high || figure.Value <= high, figure.Metric.Place);
        });
        Assert.True(made.Count(figure => figure.Value is null) <= made.Count / 500, "Too many figures without a denominator.");
        var odd = made.Where(figure => figure.Value < figure.Metric.Required("plausible_low") || figure.Value > figure.Metric.Required("plausible_high")).ToList();
        Assert.True(odd.Count <= made.Count / 100, string.Join(", ", odd.CountBy(figure => figure.Metric["code"])));
    }

    [Theory]
    [InlineData("views-listened-to", 52, 75)]
    [InlineData("kept-informed", 60, 78)]
    [InlineData("involved-per-1000-homes", 5, 25)]
    [InlineData("changes-put-in-place", 50, 95)]
    [InlineData("cost-per-household", 6, 22)]
    public void Core_figures_stay_in_the_range_members_know(string code, decimal low, decimal high)
    {
        var metric = Asked.Single(row => row["code"] == code);
        var row = Figures.Rows.Single(row => row["input"] == metric["numerator_input"]);
        Assert.InRange(row.Required("floor") * metric.Required("multiplier"), low, high);
        Assert.InRange(row.Required("ceiling") * metric.Required("multiplier"), low, high);
    }

    private static decimal? Ratio(SeedRow metric, Func<string, decimal> input)
    {
        var denominator = metric["denominator_input"] is { Length: > 0 } code ? input(code) : 1;
        return denominator == 0 ? null : input(metric["numerator_input"]) / denominator * metric.Required("multiplier");
    }
}
