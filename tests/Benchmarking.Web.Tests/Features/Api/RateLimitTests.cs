namespace Benchmarking.Web.Tests.Features.Api;

/// <summary>Limits so low that a few requests reach them, within a minute that does not end meanwhile.</summary>
[Collection(ApiSite.Name)]
public sealed class RateLimitTests(ApiSite site)
{
    [Fact]
    public async Task A_token_has_so_many_requests_a_minute_and_is_told_how_many_are_left()
    {
        await using var small = Small("Requests", 3);
        var program = (await site.CallerAsync()) with { Client = small.CreateClient() };
        var other = (await site.CallerAsync()) with { Client = program.Client };

        var answers = new List<Answered>();
        for (var turn = 0; turn < 4; turn++)
            answers.Add(await program.GetAsync(program.Url));

        Assert.Equal([200, 200, 200, 429], answers.Select(answer => answer.Status));
        Assert.Equal(["\"requests\";r=2", "\"requests\";r=1", "\"requests\";r=0", "\"requests\";r=0"], answers.Select(answer => Header(answer, "RateLimit")));
        Assert.Equal("\"requests\";q=3;w=60", Header(answers[0], "RateLimit-Policy"));
        Assert.Equal("too-many-requests", answers[3].Code);
        Assert.InRange(int.Parse(Header(answers[3], "Retry-After")), 1, 60);
        Assert.Equal(200, (await other.GetAsync(other.Url)).Status);
    }

    [Fact]
    public async Task Of_these_so_many_may_be_changes()
    {
        await using var small = Small("Changes", 1);
        var program = (await site.CallerAsync()) with { Client = small.CreateClient() };

        var first = await program.TryAsync("""{"answers": {"homes": 1}}""");
        var second = await program.PutAsync("""{"answers": {"homes": 1}}""", 0);
        var read = await program.GetAsync(program.ReturnUrl);

        Assert.Equal((200, 429, 200), (first.Status, second.Status, read.Status));
        Assert.Contains("\"changes\";r=0", Header(first, "RateLimit"));
        Assert.Equal("\"0\"", read.ETag);
    }

    [Fact]
    public async Task An_address_may_send_so_many_tokens_that_do_not_work_and_shuts_nobody_out_by_it()
    {
        await using var small = Small("Failures", 2);
        var program = (await site.CallerAsync()) with { Client = small.CreateClient() };

        var answers = new List<Answered>();
        for (var turn = 0; turn < 4; turn++)
            answers.Add(await program.GetAsync(program.Url, "Bearer bm_no"));

        Assert.Equal([401, 401, 429, 429], answers.Select(answer => answer.Status));
        Assert.InRange(int.Parse(Header(answers[3], "Retry-After")), 1, 60);
        Assert.Equal(200, (await program.GetAsync(program.Url)).Status);
    }

    private static string Header(Answered answer, string name) => answer.Response.Headers.GetValues(name).Single();

    private Site Small(string limit, int most) =>
        new(site.Postgres, settings: new Dictionary<string, string> { [$"Api:{limit}PerMinute"] = $"{most}" });
}
