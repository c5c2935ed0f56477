using System.Text;
using Benchmarking.Web.Database;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Shared;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

[Collection(PublishedConsortium.Name)]
public sealed class LoadMetricTests(PublishedConsortium consortium)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_metric_s_page_says_the_finding_and_shows_the_facts()
    {
        var page = await ShowAsync("listened");

        Assert.Equal("Views listened to: your 71% is above the median of 20 members", page.Title);
        Assert.Equal("Up 11 points since Q2 25.", page.Subtitle);
        Assert.Equal(
            [
                new KeyFact("You, Q4 25", "71%", IsOwn: true),
                new KeyFact("Median", "66%"),
                new KeyFact("Middle half of members", "58–73%"),
                new KeyFact("National median (TSM TP06, 2024/25)", "60%"),
                new KeyFact("Source", "Survey, 812 replies"),
            ],
            page.Facts);
        Assert.Equal(["listened", "cost"], page.Core.Select(series => series.Subject.Code));
    }

    [Fact]
    public async Task The_chart_has_the_gap_and_the_same_figures_as_the_file()
    {
        var page = await ShowAsync("listened");
        var points = page.Chart.Points;

        Assert.Equal(["60%", null, "71%"], points.Select(point => point.Own?.Text));
        Assert.Equal(["62%", null, "66%"], points.Select(point => point.Median?.Text));
        Assert.Equal([null, "not published", null], points.Select(point => point.Note));
        Assert.Equal(
            [
                "listened,Views listened to,%,2025-Q2,1,final,all,60,,55,62,70,19,published,,,,",
                "listened,Views listened to,%,2025-Q4,3,final,all,71,,58,66,73,20,published,,,,",
            ],
            Encoding.UTF8.GetString(await BenchmarkCsv.OfAsync(page, Cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]);
    }

    [Fact]
    public async Task A_withheld_benchmark_leaves_the_own_figure_and_no_trace_of_the_number()
    {
        var page = await ShowAsync("below-standard");

        Assert.Equal("Homes below standard: you are at [low]; the benchmark is not shown", page.Title);
        Assert.Equal(WhyNotShown.Neutral, page.Missing);
        Assert.Equal((null, null, "not shown"), (page.Chart.Points[^1].Median, page.Chart.Points[^1].MiddleHalf, page.Chart.Points[^1].Note));
    }

    [Fact]
    public async Task The_sector_s_page_has_no_own_line_no_own_fact_and_no_target()
    {
        var page = await ShowAsync("listened", Perspective.Sector);

        Assert.Equal("Views listened to: the middle half of 20 members is 58–73%, the median 66%", page.Title);
        Assert.Null(page.Chart.OwnName);
        Assert.All(page.Chart.Points, point => Assert.Null(point.Own));
        Assert.DoesNotContain(page.Facts, fact => fact.IsOwn);
        Assert.Null(page.Series.Target);
    }

    [Fact]
    public async Task A_metric_nobody_was_asked_is_told_from_one_that_does_not_exist()
    {
        Assert.Equal(new MetricResult.NotPublished("Never asked", "never-asked"), await LoadAsync("never-asked"));
        Assert.IsType<MetricResult.Unknown>(await LoadAsync("no-such-metric"));
    }

    [Fact]
    public async Task A_page_takes_four_queries()
    {
        await using var site = new SiteDatabase(consortium.SiteLogin);
        var actor = PublishedConsortium.Of(consortium.Alder, Role.Contributor);
        var opening = await QueryCount.OfOpeningAsync(site, actor, Cancel);
        var whole = await QueryCount.OfAsync(() => new LoadMetric(new(site)).LoadAsync(actor, Perspective.Member, "listened", null, Cancel));

        Assert.Equal(4, whole - opening);
    }

    private async Task<MetricPage> ShowAsync(string code, Perspective? perspective = null) =>
        Assert.IsType<MetricResult.Shown>(await LoadAsync(code, perspective)).Page;

    private async Task<MetricResult> LoadAsync(string code, Perspective? perspective = null)
    {
        await using var site = new SiteDatabase(consortium.SiteLogin);
        var actor = PublishedConsortium.Of(consortium.Alder, Role.Contributor);
        return await new LoadMetric(new(site)).LoadAsync(actor, perspective ?? Perspective.Member, code, null, Cancel);
    }
}
