using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

/// <summary>The pages of several figures where little is published; the demonstration has them full.</summary>
[Collection(PublishedConsortium.Name)]
public sealed class ChartPagesTests(PublishedConsortium consortium)
{
    [Theory]
    [InlineData("ladder", "Nothing is published of the ladder")]
    [InlineData("representation", "Nothing is published of who is involved")]
    [InlineData("value-for-money", "There is no cost with an outcome to put it beside")]
    public async Task A_page_without_figures_says_so_and_leads_on(string path, string title)
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var page = await alder.GetAsync($"/benchmarks/{path}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(title, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.QuerySelectorAll(".also a"), link => link.GetAttribute("href")!.Contains($"/{path}?", StringComparison.Ordinal));
        Assert.Contains(page.Document.QuerySelectorAll(".also a"), link => link.TextContent == (path == "ladder" ? "Who is involved" : "Ladder of involvement"));
        var file = path == "value-for-money" ? "value-for-money/cost-per-household/changes-put-in-place" : path;
        Assert.Equal(HttpStatusCode.NotFound, (await alder.GetAsync($"/benchmarks/{file}.csv")).Status);
    }

    [Fact]
    public async Task A_pair_that_does_not_exist_is_not_found()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);

        Assert.Equal(HttpStatusCode.NotFound, (await alder.GetAsync("/benchmarks/value-for-money/no-cost/no-outcome")).Status);
    }

    [Fact]
    public async Task A_member_without_a_return_and_one_with_nothing_to_report_are_told_apart()
    {
        var cedar = await consortium.SignInAsync(consortium.Cedar, Role.Contributor);
        var damson = await consortium.SignInAsync(consortium.Damson, Role.Contributor);

        Assert.Contains("Your figures are not here", (await cedar.GetAsync("/benchmarks/ladder")).Text, StringComparison.Ordinal);
        Assert.Contains("You had nothing to report", (await damson.GetAsync("/benchmarks/ladder")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ladder")]
    [InlineData("representation")]
    [InlineData("value-for-money")]
    public async Task A_hat_opens_only_its_own_twin(string path)
    {
        var member = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var steering = await consortium.SignInAsync(consortium.Alder, Role.Steering);

        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync($"/sector/{path}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await steering.GetAsync($"/benchmarks/{path}")).Status);
        var sector = await steering.GetAsync($"/sector/{path}");
        Assert.Equal(HttpStatusCode.OK, sector.Status);
        Assert.DoesNotContain("Your figures are not here", sector.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chart_of_the_latest_quarter_has_a_file_of_its_own()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var page = await alder.GetAsync("/benchmarks/listened");
        var link = page.Document.QuerySelector("#chart-listened-place a")!.GetAttribute("href")!;
        var lines = (await alder.GetAsync(link)).Body.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, lines.Length);
        Assert.StartsWith("listened,Views listened to,%,2025-Q4,3,final,all,71,,58,66,73,20,", lines[1], StringComparison.Ordinal);
        Assert.Null((await alder.GetAsync("/benchmarks/below-standard")).Document.QuerySelector("#chart-below-standard-place"));
        Assert.Equal(HttpStatusCode.NotFound, (await alder.GetAsync("/benchmarks/below-standard.csv?chart=place")).Status);
    }

    [Fact]
    public async Task Under_a_chart_stands_what_it_rests_on()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var facts = (await alder.GetAsync("/benchmarks/listened")).Document.QuerySelector("#chart-listened .chart-facts")!;

        Assert.Equal(
            [
                "Members: 20", "Period: Q4, January to March 2026", "Source: Survey, 812 replies",
                "Publication: 3, final, of 13 January 2026", "Revisions: Final: only the yearly revision can change it",
            ],
            facts.QuerySelectorAll("div").Select(fact => $"{fact.QuerySelector("dt")!.TextContent}: {fact.QuerySelector("dd")!.TextContent}"));
    }
}
