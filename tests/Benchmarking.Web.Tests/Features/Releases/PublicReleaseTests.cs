using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Research;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>What everybody sees of releases, and how files are handed out.</summary>
[Collection(ReleasedSite.Name)]
public sealed class PublicReleaseTests(ReleasedSite released)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_has_what_was_published_and_what_was_withdrawn_and_nothing_that_waits()
    {
        var list = await released.Site.NewVisitor().GetAsync("/releases");

        var links = list.Document.QuerySelectorAll(".release h2 a").Select(link => link.GetAttribute("href"));
        Assert.Equal([ReleasedSite.Open, ReleasedSite.Registered, ReleasedSite.Withdrawn], links.Order());
        Assert.Contains("Register as a researcher", list.Text);
    }

    [Fact]
    public async Task The_page_of_a_release_has_all_that_one_needs_to_use_and_cite_it()
    {
        var page = await released.Site.NewVisitor().GetAsync(ReleasedSite.Open);

        Assert.Equal("Involvement benchmarks, version 1.0.0", page.Heading);
        Assert.Contains("Open to everybody", page.Text);
        Assert.Contains("Creative Commons Attribution 4.0", page.Text);
        Assert.Contains("Cite it as", page.Text);
        Assert.Contains("This is the first version of the series", page.Text);
        var files = await FilesAsync("open-figures");
        Assert.Contains("cells.csv", files.Keys);
        Assert.Equal(
            files.Select(file => $"{ReleasedSite.Open}/files/{file.Key} {file.Value}").Order(),
            page.Document.QuerySelectorAll("#files ~ table tbody tr").Select(row => $"{row.QuerySelector("a")!.GetAttribute("href")} {row.QuerySelector(".checksum")!.TextContent}").Order());

        // A table in a few lines: each column with what it means, and its first rows.
        var cells = page.Document.GetElementById("table-cells-csv")!;
        Assert.Equal(18, cells.QuerySelectorAll("table").First().QuerySelectorAll("tbody tr").Length);
        Assert.NotEmpty(cells.QuerySelectorAll("table")[1].QuerySelectorAll("tbody tr"));
        Assert.NotNull(page.Document.QuerySelector("[data-chart=band]"));
    }

    [Fact]
    public async Task The_chart_has_the_numbers_of_the_release()
    {
        var page = await released.Site.NewVisitor().GetAsync($"{ReleasedSite.Open}?metric=listened");
        var file = await TextAsync(released.Site.CreateClient(), $"{ReleasedSite.Open}/files/cells.csv");

        var medians = file.Split("\r\n").Select(line => line.Split(',')).Where(row => row.Length > 11 && row[2] == "all" && row[3] == "listened").Select(row => row[11]).ToList();
        var chart = JsonNode.Parse(page.Document.QuerySelector("[data-chart=band] script")!.TextContent)!;
        Assert.Equal(2, medians.Count);
        Assert.Equal(medians, chart["points"]!.AsArray().Select(point => (string)point!["median"]!["value"]!.ToJsonString()));
        Assert.DoesNotContain("You", page.Document.QuerySelector(".chart-table")!.TextContent);
    }

    [Fact]
    public async Task Search_engines_for_data_find_name_licence_files_and_fingerprints()
    {
        var page = await released.Site.NewVisitor().GetAsync(ReleasedSite.Open);

        var data = JsonNode.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent)!;

        Assert.Equal("Dataset", (string)data["@type"]!);
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", (string)data["license"]!);
        Assert.Equal("1.0.0", (string)data["version"]!);
        Assert.Equal("2026-04-01/2026-09-30", (string)data["temporalCoverage"]!);
        var files = await FilesAsync("open-figures");
        Assert.Equal(files.Values.Order(), data["distribution"]!.AsArray().Select(one => (string)one!["sha256"]!).Order());
        Assert.All(data["distribution"]!.AsArray(), one => Assert.StartsWith("http", (string)one!["contentUrl"]!));
    }

    [Fact]
    public async Task A_file_is_what_its_fingerprint_says_and_comes_again_in_pieces()
    {
        var client = released.Site.CreateClient();
        var sha = (await FilesAsync("open-figures"))["cells.csv"];
        var address = $"{ReleasedSite.Open}/files/cells.csv";

        using var whole = await client.GetAsync(address, Cancel);
        var bytes = await whole.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal(sha, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal($"\"{sha}\"", whole.Headers.ETag!.Tag);
        Assert.Equal("cells.csv", whole.Content.Headers.ContentDisposition!.FileName);
        Assert.True(whole.Headers.CacheControl!.Public);
        Assert.Equal("bytes", Assert.Single(whole.Headers.AcceptRanges));

        // Broken off after a third, gone on with from there, as curl --continue-at does.
        var third = bytes.Length / 3;
        using var rest = await SendAsync(client, address, request => (request.Headers.Range, request.Headers.IfRange) =
            (new RangeHeaderValue(third, null), new RangeConditionHeaderValue($"\"{sha}\"")));
        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(bytes, bytes[..third].Concat(await rest.Content.ReadAsByteArrayAsync(Cancel)).ToArray());
        using var beyond = await SendAsync(client, address, request => request.Headers.Range = new RangeHeaderValue(bytes.Length, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);

        using var known = await SendAsync(client, address, request => request.Headers.IfNoneMatch.ParseAdd($"\"{sha}\""));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        using var look = await SendAsync(client, address, request => request.Method = HttpMethod.Head);
        Assert.Equal(bytes.Length, look.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Every_download_is_on_record_and_no_look()
    {
        var (person, visitor) = await ResearcherAsync();
        var address = $"{ReleasedSite.Registered}/files/groups.csv";
        var sha = (await FilesAsync("registered-figures"))["groups.csv"];

        await visitor.GetAsync(address);
        using (await SendAsync(visitor.Client, address, request => request.Headers.Range = new RangeHeaderValue(10, 19)))
        {
        }

        using (await SendAsync(visitor.Client, address, request => request.Method = HttpMethod.Head))
        using (await SendAsync(visitor.Client, address, request => request.Headers.IfNoneMatch.ParseAdd($"\"{sha}\"")))
        {
        }

        Assert.Equal("groups.csv 0|groups.csv 10", await released.World.AskAsync<string>(
            "select string_agg(file || ' ' || first_byte, '|' order by id) from release_downloads where user_id = $1", person.Id));
        Assert.Contains("groups.csv", (await visitor.GetAsync("/research/account")).Text);
        var admin = await released.Site.SignInAsync(await released.World.PersonAsync(Role.ConsortiumAdmin));
        var log = await admin.GetAsync("/research/downloads?release=registered-figures/1.0.0");
        Assert.Contains($"{person.Name} A university", log.Text);
        Assert.Contains("from byte 10", log.Text);
        using (await SendAsync(visitor.Client, address, request =>
               {
                   request.Headers.IfNoneMatch.ParseAdd($"\"{sha}\"");
                   request.Headers.IfMatch.ParseAdd("*");
               }))
        {
        }

        Assert.Equal(3L, await released.World.AskAsync<long>("select count(*) from release_downloads where user_id = $1", person.Id));
        Assert.Contains($"registered-figures,1.0.0,groups.csv,{person.Name},A university,no,10,10", (await admin.GetAsync("/research/downloads.csv")).Body);
    }

    [Fact]
    public async Task What_is_for_researchers_asks_for_sign_in_terms_and_the_role()
    {
        var address = $"{ReleasedSite.Registered}/files/cells.csv";

        var nobody = await released.Site.NewVisitor().GetAsync(address);
        Assert.Equal($"/sign-in?returnUrl={Uri.EscapeDataString(ReleasedSite.Registered)}", nobody.Landed);

        var member = await released.World.MemberAsync();
        var contributor = await (await released.Site.SignInAsync(await released.World.PersonAsync(member, Role.Contributor))).GetAsync(address);
        Assert.Equal(HttpStatusCode.Forbidden, contributor.Status);
        Assert.Equal("This file is for registered researchers", contributor.Heading);

        var fresh = await released.Site.SignInAsync(await released.World.PersonAsync(Role.Researcher));
        var page = await fresh.GetAsync(ReleasedSite.Registered);
        Assert.Contains("Accept the terms", page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("#files ~ table a"));
        // What it means may be read, what stands in it not.
        Assert.Contains("Half of the contributors’ figures lie below", page.Text);
        Assert.Null(page.Document.QuerySelector("[data-chart], [aria-label^='First rows']"));
        Assert.DoesNotContain("rank-kernel-4", page.Body);
        var details = await fresh.GetAsync(address);
        var back = await fresh.PostFormAsync(
            details, "/research/account/details", ("Affiliation", "An institute"), ("Purpose", "To compare involvement by size"), ("Accepted", "true"));
        Assert.Equal(ReleasedSite.Registered, back.Landed);
        var file = await fresh.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.True(file.Response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_withdrawn_release_is_a_tombstone_that_says_why_and_gives_nothing_out()
    {
        foreach (var address in new[] { ReleasedSite.Withdrawn, $"{ReleasedSite.Withdrawn}/files/cells.csv" })
        {
            var page = await released.Site.NewVisitor().GetAsync(address);
            Assert.Equal(HttpStatusCode.Gone, page.Status);
            Assert.Equal("Involvement benchmarks, version 1.0.0, is withdrawn", page.Heading);
            Assert.Contains("A member sent a gross error.", page.Text);
            Assert.DoesNotContain("publication,period", page.Body);
        }
    }

    [Theory]
    [InlineData("/releases/open-figures/2.0.0")]
    [InlineData("/releases/open-figures/1.0")]
    [InlineData("/releases/open-figures/01.0.0")]
    public async Task An_unknown_version_says_which_there_are(string address)
    {
        var page = await released.Site.NewVisitor().GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("There is no such version", page.Heading);
        Assert.Equal(ReleasedSite.Open, page.Document.QuerySelector("main ul a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_waits_for_approval_is_nowhere()
    {
        var visitor = released.Site.NewVisitor();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(ReleasedSite.Waiting)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{ReleasedSite.Waiting}/files/cells.csv")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/releases/no-such-series/1.0.0")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{ReleasedSite.Open}/files/no-such.csv")).Status);
        Assert.Equal(ReleasedSite.Open, (await visitor.GetAsync("/releases/open-figures")).Landed);
    }

    private async Task<Dictionary<string, string>> FilesAsync(string series)
    {
        var files = await released.World.AskAsync<string>(
            "select string_agg(f.name || ' ' || f.sha256, '|') from release_files f join releases r on r.id = f.release_id where r.series = $1", series);
        return files.Split('|').Select(file => file.Split(' ')).ToDictionary(file => file[0], file => file[1]);
    }

    private async Task<(Person Person, Visitor Visitor)> ResearcherAsync()
    {
        var person = await released.World.ResearcherAsync();
        return (person, await released.Site.SignInAsync(person));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        change(request);
        return await client.SendAsync(request, Cancel);
    }

    private static async Task<string> TextAsync(HttpClient client, string address) =>
        Encoding.UTF8.GetString(await client.GetByteArrayAsync(address, Cancel));
}
