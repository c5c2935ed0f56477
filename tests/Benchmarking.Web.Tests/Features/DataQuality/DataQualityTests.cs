using System.Net;
using Benchmarking.Web.Features.DataQuality;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.Returns;

namespace Benchmarking.Web.Tests.Features.DataQuality;

/// <summary>What the steering group reads of odd figures: words, and nothing of whom or how much.</summary>
public sealed class DataQualityTests(PostgresFixture postgres)
{
    private const string Box = "Explanations[involvement-cost/above-plausible]";
    private const string Words = "Two reviews fell into one quarter.";

    [Fact]
    public async Task An_explanation_is_read_by_the_approver_and_without_figure_and_name_by_the_steering_group()
    {
        var given = await OddAsync();
        var officer = await given.SomebodyAsync(Role.Contributor);
        var check = await officer.GetAsync($"{given.Url}/check");
        Assert.Contains("The steering group reads it too, without the figure and without your organisation’s name", check.Text);
        Assert.Equal(0L, await NotesAsync(given));

        await ExplainAsync(given, officer, Words);

        Assert.Contains(Words, (await (await given.SomebodyAsync(Role.Approver)).GetAsync($"{given.Url}/review")).Text);
        var page = await SteeringAsync(given);
        Assert.Contains(Words, page.Text);
        Assert.Contains("Higher than usual 1 time", page.Text);
        Assert.Contains("Cost of involvement per household", page.Text);
        Assert.DoesNotContain("£100", page.Body);
        Assert.DoesNotContain(given.Member.Name, page.Body);
        Assert.DoesNotContain(given.Member.Id.ToString(), page.Body);
        var file = await (await SteeringGroupAsync(given)).GetAsync($"/data-quality.csv?period={given.Round.Period.Route}");
        Assert.Equal(
            ["period,metric,name,finding,finding_words,explanation", $"{given.Round.Period},cost-per-household,Cost of involvement per household,above-plausible,Higher than usual,{Words}"],
            file.Body.Trim('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("Our cost of £100 is right.", "Leave out the number 100")]
    [InlineData("We spent 980,000 on it.", "Leave out the number 980,000")]
    [InlineData("It was about 979,500 pounds.", "Leave out the number 979,500")]
    [InlineData("Write to officer@example.org.", "officer@example.org")]
    public async Task An_explanation_that_tells_too_much_is_kept_as_typed_and_not_sent(string words, string told)
    {
        var given = await OddAsync();
        var officer = await given.SomebodyAsync(Role.Contributor);

        var refused = await ExplainAsync(given, officer, words);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(told, refused.Document.QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Equal(words, refused.Document.QuerySelector("textarea")!.TextContent);
        Assert.Equal("in_progress", await given.StateAsync());
        Assert.Equal(0L, await NotesAsync(given));
        var sent = await officer.PostFormAsync(refused, $"{given.Url}/send", (Box, Words));
        Assert.Contains("has been sent", sent.Heading);
    }

    [Fact]
    public async Task An_explanation_that_names_the_organisation_is_refused()
    {
        var given = await OddAsync();
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.World.RunAsync("update organisations set short_name = 'Meadow' where id = $1", given.Member.Id);

        Assert.Contains("Leave out your organisation’s name", (await ExplainAsync(given, officer, $"{given.Member.Name} held two reviews.")).Text);
        Assert.Contains("Leave out your organisation’s name", (await ExplainAsync(given, officer, "At Meadow two reviews fell into one quarter.")).Text);
        Assert.Contains("has been sent", (await ExplainAsync(given, officer, "Two reviews were held on a meadow.")).Heading);
    }

    [Fact]
    public async Task A_return_sent_again_has_its_note_replaced_and_none_where_the_question_is_gone()
    {
        var given = await OddAsync();
        var officer = await given.SomebodyAsync(Role.Contributor);
        await ExplainAsync(given, officer, Words);
        await SendBackAsync(given);
        Assert.Equal(1L, await NotesAsync(given));
        await ExplainAsync(given, officer, "Said better.");
        Assert.Equal("Said better.", await given.World.AskAsync<string>(
            "select string_agg(explanation, '|') from quality_notes where collection_id = $1", given.Round.Id));

        await SendBackAsync(given);
        await given.SaveAsync(officer, ("involvement-cost", "120000"));
        Assert.Equal(0L, await NotesAsync(given));
        await given.SendAsync(officer);
        Assert.Equal(0L, await NotesAsync(given));
        Assert.Contains("Nothing has been explained", (await SteeringAsync(given)).Text);
    }

    [Fact]
    public async Task Minutes_are_counted_once_a_return_and_updated_when_it_is_sent_again()
    {
        var given = await OddAsync();
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.World.RunAsync("update returns set seconds_spent = 600 where organisation_id = $1", given.Member.Id);
        await ExplainAsync(given, officer, Words);
        Assert.Equal("10", await MinutesAsync(given));

        await SendBackAsync(given);
        await given.World.RunAsync("update returns set seconds_spent = 1500 where organisation_id = $1", given.Member.Id);
        await given.SendAsync(officer);
        Assert.Equal("25", await MinutesAsync(given));
        Assert.Contains("The minutes are shown once 5 returns tell theirs: 4 more.", (await SteeringAsync(given)).Text);

        foreach (var minutes in new[] { 10, 20, 40, 60 })
            await given.World.RunAsync("insert into completion_times (collection_id, minutes) values ($1, $2)", given.Round.Id, minutes);
        Assert.Contains("Half of the returns took 25 minutes or less; the middle half took 20 to 40 minutes.", (await SteeringAsync(given)).Text);
    }

    [Fact]
    public async Task A_collection_of_no_period_is_not_there() => Assert.Equal(
        HttpStatusCode.NotFound, (await (await SteeringGroupAsync(await OddAsync())).GetAsync("/data-quality?period=1999-q1")).Status);

    [Theory]
    [InlineData(new int[0], "No return tells its time yet. The minutes are shown once 5 do.")]
    [InlineData(new[] { 9, 9, 9, 9 }, "The minutes are shown once 5 returns tell theirs: 1 more.")]
    [InlineData(new[] { 1, 1, 1, 1, 1 }, "Most returns took about 1 minute.")]
    public void Few_minutes_are_not_shown(int[] minutes, string words) => Assert.Equal(words, CompletionMinutes.Of(minutes).Words);

    /// <summary>A return that is ready but for one odd figure: £100 a household.</summary>
    private async Task<ReturnFixture> OddAsync()
    {
        var given = await ReturnFixture.MakeAsync(postgres);
        var officer = await given.SomebodyAsync(Role.Contributor);
        await given.SaveAsync(officer, [.. ReturnFixture.Sound.Where(answer => answer.Input != "involvement-cost"), ("involvement-cost", "980000")]);
        return given;
    }

    private static async Task<Page> ExplainAsync(ReturnFixture given, Visitor officer, string words) =>
        await officer.PostFormAsync(await officer.GetAsync($"{given.Url}/check"), $"{given.Url}/send", (Box, words));

    private static async Task SendBackAsync(ReturnFixture given)
    {
        var approver = await given.SomebodyAsync(Role.Approver);
        await approver.PostFormAsync(await approver.GetAsync($"{given.Url}/review"), $"{given.Url}/review/send-back", ("comment", "Again"));
    }

    private static async Task<Visitor> SteeringGroupAsync(ReturnFixture given) =>
        await given.Postgres.Web.SignInAsync(await given.World.PersonAsync(await given.World.MemberAsync(), Role.Steering));

    private static async Task<Page> SteeringAsync(ReturnFixture given) =>
        await (await SteeringGroupAsync(given)).GetAsync($"/data-quality?period={given.Round.Period.Route}");

    private static Task<long> NotesAsync(ReturnFixture given) =>
        given.World.AskAsync<long>("select count(*) from quality_notes where collection_id = $1", given.Round.Id);

    private static Task<string> MinutesAsync(ReturnFixture given) =>
        given.World.AskAsync<string>("select coalesce(string_agg(minutes::text, '|'), '') from completion_times where collection_id = $1", given.Round.Id);
}
