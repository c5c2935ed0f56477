using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmarking.Web.Tests.Features.Research;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>Releases for programs.</summary>
[Collection(ReleasedSite.Name)]
public sealed partial class ReleaseApiTests(ReleasedSite released)
{
    private const string Open = $"/api/v1{ReleasedSite.Open}";
    private const string Registered = $"/api/v1{ReleasedSite.Registered}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_is_paged_and_leads_on()
    {
        var first = await JsonAsync("/api/v1/releases?size=2");
        var second = await JsonAsync((string)first["next"]!);

        Assert.Equal(3, (int)first["count"]!);
        Assert.Equal(2, first["releases"]!.AsArray().Count);
        Assert.Single(second["releases"]!.AsArray());
        Assert.Null(second["next"]);
        var states = first["releases"]!.AsArray().Concat(second["releases"]!.AsArray()).Select(one => $"{one!["series"]} {one["state"]}").Order();
        Assert.Equal(["open-figures published", "registered-figures published", "withdrawn-figures withdrawn"], states);
    }

    [Fact]
    public async Task The_metadata_lead_to_the_files_and_have_a_tag()
    {
        var client = released.Site.CreateClient();
        using var answer = await client.GetAsync(Open, Cancel);
        var release = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;

        Assert.Equal("CC-BY-4.0", (string)release["licence"]!["name"]!);
        foreach (var file in release["files"]!.AsArray())
        {
            using var bytes = await client.GetAsync((string)file!["url"]!, Cancel);
            Assert.Equal((long)file["bytes"]!, (await bytes.Content.ReadAsByteArrayAsync(Cancel)).Length);
            Assert.Equal($"\"{file["sha256"]}\"", bytes.Headers.ETag!.Tag);
        }

        using var again = await SendAsync(client, Open, request => request.Headers.IfNoneMatch.Add(answer.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Cells_come_in_pages_that_together_are_the_file()
    {
        var file = (await TextAsync(Open + "/files/cells.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var cells = new List<JsonNode>();
        for (var next = Open + "/cells?size=5"; next is not null;)
        {
            var page = await JsonAsync(next);
            cells.AddRange(page["cells"]!.AsArray().Select(cell => cell!));
            next = (string?)page["next"];
        }

        Assert.Equal(file.Length - 1, cells.Count);
        Assert.Equal(
            file.Skip(1).Select(line => line.Split(',')).Select(row => $"{row[0]} {row[3]} {row[2]} {row[11]}"),
            cells.Select(cell => $"{cell["publication"]} {cell["metric"]} {cell["group"]} {cell["median"]?.ToJsonString()}"));
    }

    [Fact]
    public async Task Filtered_cells_are_those_lines_of_the_file_byte_for_byte()
    {
        var file = await TextAsync(Open + "/files/cells.csv");
        Assert.Equal(file, await TextAsync(Open + "/cells.csv"));

        var lines = file.Split("\r\n");
        foreach (var (query, place, value) in new[] { ("metric=listened", 3, "listened"), ("group=all", 2, "all"), ("period=2026-Q1", 1, "2026-Q1"), ("publication=2", 0, "2") })
        {
            var expected = lines.Where((line, at) => at == 0 || line.Length == 0 || line.Split(',')[place] == value);
            Assert.Equal(string.Join("\r\n", expected), await TextAsync($"{Open}/cells.csv?{query}"));
            Assert.Equal(expected.Count() - 2, (int)(await JsonAsync($"{Open}/cells?{query}"))["count"]!);
        }

        Assert.Equal(lines[0] + "\r\n", await TextAsync(Open + "/cells.csv?metric=listened&group=no-such"));
        using var once = await released.Site.CreateClient().GetAsync(Open + "/cells.csv?group=all", Cancel);
        using var again = await SendAsync(released.Site.CreateClient(), Open + "/cells.csv?group=all", request => request.Headers.IfNoneMatch.Add(once.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("Releases", "/api/v1/releases")]
    [InlineData("Release", Open)]
    [InlineData("Cells", Open + "/cells?group=all")]
    public async Task The_documents_examples_have_the_shape_of_real_answers(string action, string address) =>
        Assert.Equal(Names(Benchmarking.Web.Features.Api.ApiExamples.Answered[action]), Names(await JsonAsync(address)));

    [Theory]
    [InlineData("/api/v1/releases?page=0", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/v1/releases?size=1001", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/v1/releases?page=x", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/v1/releases?sort=title", HttpStatusCode.BadRequest, "unknown-parameter")]
    [InlineData("/api/v1/releases?metric=a&metric=b", HttpStatusCode.BadRequest, "unknown-parameter")]
    [InlineData("/api/v1/releases?token=bmr_x", HttpStatusCode.BadRequest, "token-in-address")]
    [InlineData("/api/v1/releases/bmr_x/1.0.0", HttpStatusCode.BadRequest, "token-in-address")]
    [InlineData(Open + "/cells?publication=one", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/v1/releases/open-figures/7.0.0", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/v1/releases/waiting-figures/1.0.0", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/v1/releases/waiting-figures/1.0.0/cells.csv", HttpStatusCode.NotFound, "not-found")]
    [InlineData(Open + "/files/no-such.csv", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/v1/releases/withdrawn-figures/1.0.0", HttpStatusCode.Gone, "withdrawn")]
    [InlineData("/api/v1/releases/withdrawn-figures/1.0.0/cells", HttpStatusCode.Gone, "withdrawn")]
    [InlineData("/api/v1/releases/withdrawn-figures/1.0.0/cells.csv", HttpStatusCode.Gone, "withdrawn")]
    [InlineData("/api/v1/releases/withdrawn-figures/1.0.0/files/cells.csv", HttpStatusCode.Gone, "withdrawn")]
    [InlineData(Registered + "/files/cells.csv", HttpStatusCode.Unauthorized, "unauthorised")]
    [InlineData(Registered + "/cells", HttpStatusCode.Unauthorized, "unauthorised")]
    [InlineData(Registered + "/cells.csv", HttpStatusCode.Unauthorized, "unauthorised")]
    public async Task What_cannot_be_had_says_why(string address, HttpStatusCode status, string code)
    {
        using var answer = await released.Site.CreateClient().GetAsync(address, Cancel);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["code"]!);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_researchers_token_opens_releases_and_nothing_else()
    {
        var researcher = await released.World.ResearcherAsync();
        var secret = await released.World.ResearchTokenAsync(researcher);
        var client = WithToken(secret.Text);

        using var file = await client.GetAsync(Registered + "/files/cells.csv", Cancel);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.True(file.Headers.CacheControl!.NoStore);
        Assert.Equal(await TextAsync(Open + "/files/cells.csv"), await file.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(secret.Id, await released.World.AskAsync<Guid>("select token_id from release_downloads where user_id = $1", researcher.Id));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Registered + "/cells.csv?group=all", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/metrics", Cancel)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Registered + "/cells?group=all", Cancel)).StatusCode);
        Assert.Equal("cells.csv|cells.csv?group=all|cells, page 1 of 1?group=all", await released.World.AskAsync<string>(
            "select string_agg(file, '|' order by id) from release_downloads where user_id = $1 and by_api", researcher.Id));

        await released.World.RunAsync("delete from terms_acceptances where user_id = $1", researcher.Id);
        using var refused = await client.GetAsync(Registered + "/files/cells.csv", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("terms-not-accepted", await refused.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData("update research_tokens set revoked_at = now() where user_id = $1")]
    [InlineData("update research_tokens set expires_at = now() where user_id = $1")]
    [InlineData("update research_tokens set hash = sha256(hash) where user_id = $1")]
    [InlineData("delete from person_roles where user_id = $1")]
    [InlineData("update users set suspended_at = now() where id = $1")]
    public async Task A_token_that_does_not_work_is_refused_even_where_none_is_needed(string end)
    {
        var researcher = await released.World.ResearcherAsync();
        var client = WithToken((await released.World.ResearchTokenAsync(researcher)).Text);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Registered + "/cells", Cancel)).StatusCode);

        await released.World.RunAsync(end, researcher.Id);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(Registered + "/cells", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(Open, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Every_address_that_the_guide_names_is_there()
    {
        var guide = await released.Site.NewVisitor().GetAsync("/api");
        var section = guide.Document.QuerySelectorAll("#releases ~ pre").Select(block => block.TextContent);
        var addresses = section.SelectMany(text => Address().Matches(text)).Select(match => match.Value).ToList();

        Assert.Equal(5, addresses.Count);
        foreach (var address in addresses)
            Assert.NotEqual("", await TextAsync(address));
    }

    /// <summary>Every name in it, of lists those of the first.</summary>
    private static IEnumerable<string> Names(JsonNode? node, string before = "") => node switch
    {
        JsonObject json => json.SelectMany(pair => Names(pair.Value, $"{before}/{pair.Key}").Prepend($"{before}/{pair.Key}")),
        JsonArray { Count: > 0 } list => Names(list[0], before + "[]"),
        _ => [],
    };

    private HttpClient WithToken(string token)
    {
        var client = released.Site.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private async Task<JsonNode> JsonAsync(string address) => JsonNode.Parse(await TextAsync(address))!;

    private Task<string> TextAsync(string address) => released.Site.CreateClient().GetStringAsync(address, Cancel);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        change(request);
        return await client.SendAsync(request, Cancel);
    }

    [GeneratedRegex("/api/v1/releases[^\"\\s]*")]
    private static partial Regex Address();
}
