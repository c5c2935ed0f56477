using System.Net;
using Benchmarking.Web.Features.Seeding;

namespace Benchmarking.Web.Tests.Features.Metrics;

public sealed class MetricPagesTests(PostgresFixture postgres)
{
    private readonly Visitor _anybody = postgres.Web.NewVisitor();

    [Fact]
    public async Task Anybody_can_read_the_list_of_metrics_by_module()
    {
        var page = await _anybody.GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.All(SeedRows.Metrics(), metric => Assert.NotNull(page.Document.QuerySelector($"main a[href='/metrics/{metric.Code}']")));
        Assert.All(SeedRows.Modules(), module => Assert.NotNull(page.Document.GetElementById(module.Code)));
    }

    [Fact]
    public async Task Anybody_can_read_every_metric()
    {
        foreach (var metric in SeedRows.Metrics())
        {
            var page = await _anybody.GetAsync($"/metrics/{metric.Code}");
            Assert.Equal((HttpStatusCode.OK, metric.Name), (page.Status, page.Heading));
        }
    }

    [Theory]
    [InlineData("?q=digital", "digital-skills-training")]
    [InlineData("?q=DIGITAL+trained", "digital-skills-training")]
    [InlineData("?q=BVPI+74", "tp01")]
    [InlineData("?framework=HouseMark", "cost-per-household")]
    [InlineData("?scope=core&q=informed", "kept-informed")]
    public async Task A_search_finds_what_fits(string search, string metric) => Assert.Equal([metric], await FoundAsync(search));

    [Fact]
    public async Task The_core_is_eight_figures() =>
        Assert.Equal(SeedRows.Metrics().Where(metric => metric.Scope == "core").Select(metric => metric.Code), await FoundAsync("?scope=core"));

    [Fact]
    public async Task A_search_without_result_says_what_to_do()
    {
        var page = await _anybody.GetAsync("/metrics?q=zzz");

        Assert.Contains("No metric fits", page.Text, StringComparison.Ordinal);
        Assert.Equal("zzz", page.Document.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("KEPT-informed", "/metrics/kept-informed")]
    [InlineData("A1", "/metrics/views-listened-to")]
    [InlineData("a1", "/metrics/views-listened-to")]
    [InlineData("BVPI%2075", "/metrics/opportunities-satisfaction")]
    [InlineData("RP02_1", "/metrics/rp02-1")]
    public async Task A_code_of_another_framework_or_spelling_leads_to_the_metric(string code, string address) =>
        Assert.Equal(address, (await _anybody.GetAsync($"/metrics/{code}")).Landed);

    [Fact]
    public async Task The_regulators_code_is_the_national_part_itself()
    {
        var page = await _anybody.GetAsync("/metrics/TP06");

        Assert.Equal("/metrics/tp06", page.Landed);
        Assert.Contains("not asked in a return", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_stands_for_several_metrics_offers_them()
    {
        var page = await _anybody.GetAsync("/metrics/A6");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(
            ["/metrics/involved-per-1000-homes", "/metrics/involved-residents"],
            page.Document.QuerySelectorAll("main li a[href^='/metrics/']").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("no-such-metric")]
    [InlineData("'; drop table metrics --")]
    public async Task An_unknown_code_is_no_page(string code) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _anybody.GetAsync($"/metrics/{Uri.EscapeDataString(code)}")).Status);

    [Fact]
    public async Task A_metric_tells_its_whole_definition()
    {
        var page = await _anybody.GetAsync("/metrics/cost-per-household");

        Assert.Contains("Spending on involvement in the last four quarters together.", page.Text, StringComparison.Ordinal);
        Assert.Contains("We ask whether it is right when it is below £2.00 or above £45.00.", page.Text, StringComparison.Ordinal);
        Assert.Contains("It cannot be below £0.00 or above £1,000.00.", page.Text, StringComparison.Ordinal);
        Assert.Contains("No good direction", page.Text, StringComparison.Ordinal);
        Assert.Contains("Q1, April to June 2024", page.Text, StringComparison.Ordinal);
        Assert.Contains("HouseMark", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task National_figures_stand_on_the_part_and_on_the_metric_that_asks_the_same()
    {
        await PublishAsync("TP07.LCRA", 61.25m, 71.94m, 79.5m);

        foreach (var code in new[] { "tp07", "kept-informed" })
        {
            var page = await _anybody.GetAsync($"/metrics/{code}");
            var row = page.Document.QuerySelector("#national ~ .scroll tbody tr")!;
            Assert.Equal(
                "All landlords 355 61.3% 71.9% 79.5%",
                string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim())));
            Assert.Contains("Low cost rental homes", page.Text, StringComparison.Ordinal);
        }

        Assert.Null((await _anybody.GetAsync("/metrics/tp12")).Document.GetElementById("national"));
    }

    /// <summary>Metrics of the seed data that a search shows; other tests have theirs in the same catalogue.</summary>
    private async Task<IEnumerable<string>> FoundAsync(string search)
    {
        var seeded = SeedRows.Metrics().Select(metric => metric.Code).ToHashSet();
        var page = await _anybody.GetAsync("/metrics" + search);
        return page.Document.QuerySelectorAll(".metrics-table tbody a").Select(link => link.GetAttribute("href")!["/metrics/".Length..])
            .Where(seeded.Contains);
    }

    private async Task PublishAsync(string metric, decimal lower, decimal median, decimal upper)
    {
        var id = Guid.NewGuid();
        var world = new World(postgres);
        await world.RunAsync(
            """
            insert into publications (id, number, kind, period, title, source, method, minimum_for_median, minimum_for_quartiles, published_at)
            values ($1, (select coalesce(max(number), 0) + 1000 from publications), 'national', '2098-99', 'National', 'Regulator', 'hyndman-fan-7', 1, 1, now())
            """, id);
        await world.RunAsync("insert into published_groups values ($1, 'all', 'all', 'All landlords', 0)", id);
        await world.RunAsync(
            """
            insert into published_cells (publication_id, period, metric_code, group_code, n, status, lower_quartile, median, upper_quartile, method)
            values ($1, '2098-99', $2, 'all', 355, 'published', $3, $4, $5, 'hyndman-fan-7')
            """, id, metric, lower, median, upper);
    }
}
