using System.Net;
using Benchmarking.Web.Features.Benchmarks;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Benchmarks;

/// <summary>The peer group looked at last, and combinations that somebody asks for on a benchmark page.</summary>
[Collection(PublishedConsortium.Name)]
public sealed class RemembersGroupTests(PublishedConsortium consortium)
{
    private const string NorthWest = "?group=region%3Anorth-west";

    [Fact]
    public async Task A_page_without_a_group_leads_to_the_address_of_the_one_looked_at_last()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);

        Assert.Equal("/benchmarks", (await alder.GetAsync("/benchmarks")).Landed);
        var chosen = await alder.GetAsync($"/benchmarks{NorthWest}");
        Assert.Equal(
            $"{RemembersGroupAttribute.Cookie}=region%3Anorth-west; max-age=15552000; path=/; samesite=lax; httponly",
            Assert.Single(chosen.Response.Headers.GetValues("Set-Cookie")));
        Assert.Equal("/benchmarks?group=region:north-west", (await alder.GetAsync("/benchmarks")).Landed.Replace("%3A", ":", StringComparison.Ordinal));
        Assert.Equal("/benchmarks/listened?group=region:north-west", (await alder.GetAsync("/benchmarks/listened")).Landed.Replace("%3A", ":", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_address_always_wins_and_everyone_forgets()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        await alder.GetAsync($"/benchmarks{NorthWest}");

        Assert.Equal("All members", (await alder.GetAsync("/benchmarks?group=all")).Document.QuerySelector("#group option[selected]")!.TextContent);
        Assert.Equal("/benchmarks", (await alder.GetAsync("/benchmarks")).Landed);
    }

    [Fact]
    public async Task A_group_that_is_not_there_is_not_remembered_and_files_never_depend_on_it()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        await alder.GetAsync($"/benchmarks{NorthWest}");

        Assert.Equal("/benchmarks.csv", (await alder.GetAsync("/benchmarks.csv")).Landed);
        await alder.GetAsync("/benchmarks?group=atlantis");
        Assert.Equal("/benchmarks", (await alder.GetAsync("/benchmarks")).Landed);
    }

    [Theory]
    [InlineData("<script>")]
    [InlineData("all")]
    [InlineData("")]
    public async Task A_cookie_with_anything_else_in_it_leads_nowhere(string value)
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        alder.Client.DefaultRequestHeaders.Add("Cookie", $"{RemembersGroupAttribute.Cookie}={Uri.EscapeDataString(value)}");

        Assert.Equal("/benchmarks", (await alder.GetAsync("/benchmarks")).Landed);
    }

    [Theory]
    [InlineData("/benchmarks/listened", "region:north-west", "size:under-5000", "/benchmarks/listened?group=crossing:region-north-west.size-under-5000")]
    [InlineData("/benchmarks", "region:north-west", "", "/benchmarks?group=region:north-west")]
    [InlineData("/benchmarks", "", "", "/benchmarks?group=all")]
    [InlineData("https://evil.example/benchmarks", "region:north-west", "", "/benchmarks?group=region:north-west")]
    [InlineData("//evil.example", "region:north-west", "", "/benchmarks?group=region:north-west")]
    [InlineData("/benchmarks/é", "region:north-west", "", "/benchmarks?group=region:north-west")]
    [InlineData("/benchmarks\n", "region:north-west", "", "/benchmarks?group=region:north-west")]
    [InlineData(null, "region:north-west", "", "/benchmarks?group=region:north-west")]
    [InlineData("/tokens", "region:north-west", "", "/benchmarks?group=region:north-west")]
    public async Task A_combination_leads_back_to_its_page_at_an_address_of_its_own(string? from, string region, string size, string landed)
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);

        var page = await alder.GetAsync($"/peer-groups/combination?from={Uri.EscapeDataString(from ?? "")}&region={Uri.EscapeDataString(region)}&size={Uri.EscapeDataString(size)}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(landed, WebUtility.UrlDecode(page.Landed));
    }

    [Fact]
    public async Task A_combination_of_too_few_says_why_what_is_shown_instead_and_what_to_widen_to()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);

        var page = await alder.GetAsync("/benchmarks/listened?group=crossing%3Aregion-north-west.type-council");
        var said = string.Join(' ', page.Document.QuerySelector("[role=status]")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.StartsWith("“North West, councils” is not shown. 4 members: fewer than the 5 that a median needs. Shown instead: all members.", said);
        Assert.Equal("Views listened to: your 71% is above the median of 20 members", page.Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await alder.GetAsync("/benchmarks/listened.csv?group=crossing%3Aregion-north-west.type-council")).Status);
        Assert.DoesNotContain("Ask for this peer group", said);
    }

    [Fact]
    public async Task Every_view_has_an_address_to_copy_that_shows_the_same()
    {
        var alder = await consortium.SignInAsync(consortium.Alder, Role.Contributor);
        var page = await alder.GetAsync($"/benchmarks/listened{NorthWest}");

        var link = new Uri(page.Document.QuerySelector("#link")!.GetAttribute("value")!);
        Assert.Equal("/benchmarks/listened?group=region%3Anorth-west", link.PathAndQuery);
        Assert.Equal(page.Heading, (await alder.GetAsync(link.PathAndQuery)).Heading);
        Assert.NotNull(page.Document.QuerySelector("button[data-copy=link][hidden]"));
    }
}
