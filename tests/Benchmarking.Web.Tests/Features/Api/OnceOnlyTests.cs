namespace Benchmarking.Web.Tests.Features.Api;

/// <summary>Threat rows 49 and 50: nothing happens twice, and nobody's work is overwritten unseen.</summary>
[Collection(ApiSite.Name)]
public sealed class OnceOnlyTests(ApiSite site)
{
    [Fact]
    public async Task Fifty_puts_at_once_under_one_key_make_one_change_and_get_one_answer()
    {
        var program = await site.CallerAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => program.PutAsync(CoreAnswers.Json, 0, "the-one")));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Single(answers.Select(answer => $"{answer.ETag} {answer.Response.Content.Headers.ContentType} {answer.Body}").Distinct());
        Assert.Equal(1, await program.CountAsync("returns"));
        Assert.Equal(1, await program.CountAsync("audit_entries"));
        Assert.Equal(1, await program.CountAsync("idempotent_replies"));
        Assert.Equal("\"1\"", (await program.GetAsync(program.ReturnUrl)).ETag);
    }

    [Fact]
    public async Task Fifty_sends_at_once_under_one_key_send_once()
    {
        var program = await site.CallerAsync();
        await program.PutAsync(CoreAnswers.Json, 0);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => program.SendReturnAsync(1, key: "send-it")));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Single(answers.Select(answer => $"{answer.ETag} {answer.Body}").Distinct());
        Assert.Equal(1L, await site.World.AskAsync<long>(
            "select count(*) from audit_entries where organisation_id = $1 and action = 'sent for sign-off'", program.Member.Id));
    }

    [Fact]
    public async Task A_retry_is_answered_even_after_the_return_has_moved_on()
    {
        var program = await site.CallerAsync();
        var first = await program.PutAsync("""{"answers": {"homes": 1}}""", 0, "first");
        await program.PutAsync("""{"answers": {"homes": 2}}""", 1);

        var retry = await program.PutAsync("""{"answers": {"homes": 1}}""", 0, "first");

        Assert.Equal((first.Status, first.Body, first.ETag), (retry.Status, retry.Body, retry.ETag));
        Assert.Equal(2, await program.HomesAsync());
    }

    [Fact]
    public async Task Another_request_under_a_used_key_is_refused()
    {
        var program = await site.CallerAsync();
        await program.PutAsync("""{"answers": {"homes": 1}}""", 0, "used");

        var otherBody = await program.PutAsync("""{"answers": {"homes": 2}}""", 1, "used");
        var otherAddress = await program.SendReturnAsync(1, key: "used");

        Assert.Equal((422, "idempotency-key-reused"), (otherBody.Status, otherBody.Code));
        Assert.Equal((422, "idempotency-key-reused"), (otherAddress.Status, otherAddress.Code));
        Assert.Equal(1, await program.HomesAsync());
    }

    [Fact]
    public async Task Two_requests_at_once_under_one_key_to_two_collections_are_one_change_and_one_refusal()
    {
        var program = await site.CallerAsync();
        var elsewhere = program with { Round = await site.World.RoundAsync(scope: "core") };

        for (var turn = 0; turn < 10; turn++)
        {
            var answers = await Task.WhenAll(
                program.PutAsync("""{"answers": {"homes": 1}}""", await VersionAsync(program), $"both-{turn}"),
                elsewhere.PutAsync("""{"answers": {"homes": 1}}""", await VersionAsync(elsewhere), $"both-{turn}"));
            Assert.Equal([200, 422], answers.Select(answer => answer.Status).Order());
        }

        Assert.Equal(10, await VersionAsync(program) + await VersionAsync(elsewhere));
    }

    [Fact]
    public async Task A_key_is_each_organisations_own()
    {
        var (one, other) = (await site.CallerAsync(), await site.CallerAsync());

        Assert.Equal(200, (await one.PutAsync("""{"answers": {"homes": 1}}""", 0, "same")).Status);
        Assert.Equal(200, (await other.PutAsync("""{"answers": {"homes": 2}}""", 0, "same")).Status);

        Assert.Equal((1, 2), (await one.HomesAsync(), await other.HomesAsync()));
    }

    [Fact]
    public async Task A_failure_before_the_end_leaves_nothing_and_the_retry_completes()
    {
        var program = await site.CallerAsync();
        var key = $"breaks-{Guid.NewGuid():N}";
        await site.World.RunAsync(
            $"""
            create function {key.Replace('-', '_')}() returns trigger language plpgsql as $$ begin raise exception 'power cut'; end $$;
            create constraint trigger {key.Replace('-', '_')} after insert on idempotent_replies deferrable initially deferred
              for each row when (new.key = '{key}') execute function {key.Replace('-', '_')}();
            """);

        var broken = await program.PutAsync(CoreAnswers.Json, 0, key);
        var left = await program.CountAsync("returns") + await program.CountAsync("audit_entries");
        await site.World.RunAsync($"drop function {key.Replace('-', '_')} cascade");
        var retry = await program.PutAsync(CoreAnswers.Json, 0, key);

        Assert.Equal((500, "failed"), (broken.Status, broken.Code));
        Assert.DoesNotContain("power cut", broken.Body);
        Assert.Equal(0, left);
        Assert.Equal((200, "\"1\""), (retry.Status, retry.ETag));
    }

    [Fact]
    public async Task A_refusal_is_not_kept_so_the_mended_request_may_use_its_key()
    {
        var program = await site.CallerAsync();

        Assert.Equal(422, (await program.PutAsync("""{"answers": {"homes": "?"}}""", 0, "mend")).Status);
        Assert.Equal(200, (await program.PutAsync("""{"answers": {"homes": 7}}""", 0, "mend")).Status);
    }

    [Fact]
    public async Task Replies_are_kept_for_seven_days()
    {
        var program = await site.CallerAsync();
        await program.PutAsync("""{"answers": {"homes": 1}}""", 0, "old");
        await site.World.RunAsync(
            "update idempotent_replies set made_at = now() - interval '169 hours' where organisation_id = $1", program.Member.Id);

        Assert.Equal(412, (await program.PutAsync("""{"answers": {"homes": 1}}""", 0, "old")).Status);
        Assert.Equal(200, (await program.PutAsync("""{"answers": {"homes": 3}}""", 1, "old")).Status);
        Assert.Equal(1, await program.CountAsync("idempotent_replies"));
    }

    [Fact]
    public async Task Who_looked_at_an_older_version_is_told()
    {
        var program = await site.CallerAsync();
        await program.PutAsync("""{"answers": {"homes": 1}}""", 0);

        var stale = await program.PutAsync("""{"answers": {"homes": 2}}""", 0);
        var missing = await program.SendAsync(HttpMethod.Put, program.ReturnUrl, "{}", ("Idempotency-Key", "k"));
        var bare = await program.SendAsync(HttpMethod.Put, program.ReturnUrl, "{}", ("Idempotency-Key", "k"), ("If-Match", "*"));

        Assert.Equal((412, "stale-version"), (stale.Status, stale.Code));
        Assert.Contains("at version 1", (string)stale.Json["detail"]!);
        Assert.Equal((428, "if-match-missing"), (missing.Status, missing.Code));
        Assert.Equal((400, "if-match-unreadable"), (bare.Status, bare.Code));
        Assert.Equal(1, await program.HomesAsync());
    }

    /// <summary>Eight programs, each saving until all its edits were accepted: no edit is lost and no version left out.</summary>
    [Fact]
    public async Task The_version_counts_the_accepted_edits_without_a_gap()
    {
        const int Writers = 8;
        const int Edits = 25;
        var program = await site.CallerAsync();

        var versions = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var accepted = new List<int>();
            while (accepted.Count < Edits)
            {
                var version = await VersionAsync(program);
                var answer = await program.PutAsync(CoreAnswers.Body(("homes", 1 + (writer * Edits) + accepted.Count)), version);
                if (answer.Status == 200)
                    accepted.Add((int)answer.Json["version"]!);
                else
                    Assert.Equal(412, answer.Status);
            }

            return accepted;
        }));

        Assert.Equal(Enumerable.Range(1, Writers * Edits), versions.SelectMany(accepted => accepted).Order());
        Assert.Equal(Writers * Edits, await VersionAsync(program));
        Assert.Equal(Writers * Edits, await program.CountAsync("audit_entries"));
    }

    private static async Task<int> VersionAsync(Caller program) => (int)(await program.GetAsync(program.ReturnUrl)).Json["version"]!;
}
