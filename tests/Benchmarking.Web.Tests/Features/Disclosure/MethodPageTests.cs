using Benchmarking.Engine;
using Benchmarking.Web.Features.Disclosure;

namespace Benchmarking.Web.Tests.Features.Disclosure;

public sealed class MethodPageTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task Anybody_reads_how_figures_are_protected_and_finds_a_paragraph_for_each_code()
    {
        await _world.RunAsync("select 1"); // the site's start fills the catalogue
        var page = await postgres.Web.NewVisitor().GetAsync("/method");

        Assert.Equal("How figures are worked out and protected", page.Heading);
        foreach (var anchor in new[] { "n1", "n2", "n3", "n4", "n5", "withheld" })
            Assert.NotNull(page.Document.GetElementById(anchor));
        Assert.Contains(
            "Not shown — protecting members' figures. Ask us about: more contributors, a wider peer group, or the annual release.",
            page.Text, StringComparison.Ordinal);
        Assert.Contains("provisional", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("footer a[href='/method']"));
    }

    [Fact]
    public async Task The_radius_of_each_figure_asked_for_is_there_with_what_it_is_rounded_to()
    {
        await _world.RunAsync("select 1");
        var page = await postgres.Web.NewVisitor().GetAsync("/method");
        string[] Cells(string code) => [.. page.Document.QuerySelector($"a[href='/metrics/{code}']")!.Closest("tr")!.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())];

        Assert.Equal(["2.5 points", "2 points", "yes"], Cells("views-listened-to"));
        Assert.Equal(["£2", "£2", "no"], Cells("cost-per-household"));
        Assert.Equal(["10% of the figure, at least £100", "grows with the figure: £100 at £1,000", "yes"], Cells("social-value-hact"));
        Assert.Null(page.Document.QuerySelector("a[href='/metrics/tp01']")); // public already
    }

    /// <summary>The example of set A in the design's reference numbers: five values, middle-four average 78.375.</summary>
    [Fact]
    public void The_example_adds_up_and_is_what_the_engine_publishes()
    {
        var example = WorkedExample.Make();

        Assert.Equal([0.125m, 0.25m, 0.25m, 0.25m, 0.125m], example.Rows.Select(row => row.Weight));
        Assert.Equal(78.375m, example.Exact);
        Assert.Equal(example.Exact, example.Rows.Sum(row => row.Part));
        Assert.Equal("78%", example.ShownText);
        var cell = BenchmarkEngine.Compute(
            [example.Metric],
            [.. example.Rows.Select((row, at) => new Observation($"{at}", "2025-Q4", example.Metric.Code, row.Value, null, null, null))],
            [],
            BenchmarkRules.Standard).Single();
        Assert.Equal((example.Shown.Value, example.Base), (cell.Median, cell.Base));
    }
}
