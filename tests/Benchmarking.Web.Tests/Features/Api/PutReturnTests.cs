using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Api;

[Collection(ApiSite.Name)]
public sealed class PutReturnTests(ApiSite site)
{
    [Fact]
    public async Task A_dry_run_says_what_would_change_and_saves_nothing()
    {
        var program = await site.CallerAsync();
        await program.PutAsync("""{"answers": {"homes": 9900, "complaints": 5}}""", 0);

        var tried = await program.TryAsync("""{"answers": {"homes": "10,000", "complaints": {"marker": "x"}, "households": null}}""");

        Assert.Equal(200, tried.Status);
        Assert.Equal("\"1\"", tried.ETag);
        Assert.False((bool)tried.Json["saved"]!);
        Assert.Equal(
            """[{"input":"homes","old":9900,"new":10000},{"input":"complaints","old":5,"new":{"marker":"x"}}]""",
            "[" + string.Join(",", tried.Json["changes"]!.AsArray().Select(change =>
                $$"""{"input":"{{change!["input"]}}","old":{{change["old"]!.ToJsonString()}},"new":{{change["new"]!.ToJsonString()}}}""")) + "]");
        Assert.Contains(tried.Json["missing"]!.AsArray(), missing => (string?)missing!["input"] == "households");
        Assert.Equal(9900, await program.HomesAsync());
        Assert.Equal(1, await program.CountAsync("idempotent_replies"));
    }

    [Fact]
    public async Task Answers_named_are_set_null_clears_and_others_stay()
    {
        var program = await site.CallerAsync();
        await program.PutAsync("""{"answers": {"homes": 100, "households": 90, "complaints": 3}}""", 0);

        var saved = await program.PutAsync("""{"answers": {"homes": "£1,250.00", "complaints": null}}""", 1);

        Assert.Equal((200, "\"2\""), (saved.Status, saved.ETag));
        var read = await program.GetAsync(program.ReturnUrl);
        Assert.Equal("\"2\"", read.ETag);
        Assert.Equal(1250, (int)read.Json["answers"]!["homes"]!);
        Assert.Equal(90, (int)read.Json["answers"]!["households"]!);
        Assert.Null(read.Json["answers"]!["complaints"]);
        Assert.Equal("in_progress", (string?)read.Json["state"]);
    }

    [Fact]
    public async Task What_was_read_can_be_sent_back_as_it_is()
    {
        var program = await site.CallerAsync();
        await program.PutAsync(CoreAnswers.Json, 0);
        await program.PutAsync("""{"answers": {"complaints": {"marker": "z"}, "learning-actions": {"marker": "x"}}}""", 1);

        var answers = (await program.GetAsync(program.ReturnUrl)).Json["answers"]!.ToJsonString();
        var tried = await program.TryAsync($$"""{"answers": {{answers}}}""");

        Assert.Equal(200, tried.Status);
        Assert.Empty(tried.Json["changes"]!.AsArray());
    }

    [Fact]
    public async Task Csv_says_the_same_as_json()
    {
        var program = await site.CallerAsync();

        var tried = await program.TryAsync("\uFEFFcode,value,reason\r\nhomes,\"10,000\",\r\ncomplaints,,x\r\nhouseholds,,\r\n", "text/csv; charset=utf-8");
        var json = await program.TryAsync("""{"answers": {"homes": 10000, "complaints": {"marker": "x"}, "households": null}}""");

        Assert.Equal(200, tried.Status);
        Assert.Equal(json.Body, tried.Body);
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_and_nothing_is_saved()
    {
        var program = await site.CallerAsync();

        var refused = await program.PutAsync(
            """
            {"answers": {"homes": "about 900", "households": -5, "complaints": 1.5, "views-positive": 900, "views-replies": 800,
              "learning-actions": true, "residents-trained": {"marker": "s"}, "a/b~c": 1, "involved-residents": {"why": "x"}}, "anwsers": {}}
            """, 0);

        Assert.Equal(422, refused.Status);
        Assert.Equal("application/problem+json", refused.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            [
                "/answers/a~1b~0c unknown-input", "/answers/complaints whole-number", "/answers/homes not-a-number",
                "/answers/households negative", "/answers/involved-residents/marker unknown-reason", "/answers/involved-residents/why unknown-field",
                "/answers/learning-actions wrong-type", "/answers/residents-trained/marker unknown-reason",
                "/answers/views-positive numerator-above-denominator", "/anwsers unknown-field",
            ],
            refused.Errors);
        Assert.All(refused.Json["errors"]!.AsArray(), error => Assert.NotEqual("", (string?)error!["cure"]));
        Assert.Equal(0, await program.CountAsync("returns"));
        Assert.Equal(0, await program.CountAsync("idempotent_replies"));
    }

    [Fact]
    public async Task Csv_that_is_wrong_is_told_by_the_line()
    {
        var program = await site.CallerAsync();

        var refused = await program.TryAsync(
            "code,value,reason\nhomes,lots,\nhomes,1,\ncomplaints,3,x\nhouseholds,1,000,\nlearning-actions,,why\nnobody,1,\n", "text/csv");

        Assert.Equal(
            [
                "/answers/complaints value-and-reason", "/answers/homes named-twice", "/answers/homes not-a-number",
                "/answers/households wrong-width", "/answers/learning-actions unknown-reason", "/answers/nobody unknown-input",
            ],
            refused.Errors);
        Assert.Equal([2, 3, 4, 5, 6, 7], refused.Json["errors"]!.AsArray().Select(error => (int)error!["line"]!).Order());
    }

    [Fact]
    public async Task The_form_and_the_api_find_the_same_and_say_it_in_the_same_words()
    {
        (string, string)[] typed = [("homes", "about 900"), ("views-positive", "900"), ("views-replies", "800"), ("involvement-cost", "-1")];
        var program = await site.CallerAsync();
        var officer = await site.Site.SignInAsync(await site.World.PersonAsync(program.Member, Role.Contributor));
        var form = $"/returns/{program.Round.Period.Route}/figures/core";
        var page = await officer.PostFormAsync(await officer.GetAsync(form), form, Returns.ReturnFixture.Typed(typed));
        var version = (await program.GetAsync(program.ReturnUrl)).Json["version"]!;

        var refused = await program.PutAsync(CoreAnswers.Typed(typed), (int)version);

        Assert.Equal(422, refused.Status);
        var said = page.Document.QuerySelectorAll(".govuk-error-summary__list li").Select(line => line.TextContent.Trim());
        Assert.Equal(said.Order(), refused.Json["errors"]!.AsArray().Select(error => (string)error!["detail"]!).Order());
    }

    [Fact]
    public async Task An_odd_figure_is_saved_and_asked_about()
    {
        var program = await site.CallerAsync();
        await program.PutAsync(CoreAnswers.Json, 0);

        var saved = await program.PutAsync("""{"answers": {"involvement-cost": 9000000}}""", 1);

        Assert.Equal(200, saved.Status);
        var query = Assert.Single(saved.Json["queries"]!.AsArray());
        Assert.Equal("above-plausible", (string?)query!["code"]);
        Assert.Equal("involvement-cost/above-plausible", (string?)query["key"]);
    }

    [Fact]
    public async Task A_locked_return_says_why()
    {
        var program = await site.CallerAsync();
        await site.World.RunAsync("update collections set state = 'closed' where id = $1", program.Round.Id);

        var refused = await program.PutAsync(CoreAnswers.Json, 0);

        Assert.Equal((409, "locked"), (refused.Status, refused.Code));
        Assert.Contains("This collection is closed", (string)refused.Json["detail"]!);
        Assert.Contains("This collection is closed", (string)(await program.GetAsync(program.ReturnUrl)).Json["locked"]!);
    }

    [Fact]
    public async Task What_a_program_did_is_on_record_under_its_maker_and_its_name()
    {
        var program = await site.CallerAsync();

        await program.PutAsync("""{"answers": {"homes": 1}}""", 0);

        Assert.Equal($"{program.Maker.Id} saved 1 answers changed (by token \"Nightly\")", await site.World.AskAsync<string>(
            "select user_id || ' ' || action || ' ' || detail from audit_entries where organisation_id = $1", program.Member.Id));
    }
}
