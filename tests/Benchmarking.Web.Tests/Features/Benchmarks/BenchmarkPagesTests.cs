using System.Net;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

[Collection(PublishedConsortium.Name)]
public sealed class BenchmarkPagesTests(PublishedConsortium consortium)
{
    [Fact]
    public async Task The_overview_and_its_file_agree()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var page = await alder.GetAsync("/benchmarks");
        var file = await CsvAsync(alder, page);

        Assert.Equal("Benchmarks: Q4, January to March 2026", page.Heading);
        Assert.Contains("Publication 3, final, of 13 January 2026.", page.Text, StringComparison.Ordinal);
        var shown = Row(page, "Views listened to");
        Assert.Equal(["71%", "66%", "58–73%", "20"], [shown["You"], shown["Median"], shown["Middle half"], shown["Members"]]);
        Assert.Equal(["71", "66", "58", "73", "20"], Fields(file, "listened", "you", "median", "lower_quartile", "upper_quartile", "n"));
        Assert.Equal("not collected", Row(page, "=Cost, \"per household\"")["You"]);
        Assert.Equal(["", "not collected"], Fields(file, "cost", "you", "you_note"));
    }

    [Fact]
    public async Task A_metric_s_page_its_table_and_its_file_agree()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Approver);
        var page = await alder.GetAsync("/benchmarks/listened");
        var last = page.Document.QuerySelectorAll("#chart-listened tbody tr").Last();

        Assert.Equal("Views listened to: your 71% is above the median of 20 members", page.Heading);
        Assert.Equal(
            ["Q4, January to March 2026", "71%", "66%", "58–73%", "20", "3"],
            last.Children.Select(cell => cell.TextContent.Trim()));
        Assert.Equal(
            ["2025-Q4", "71", "66", "58", "73", "20"],
            Fields(await CsvAsync(alder, page), "listened", "period", "you", "median", "lower_quartile", "upper_quartile", "n"));
        Assert.Contains("\"ownName\":\"You\"", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_figure_is_shown_to_its_owner_alone()
    {
        var birch = await consortium.SignInAsync(consortium.Birch, Role.Contributor);

        Assert.Contains("89%", (await birch.GetAsync("/benchmarks")).Text, StringComparison.Ordinal);
        var alder = await consortium.SignInAsync(consortium.Alder, Role.OrganisationAdmin);
        foreach (var address in new[] { "/benchmarks", "/benchmarks.csv", "/benchmarks/listened", "/benchmarks/listened.csv" })
        {
            var page = await alder.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotMatch("88[.]88|89%", page.Body);
            Assert.DoesNotContain("Birch", page.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_address_shows_each_of_three_viewers_their_own()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var birch = await consortium.SignInAsync(consortium.Birch, Role.Contributor);
        var nobody = new Visitor(consortium.Site.CreateClient());
        foreach (var address in new[] { "/benchmarks", "/benchmarks/listened", "/benchmarks.csv", "/benchmarks/grid" })
        {
            var first = await alder.GetAsync(address);
            var second = await birch.GetAsync(address);
            var third = await nobody.GetAsync(address);

            Assert.Matches("71%|[^0-9]71[^0-9]", first.Body);
            Assert.DoesNotMatch("88[.]88|89%", first.Body);
            Assert.Matches("89%|[^0-9]89[^0-9]", second.Body);
            Assert.DoesNotMatch("71[.]37|71%|Alder", second.Body);
            Assert.DoesNotMatch("66%|71%|89%", third.Body);
        }
    }

    [Theory]
    [InlineData(Role.Steering)]
    [InlineData(Role.ConsortiumAdmin)]
    public async Task The_sector_s_pages_hold_no_own_figure_and_name_no_organisation(Role role)
    {
        var viewer = await consortium.SignInAsync(role == Role.Steering ? consortium.Alder : null, role);
        foreach (var address in new[] { "/sector", "/sector.csv", "/sector/listened", "/sector/listened.csv" })
        {
            var page = await viewer.GetAsync(address);
            // The header says for whom the viewer acts; everything else must not.
            page.Document.QuerySelector("header")?.Remove();
            var body = page.Document.DocumentElement.OuterHtml;
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Matches("66", body);
            Assert.DoesNotMatch("71[.]37|71%|88[.]88|89%|[^0-9]812[^0-9]", body);
            Assert.DoesNotMatch("Alder|Birch|Cedar|Damson", body);
            Assert.Null(page.Document.QuerySelector(".own, .strip__own, .spark__own, .still__own[d*='M'], .diamond"));
        }
    }

    [Fact]
    public async Task A_group_with_too_few_says_so_in_words_and_shows_no_number()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var page = await alder.GetAsync("/benchmarks?group=region%3Anorth-west");
        var row = Row(page, "=Cost, \"per household\"");

        Assert.Equal(["–", "–", "–"], [row["Median"], row["Middle half"], row["Members"]]);
        Assert.StartsWith("Fewer than 5 contributors", row["Words"], StringComparison.Ordinal);
        Assert.Contains("See all members", row["Words"], StringComparison.Ordinal);
        Assert.Equal(["", "", "", "", "not_enough", "N1"], Fields(
            await CsvAsync(alder, page), "cost", "lower_quartile", "median", "upper_quartile", "n", "status", "reason"));
        Assert.Equal("North West", page.Document.QuerySelector("#group option[selected]")!.TextContent);
    }

    [Fact]
    public async Task A_withheld_figure_has_the_neutral_sentence_and_nothing_more()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);

        var words = Row(await alder.GetAsync("/benchmarks"), "Homes below standard")["Words"];
        Assert.Equal($"{WhyNotShown.Neutral} Why is this? (Homes below standard)", words);
        Assert.Contains(WhyNotShown.Neutral, (await alder.GetAsync("/benchmarks/below-standard")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_is_not_published_falls_back_on_the_page_and_is_not_found_as_a_file()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);

        Assert.Contains(
            "Publication 3 has no peer group of that name, so this shows all members.",
            (await alder.GetAsync("/benchmarks?group=atlantis")).Text,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await alder.GetAsync("/benchmarks.csv?group=atlantis")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await alder.GetAsync("/benchmarks/no-such-metric")).Status);
        Assert.Equal("Never asked", (await alder.GetAsync("/benchmarks/never-asked")).Heading);
    }

    [Fact]
    public async Task A_member_without_a_return_sees_the_benchmarks_and_what_to_do()
    {
        var cedar = await consortium.SignInAsync(consortium.Cedar, Role.Contributor);
        var page = await cedar.GetAsync("/benchmarks");

        Assert.Contains("Your figures are not here", page.Text, StringComparison.Ordinal);
        Assert.Equal(["no return", "66%"], [Row(page, "Views listened to")["You"], Row(page, "Views listened to")["Median"]]);
    }

    [Theory]
    [InlineData("/benchmarks")]
    [InlineData("/benchmarks/listened")]
    [InlineData("/benchmarks.csv")]
    [InlineData("/sector")]
    [InlineData("/sector/listened.csv")]
    [InlineData("/peer-groups")]
    [InlineData("/data-sets")]
    [InlineData("/data-sets/3/cells.csv")]
    public async Task Somebody_who_is_not_signed_in_is_sent_to_sign_in(string address) =>
        Assert.StartsWith("/sign-in", (await consortium.Site.NewVisitor().GetAsync(address)).Landed, StringComparison.Ordinal);

    [Fact]
    public async Task A_hat_opens_only_its_own_pages()
    {
        var member = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var steering = await consortium.SignInAsync(consortium.Alder, Role.Steering);
        var researcher = await consortium.SignInAsync(null, Role.Researcher);

        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync("/sector")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync("/data-sets")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await steering.GetAsync("/benchmarks")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await researcher.GetAsync("/benchmarks/listened.csv")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await researcher.GetAsync("/peer-groups")).Status);
        // Whoever has an address can become a researcher: what is not released is not theirs.
        Assert.Equal(HttpStatusCode.Forbidden, (await researcher.GetAsync("/data-sets/1/cells.csv")).Status);
    }

    [Fact]
    public async Task Peer_groups_say_who_is_in_them()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var page = await alder.GetAsync("/peer-groups");

        Assert.Equal("Peer groups", page.Heading);
        var group = page.Document.GetElementById("region-north-west")!;
        Assert.Equal(["Alder Homes", "Birch Housing", "Cedar Trust", "Damson Living"], group.QuerySelectorAll("li").Select(item => item.TextContent));
        Assert.Contains("Too few for a benchmark of its own.", group.TextContent, StringComparison.Ordinal);
    }

    private static async Task<Page> CsvAsync(Visitor visitor, Page page)
    {
        var link = page.Document.QuerySelectorAll("a").Single(anchor => anchor.TextContent == "Download CSV");
        var file = await visitor.GetAsync(link.GetAttribute("href")!);
        Assert.Equal("text/csv", file.Response.Content.Headers.ContentType!.MediaType);
        return file;
    }

    /// <summary>A row of the overview by its figure, each cell under its label.</summary>
    private static Dictionary<string, string> Row(Page page, string figure)
    {
        var row = page.Document.QuerySelectorAll(".overview tbody tr").Single(line => line.QuerySelector("th")!.TextContent.Trim() == figure);
        return row.QuerySelectorAll("td").ToDictionary(
            cell => cell.GetAttribute("data-label") ?? (cell.ClassList.Contains("overview__words") ? "Words" : cell.ClassName!),
            cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <summary>Named fields of a metric's last line.</summary>
    private static string[] Fields(Page file, string metric, params string[] names)
    {
        var lines = file.Body.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',').ToList();
        // The one quoted field of these files has a comma in it.
        var fields = lines.Last(line => line.StartsWith(metric + ",", StringComparison.Ordinal))
            .Replace("Cost, ", "Cost ", StringComparison.Ordinal).Split(',');
        return [.. names.Select(name => fields[header.IndexOf(name)])];
    }
}
