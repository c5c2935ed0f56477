namespace Benchmarking.Web.Tests.Features.Api;

[Collection(ApiSite.Name)]
public sealed class SendByProgramTests(ApiSite site)
{
    [Fact]
    public async Task A_whole_return_is_sent_with_a_reference()
    {
        var program = await site.CallerAsync();
        await program.PutAsync(CoreAnswers.Json, 0);

        var sent = await program.SendReturnAsync(1);

        Assert.Equal((200, "\"2\"", "sent"), (sent.Status, sent.ETag, (string?)sent.Json["state"]));
        Assert.Equal(await site.World.AskAsync<string>(
            "select reference from returns where organisation_id = $1 and state = 'sent'", program.Member.Id), (string?)sent.Json["reference"]);
        Assert.Equal(409, (await program.PutAsync(CoreAnswers.Json, 2)).Status);
    }

    [Fact]
    public async Task What_is_wanting_is_named_and_nothing_is_sent()
    {
        var program = await site.CallerAsync();

        Assert.Equal((422, "not-ready"), await RefusedAsync(program, 0, "{}"));
        await program.PutAsync("""{"answers": {"homes": 10000}}""", 0);
        var refused = await program.SendReturnAsync(1);

        Assert.Contains("/answers/households unanswered", refused.Errors);
        Assert.Equal("\"1\"", (await program.GetAsync(program.ReturnUrl)).ETag);
    }

    [Fact]
    public async Task An_odd_figure_wants_a_word_under_its_key()
    {
        var program = await site.CallerAsync();
        await program.PutAsync(CoreAnswers.Json, 0);
        await program.PutAsync("""{"answers": {"involvement-cost": 9000000}}""", 1);

        var silent = await program.SendReturnAsync(2);
        var misspelt = await program.SendReturnAsync(2, """{"involvement-cost/above": "A new office."}""");
        var number = await program.SendReturnAsync(2, """{"involvement-cost/above-plausible": 7}""");
        var sent = await program.SendReturnAsync(2, """{"involvement-cost/above-plausible": "A new office."}""");

        Assert.Equal(["/explanations/involvement-cost~1above-plausible above-plausible"], silent.Errors);
        Assert.Contains("/explanations/involvement-cost~1above unknown-query", misspelt.Errors);
        Assert.Equal(["/explanations/involvement-cost~1above-plausible wrong-type"], number.Errors);
        Assert.Equal(200, sent.Status);
        Assert.Equal("A new office.", await site.World.AskAsync<string>(
            "select explanation from return_explanations where organisation_id = $1", program.Member.Id));
    }

    private static async Task<(int, string?)> RefusedAsync(Caller program, int version, string explanations)
    {
        var refused = await program.SendReturnAsync(version, explanations);
        return (refused.Status, refused.Code);
    }
}
