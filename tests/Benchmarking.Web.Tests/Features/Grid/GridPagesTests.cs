using System.Net;
using Benchmarking.Engine;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Features.Grid;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Grid;

[Collection(PublishedConsortium.Name)]
public sealed class GridPagesTests(PublishedConsortium consortium)
{
    [Theory]
    [InlineData(80, Polarity.HigherIsBetter, "T", "best")]
    [InlineData(70, Polarity.HigherIsBetter, "U", "ahead")]
    [InlineData(66, Polarity.HigherIsBetter, "M", "around")]
    [InlineData(60, Polarity.HigherIsBetter, "L", "behind")]
    [InlineData(40, Polarity.HigherIsBetter, "B", "weakest")]
    [InlineData(80, Polarity.LowerIsBetter, "T", "weakest")]
    [InlineData(40, Polarity.LowerIsBetter, "B", "best")]
    [InlineData(80, Polarity.Neutral, "T", "neutral")]
    [InlineData(40, Polarity.Neutral, "B", "neutral")]
    public void The_letter_goes_by_value_and_the_colour_by_what_is_good(int own, Polarity polarity, string letter, string tone)
    {
        var cell = Only(Example.Series(Example.Metric(polarity), (own, Example.Cell(66, 58, 73))));

        Assert.Equal((letter, tone), (cell.Letter, cell.Tone));
    }

    [Fact]
    public void A_figure_whose_benchmark_is_withheld_has_the_symbol_and_no_colour()
    {
        var cell = Only(Example.Series(null, (72m, Example.Withheld)));

        Assert.Equal(("72%", "[c]", "none", "72%, benchmark not shown"), (cell.Figure, cell.Letter, cell.Tone, cell.Words));
    }

    [Fact]
    public void A_figure_whose_benchmark_was_not_collected_is_not_called_withheld()
    {
        var cell = Only(Example.Series(null, (72m, Example.Cell(null, n: null, status: CellStatus.NotCollected))));

        Assert.Equal(("72%", "[x]", "none"), (cell.Figure, cell.Letter, cell.Tone));
    }

    [Fact]
    public async Task A_figure_that_rounds_to_nothing_keeps_its_places_in_the_file()
    {
        var timeline = new Timeline([Example.Quarter("2025-Q4")], [Example.All], Example.All, null);
        var page = new OverviewPage(Perspective.Member, timeline, [Example.Series(null, (0.04m, Example.Cell(66, 58, 73)))], new());
        var file = System.Text.Encoding.UTF8.GetString(await GridCsv.OfAsync(new GridTable(page), TestContext.Current.CancellationToken));

        Assert.Contains(",all,0.04,,B,", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_that_fit_nothing_say_so_and_lead_back()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var page = await alder.GetAsync("/benchmarks/grid?q=no+such+figure");

        Assert.Contains("No figure fits", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("table.grid"));
    }

    [Fact]
    public async Task A_member_who_had_nothing_to_report_is_told_so_and_not_that_no_return_came()
    {
        var damson = await consortium.SignInAsync(consortium.Damson, Role.Contributor);
        foreach (var address in new[] { "/benchmarks", "/benchmarks/grid", "/benchmarks/board-summary" })
            Assert.Contains("You had nothing to report", (await damson.GetAsync(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_to_a_view_and_the_choice_of_another_group_keep_its_filters()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        foreach (var address in new[] { "/benchmarks", "/benchmarks/grid" })
        {
            var page = await alder.GetAsync(address + "?q=views&worse=false&group=all");

            Assert.Contains("q=views", page.Document.QuerySelector("#link")!.GetAttribute("value"), StringComparison.Ordinal);
            Assert.Equal("views", page.Document.QuerySelector("form.group-choice input[name=q]")!.GetAttribute("value"));
        }
    }

    [Fact]
    public void A_missing_figure_is_its_symbol_and_never_a_number()
    {
        var cell = Only(Example.Series(null, (null, Example.Cell(66, 58, 73))));

        Assert.Equal(("[x]", "", "none", "not collected"), (cell.Figure, cell.Letter, cell.Tone, cell.Words));
    }

    [Fact]
    public async Task The_grid_and_its_file_agree_and_show_only_the_own_organisation()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var page = await alder.GetAsync("/benchmarks/grid");
        var file = await alder.GetAsync("/benchmarks/grid.csv");
        var cells = page.Document.QuerySelectorAll("table.grid tbody tr").First().QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList();

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(3, cells.Count);
        Assert.Contains("71%, above the median", cells[2], StringComparison.Ordinal);
        Assert.Contains("listened,Views listened to,%,2025-Q4,3,all,71,,U,\"71%, above the median\"", file.Body, StringComparison.Ordinal);
        Assert.DoesNotMatch("88[.]88|89%|Birch", page.Body + file.Body);
    }

    [Fact]
    public async Task The_board_s_pages_show_only_the_own_organisation()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Approver);
        foreach (var address in new[] { "/benchmarks/board-summary", "/benchmarks/board-pack" })
        {
            var page = await alder.GetAsync(address);

            Assert.Equal((HttpStatusCode.OK, "Alder Homes: resident involvement, Q4, January to March 2026"), (page.Status, page.Heading));
            Assert.Contains("71%", page.Text, StringComparison.Ordinal);
            Assert.DoesNotMatch("88[.]88|89%|Birch", page.Body);
        }
    }

    private static GridCell Only(MetricSeries series)
    {
        var timeline = new Timeline([Example.Quarter("2025-Q4")], [Example.All], Example.All, null);
        return Assert.Single(Assert.Single(new GridTable(new OverviewPage(Perspective.Member, timeline, [series], new())).Rows).Cells);
    }
}
