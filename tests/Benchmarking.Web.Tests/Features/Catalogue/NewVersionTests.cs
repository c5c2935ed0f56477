using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Catalogue;

public sealed class NewVersionTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task A_new_version_shows_what_changes_and_is_made_once_it_is_confirmed()
    {
        var (code, administrator) = await StartAsync();

        var look = await PostAsync(
            administrator, code, ("Numerator", "Those who really did."), ("PlausibleHigh", "95"), ("WhatChanged", "Clearer words, wider band."));
        Assert.Equal((HttpStatusCode.OK, $"Make version 2 of “Metric {code}”?"), (look.Status, look.Heading));
        Assert.Equal(
            ["Numerator|Those who did.|Those who really did.", "Usual band|40 to 90|40 to 95"],
            look.Document.QuerySelectorAll("main tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))));
        Assert.Equal(1L, await VersionsAsync(code));

        var made = await administrator.PostFormAsync(look, Url(code), ("Confirmed", "true"));

        Assert.Equal("/catalogue", made.Landed);
        Assert.Contains("Version 2 is made", made.Text, StringComparison.Ordinal);
        Assert.Equal(2L, await VersionsAsync(code));
        Assert.Equal(
            "Those who did.|Those who really did.",
            await _world.AskAsync<string>("select string_agg(numerator, '|' order by version) from metric_versions where metric_code = $1", code));
        Assert.Equal(
            "percentage|%|views-positive|100|protected|2.5",
            await _world.AskAsync<string>(
                "select concat_ws('|', kind, unit, numerator_input, multiplier, sensitivity, tau) from metric_versions where metric_code = $1 and version = 2", code));
        Assert.Equal(1L, await _world.AskAsync<long>(
            "select count(*) from consortium_audit_entries where subject = $1 and action = 'made a version'", $"metric {code}"));
    }

    [Fact]
    public async Task Everybody_reads_both_versions_and_why_the_new_one_was_made()
    {
        var (code, administrator) = await StartAsync();
        await MakeAsync(administrator, code, ("WhatChanged", "Counts everybody now."), ("Inclusions", "Really everybody."));

        var page = await postgres.Web.NewVisitor().GetAsync($"/metrics/{code}");

        Assert.Contains("Counts everybody now.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Version 1", page.Text, StringComparison.Ordinal);
        Assert.Contains("Version 2", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_holds_from_the_first_quarter_that_no_collection_asks_for_at_the_earliest()
    {
        var (code, administrator) = await StartAsync();
        var planned = World.NextPeriod();
        await MetricOfItsOwn.AskAsync(_world, code, planned.ToString());

        var page = await administrator.GetAsync(Url(code));
        Assert.Equal(planned.Next.ToString(), page.Document.QuerySelector("#From option")!.GetAttribute("value"));

        var refused = await PostAsync(administrator, code, ("From", planned.ToString()), ("Question", "What?"), ("WhatChanged", "Because."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Choose the quarter from which it holds", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WhatChanged", "", "Say what changed and why")]
    [InlineData("Question", " ", "Say the question")]
    [InlineData("Tau", "0", "The protection radius must be")]
    [InlineData("Tau", "", "The protection radius must be")]
    [InlineData("PlausibleLow", "much", "is not a number")]
    [InlineData("PlausibleLow", "95", "must end above where it begins")]
    [InlineData("PlausibleHigh", "101", "What is usual must be possible")]
    [InlineData("ChangeTimes", "1", "must be a number above 1")]
    [InlineData("ChangeTimes", "3", "Say why it is asked")]
    [InlineData("Comparisons[0].Input", "views-positive", "Choose the number it is compared with")]
    public async Task What_is_wrong_is_said_and_what_was_typed_is_kept(string field, string typed, string said)
    {
        var (code, administrator) = await StartAsync();

        var page = await PostAsync(administrator, code, [.. new[] { ("WhatChanged", "Because."), ("Note", "Another note.") }.Where(own => own.Item1 != field), (field, typed)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.Contains("Another note.", page.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await VersionsAsync(code));
    }

    [Fact]
    public async Task A_version_that_changes_nothing_is_not_made()
    {
        var (code, administrator) = await StartAsync();

        var page = await PostAsync(administrator, code, ("WhatChanged", "Nothing really."));

        Assert.Contains("Nothing differs from version 1", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_are_made_with_the_version_and_carried_to_the_next()
    {
        var (code, administrator) = await StartAsync();
        await MakeAsync(
            administrator, code, ("WhatChanged", "More checks."), ("ChangeTimes", "2"), ("ChangeReason", "Surveys move slowly."),
            ("OutlierDeviations", "5"), ("OutlierReason", "Your own past is the best guide."), ("Comparisons[0].Input", "views-positive"),
            ("Comparisons[0].OtherInput", "homes"), ("Comparisons[0].Severity", "query"), ("Comparisons[0].Reason", "Homes hold people."));

        Assert.Equal(
            "at_most query,change query 2,outlier query 5",
            await _world.AskAsync<string>(
                "select string_agg(concat_ws(' ', kind, severity, amount), ',' order by position) from metric_rules where metric_code = $1 and metric_version = 2", code));
        var next = await administrator.GetAsync(Url(code));
        Assert.Equal("2", next.Document.QuerySelector("#ChangeTimes")!.GetAttribute("value"));
        Assert.Equal("Homes hold people.", next.Document.QuerySelector("#Comparisons_0__Reason")!.GetAttribute("value"));
    }

    [Fact]
    public async Task One_may_go_back_from_the_last_page_with_all_that_was_typed()
    {
        var (code, administrator) = await StartAsync();
        var look = await PostAsync(administrator, code, ("Note", "Another note."), ("WhatChanged", "Because."));

        // The form's second button posts the same fields elsewhere.
        var fields = look.Form(Url(code)).Elements.OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Select(field => (field.Name!, field.Value)).ToArray();
        var back = await administrator.PostAsync($"{Url(code)}/again", fields);

        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.Contains("Another note.", back.Text, StringComparison.Ordinal);
        Assert.Contains("Because.", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_make_the_next_version_at_once_one_is_told()
    {
        var (code, first) = await StartAsync();
        var second = await postgres.Web.SignInAsync(await _world.PersonAsync(Role.ConsortiumAdmin));
        var theirs = await PostAsync(second, code, ("Note", "Theirs."), ("WhatChanged", "Theirs."));
        await MakeAsync(first, code, ("Note", "Mine."), ("WhatChanged", "Mine."));

        var told = await second.PostFormAsync(theirs, Url(code), ("Confirmed", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Contains("Somebody made version 2 meanwhile", told.Text, StringComparison.Ordinal);
        Assert.Contains("Theirs.", told.Text, StringComparison.Ordinal);
        Assert.Equal(2L, await VersionsAsync(code));
    }

    private async Task<(string Code, Visitor Administrator)> StartAsync() =>
        (await MetricOfItsOwn.MakeAsync(_world), await postgres.Web.SignInAsync(await _world.PersonAsync(Role.ConsortiumAdmin)));

    private static async Task<Page> PostAsync(Visitor administrator, string code, params (string, string)[] typed) =>
        await administrator.PostFormAsync(await administrator.GetAsync(Url(code)), Url(code), typed);

    private static async Task MakeAsync(Visitor administrator, string code, params (string, string)[] typed)
    {
        var made = await administrator.PostFormAsync(await PostAsync(administrator, code, typed), Url(code), ("Confirmed", "true"));
        Assert.Equal("/catalogue", made.Landed);
    }

    private Task<long> VersionsAsync(string code) =>
        _world.AskAsync<long>("select count(*) from metric_versions where metric_code = $1", code);

    private static string Url(string code) => $"/catalogue/{code}/new-version";
}
