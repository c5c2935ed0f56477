using System.Net;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Benchmarks;

namespace Benchmarking.Web.Tests.Features.Sector;

/// <summary>The steering group's looks at what is published: pages and files say the same, and nobody is in them.</summary>
[Collection(PublishedConsortium.Name)]
public sealed class SectorPagesTests(PublishedConsortium consortium)
{
    private static readonly string[] Views =
        ["/sector/changes", "/sector/spread", "/sector/compare", "/sector/splits?metric=listened", "/sector/answering", "/sector/present?metric=listened"];

    [Theory]
    [InlineData(Role.Steering)]
    [InlineData(Role.ConsortiumAdmin)]
    public async Task No_page_and_no_file_has_a_member_or_a_member_s_figure_in_it(Role role)
    {
        var viewer = await consortium.SignInAsync(role == Role.Steering ? consortium.Alder : null, role);
        foreach (var address in Views.Concat(Views.Where(view => !view.Contains("present", StringComparison.Ordinal)).Select(File)))
        {
            var page = await viewer.GetAsync(address);
            page.Document.QuerySelector("header")?.Remove(); // it says for whom the viewer acts
            var body = page.Document.DocumentElement.OuterHtml;
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotMatch("71[.]37|71%|88[.]88|89%|[^0-9]812[^0-9]", body);
            Assert.DoesNotMatch("Alder|Birch|Cedar|Damson", body);
            Assert.Null(page.Document.QuerySelector(".own, .strip__own, .spark__own, .still__own[d*='M'], .diamond"));
        }
    }

    [Fact]
    public async Task The_biggest_changes_come_first_and_what_cannot_be_compared_says_why()
    {
        var (page, file) = await BothAsync("/sector/changes");
        var rows = page.Document.QuerySelectorAll(".sector-table tbody tr").Select(Cells).ToList();

        Assert.Equal(["Views listened to", "62%", "66%", "up 4 points, better", "0.3", "20"], rows[0]);
        Assert.Equal(["=Cost, \"per household\"", "£12.00", "£12.13", "up £0.13", "under 0.1", "18"], rows[1]);
        Assert.Equal(2, rows.Count);
        Assert.Contains($"Homes below standard {WhyNotShown.Neutral}", page.Text);
        Assert.Equal(
            ["2025-Q2", "2025-Q4", "62", "66", "4", "0.27", ""],
            Fields(file, "listened", "from_period", "to_period", "from_median", "to_median", "change", "of_middle_half", "why_left_out"));
        Assert.Contains($"2025-Q4,,,,,,,\"{WhyNotShown.Neutral}\"", file);
    }

    [Fact]
    public async Task The_widest_middle_half_is_set_against_what_is_expected_and_one_without_quartiles_is_listed_apart()
    {
        var (page, file) = await BothAsync("/sector/spread");
        var rows = page.Document.QuerySelectorAll(".sector-spread tbody tr").Select(Cells).ToList();

        // 58.25 to 73 of 0 to 100; nothing says how high a cost may be, so it comes last.
        Assert.Equal(["Views listened to", "58–73%", "66%", "", "15 points", "15%", "20"], rows[0]);
        Assert.Equal(["=Cost, \"per household\"", "£8.00–£18.00", "£12.13", "", "£10.00", "–", "18"], rows[1]);
        Assert.Equal(["58", "66", "73", "15", "20"], Fields(file, "listened", "lower_quartile", "median", "upper_quartile", "width", "n"));
        Assert.Contains($"Homes below standard {WhyNotShown.Neutral}", page.Text);
    }

    [Fact]
    public async Task Two_quarters_stand_beside_each_other_as_they_were_published()
    {
        var (page, file) = await BothAsync("/sector/compare?from=2025-q2&to=2025-q4");

        Assert.Equal("Q2, July to September 2025, beside Q4, January to March 2026", page.Heading);
        var rows = page.Document.QuerySelectorAll(".sector-compare tbody tr").Select(Cells).ToList();
        Assert.Equal(["Views listened to", "62%", "66%", "up 4 points, better", "55–70%", "58–73%", "19, 20"], rows[0]);
        Assert.Equal(["Homes below standard", "1.0%", "–", WhyNotShown.Neutral, "0.0–3.0%", "–", "15, –"], rows[2]);
        Assert.Equal(6, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1);
        Assert.Contains("below-standard,Homes below standard,%,all,2025-Q4,3,,,,,withheld,V,", file);
        Assert.Equal(HttpStatusCode.NotFound, (await SteeringAsync("/sector/compare?from=2019-q1")).Status);
        Assert.Contains("Both are the same quarter.", (await SteeringAsync("/sector/compare?from=2025-q4&to=2025-q4")).Text);
    }

    [Fact]
    public async Task Two_quarters_the_wrong_way_round_are_put_in_order_on_the_page_and_in_the_file()
    {
        var (page, file) = await BothAsync("/sector/compare?from=2025-q4&to=2025-q2");

        Assert.Equal("Q2, July to September 2025, beside Q4, January to March 2026", page.Heading);
        Assert.Equal("up 4 points, better", page.Document.QuerySelectorAll(".sector-compare tbody tr").Select(Cells).First()[3]);
        Assert.Equal(file, (await SteeringAsync("/sector/compare.csv?from=2025-q4&to=2025-q2")).Body);
        Assert.Equal("2025-q2", page.Document.QuerySelector("#from option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_page_of_how_many_answer_is_called_the_same_everywhere()
    {
        var page = await SteeringAsync("/sector/answering");

        Assert.Equal("How many answer", page.Heading);
        Assert.StartsWith("How many answer", page.Title);
        Assert.Equal("How many answer", page.Document.QuerySelector(".sub-nav a[aria-current=page]")!.TextContent);
    }

    [Fact]
    public async Task A_split_draws_every_group_on_one_axis_and_says_what_to_look_at_where_too_few_answered()
    {
        var (page, file) = await BothAsync("/sector/splits?metric=cost");
        var northWest = page.Document.QuerySelectorAll(".sector-split").Last().QuerySelector("tbody tr")!;

        Assert.Equal("North West", northWest.QuerySelector("th")!.TextContent.Trim());
        Assert.Contains("Fewer than 5 contributors.", northWest.TextContent);
        Assert.Contains("See all members", northWest.TextContent);
        Assert.NotNull(northWest.QuerySelector(".strip__withheld"));
        Assert.Contains("cost,\"'=Cost, \"\"per household\"\"\",£,2025-Q4,region:north-west,region,North West,,,,,not_enough,N1,", file);

        var listened = await SteeringAsync("/sector/splits?metric=listened");
        Assert.Equal(2, listened.Document.QuerySelectorAll(".strip__median").Length);
        Assert.Contains("Quartiles need 12 contributors.", listened.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await SteeringAsync("/sector/splits?metric=nonsense")).Status);
    }

    [Fact]
    public async Task How_many_answer_is_told_from_publications_and_how_returns_stand_to_administrators_alone()
    {
        var (page, file) = await BothAsync("/sector/answering");
        var quarters = page.Document.QuerySelectorAll("table").First().QuerySelectorAll("tbody tr").Select(Cells).ToList();

        Assert.Equal(["Q4, January to March 2026", "4", "20", "–", "0"], quarters[0]);
        Assert.Contains("The share is the most members behind any one figure, of all members then.", page.Text);
        Assert.Contains("listened,Views listened to,2025-Q4,3,20,4,,0,20,,0\r\n", file);
        Assert.Contains("below-standard,Homes below standard,2025-Q4,3,,4,not shown,0,20,,0\r\n", file);
        Assert.DoesNotContain("Returns signed off", page.Text);
        Assert.DoesNotContain("signed_off", file);
        var admin = await consortium.SignInAsync(null, Role.ConsortiumAdmin);
        var all = await admin.GetAsync("/sector/answering");
        Assert.Contains("Returns signed off", all.Text);
        var signedOff = all.Document.QuerySelectorAll("table").First().QuerySelectorAll("tbody tr").Select(Cells).First()[^3..];
        var theirs = (await admin.GetAsync("/sector/answering.csv")).Body;
        Assert.Equal([signedOff[2], signedOff[0], signedOff[1]], LatestOf(theirs, "quarter_explanations", "quarter_returns_signed_off", "quarter_nothing_to_report"));
    }

    [Fact]
    public async Task A_meeting_turns_from_figure_to_figure_by_links()
    {
        var first = await SteeringAsync("/sector/present");
        Assert.Equal("Views listened to: the middle half of 20 members is 58–73%, the median 66%", first.Heading);
        Assert.Null(first.Document.QuerySelector("a[rel=prev]"));

        var next = await SteeringAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.StartsWith("=Cost", next.Heading);
        Assert.Equal("/sector/present?metric=listened&group=all", next.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("Back to the sector", next.Document.QuerySelector("a[data-present-end]")!.TextContent);
        Assert.Equal("/sector?group=all", next.Document.QuerySelector("a[data-present-end]")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.NotFound, (await SteeringAsync("/sector/present?metric=never-asked")).Status);
    }

    [Fact]
    public async Task Files_of_a_group_that_is_not_published_are_not_found()
    {
        foreach (var view in new[] { "changes", "spread", "compare" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await SteeringAsync($"/sector/{view}.csv?group=atlantis")).Status);
            Assert.Contains("no peer group of that name", (await SteeringAsync($"/sector/{view}?group=atlantis")).Text);
        }
    }

    private async Task<Page> SteeringAsync(string address) =>
        await (await consortium.SignInAsync(consortium.Alder, Role.Steering)).GetAsync(address);

    private async Task<(Page Page, string File)> BothAsync(string address)
    {
        var page = await SteeringAsync(address);
        var link = page.Document.QuerySelectorAll("main a").Single(own => own.TextContent == "Download CSV").GetAttribute("href")!;
        return (page, (await SteeringAsync(link)).Body);
    }

    private static string File(string view) => view.Split('?') is [var path, var query] ? $"{path}.csv?{query}" : $"{view}.csv";

    private static string[] Cells(AngleSharp.Dom.IElement row) => [.. row.Children.Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" ,", ",", StringComparison.Ordinal))];

    private static IEnumerable<string> LatestOf(string file, params string[] names)
    {
        var lines = file.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var at = lines[0].Split(',').ToList();
        var fields = lines.Single(line => line.StartsWith("listened,", StringComparison.Ordinal) && line.Contains(",2025-Q4,", StringComparison.Ordinal)).Split(',');
        return names.Select(name => fields[at.IndexOf(name)]);
    }

    private static IEnumerable<string> Fields(string file, string metric, params string[] names)
    {
        var lines = file.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var at = lines[0].Split(',').ToList();
        var fields = lines.Single(line => line.StartsWith($"{metric},", StringComparison.Ordinal)).Split(',');
        return names.Select(name => fields[at.IndexOf(name)].Trim('"'));
    }
}
