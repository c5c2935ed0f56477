using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.CaseStudies;

public sealed class WritingTests(PostgresFixture postgres)
{
    private readonly StudyFlow _flow = new(postgres);

    [Fact]
    public async Task A_draft_is_kept_as_typed_also_where_it_is_wrong()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        Assert.Contains("There is none yet", (await author.GetAsync("/case-studies/own")).Text);
        var study = await StudyFlow.BeginAsync(author);

        var saved = await StudyFlow.TypeAsync(author, study, Fields(("Problem", "<b>as typed\r\n & so</b>"), ("Cost", "12oo"), ("Rung", "5"), ("Tags", "A, b,,")));

        Assert.Equal($"{study}/edit", saved.Landed);
        Assert.Equal("<b>as typed\r\n & so</b>", saved.Document.QuerySelector("#Problem")!.TextContent);
        Assert.Equal("12oo", saved.Document.QuerySelector("#Cost")!.GetAttribute("value"));
        Assert.Equal("A, b,,", saved.Document.QuerySelector("#Tags")!.GetAttribute("value"));
        Assert.True(saved.Document.QuerySelector("input[name=Rung][value='5']")!.HasAttribute("checked"));
        Assert.Empty(saved.Document.QuerySelectorAll(".govuk-error-summary"));
        var problems = await author.GetAsync($"{study}/edit?problems=true");
        Assert.Equal(
            ["#ResidentsDid", "#WhatChanged", "#Lesson", "#Cost", "#ActivityType", "#Author", "#Audience"],
            problems.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")));
        Assert.All(
            problems.Document.QuerySelectorAll(".govuk-error-summary a"), link => Assert.NotNull(problems.Document.QuerySelector(link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task Nothing_is_sent_before_everything_is_in_order_and_decided()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var study = await StudyFlow.BeginAsync(author);
        var missing = await StudyFlow.CheckAsync(author, study);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Contains("Put right the 8 things that are missing or wrong", missing.Text);

        await StudyFlow.TypeAsync(author, study, [.. StudyFlow.Whole, .. Fields(("Quotes", "“Now I know who comes.”"))]);
        await StudyFlow.TypeAsync(author, study, Fields(("Lesson", "Ask Mrs Brown first. Mrs Brown knows.")));
        var open = await StudyFlow.CheckAsync(author, study);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, open.Status);
        Assert.Equal(
            ["Decide on “Mrs Brown”: remove it, or say why it stays", "Say that those quoted agree, or remove the quotes"],
            open.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.TextContent));
        Assert.Contains("“Mrs Brown”", open.Text);

        var decided = await StudyFlow.CheckAsync(author, study, "save", "She agreed to be named.", consent: true);
        Assert.Equal("She agreed to be named.", decided.Document.QuerySelector("#Reasons_0__Words")!.GetAttribute("value"));
        // Another text asks again for what is new alone.
        await StudyFlow.TypeAsync(author, study, Fields(("Lesson", "Ask Mrs Brown and Mr Green first."), ("Quotes", "“Now we know who comes.”")));
        var again = await StudyFlow.CheckAsync(author, study);
        Assert.Equal(
            ["Decide on “Mr Green”: remove it, or say why it stays"],
            again.Document.QuerySelectorAll(".govuk-error-summary a").Select(link => link.TextContent).Where(words => words.StartsWith("Decide", StringComparison.Ordinal)));
        Assert.False(again.Document.QuerySelector("#QuoteConsent")!.HasAttribute("checked"));
        Assert.Equal(study, (await StudyFlow.CheckAsync(author, study, reason: "They agreed.", consent: true)).Landed);
        Assert.Contains("With the editors", (await author.GetAsync(study)).Text);
    }

    [Fact]
    public async Task Who_saves_over_a_colleague_sees_both_and_loses_nothing()
    {
        var member = await _flow.World.MemberAsync();
        var (author, colleague) = (await _flow.SignInAsync(member, Role.Contributor), await _flow.SignInAsync(member, Role.Approver));
        var study = await StudyFlow.BeginAsync(author);
        var stale = await author.GetAsync($"{study}/edit");
        await StudyFlow.TypeAsync(colleague, study, Fields(("Problem", "What the colleague wrote")));

        var refused = await StudyFlow.TypeAsync(author, stale, study, Fields(("Problem", "What I wrote")));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("What I wrote", refused.Document.QuerySelector("#Problem")!.TextContent);
        Assert.Contains("What the colleague wrote", refused.Document.QuerySelector(".theirs")!.TextContent);
        var replaced = await StudyFlow.TypeAsync(author, refused, study, []);
        Assert.Equal("What I wrote", replaced.Document.QuerySelector("#Problem")!.TextContent);
    }

    [Fact]
    public async Task What_is_with_the_editors_is_changed_by_nobody_until_it_is_taken_back()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var study = await StudyFlow.BeginAsync(author);
        await StudyFlow.TypeAsync(author, study, StudyFlow.Whole);
        var open = await author.GetAsync($"{study}/edit");
        await StudyFlow.SendAgainAsync(author, study);

        var refused = await StudyFlow.TypeAsync(author, open, study, Fields(("Problem", "Changed behind their backs")));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Take it back to change it", refused.Text);
        Assert.Equal("Changed behind their backs", refused.Document.QuerySelector("#Problem")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync($"{study}/discard")).Status);

        var back = await author.PostFormAsync(await author.GetAsync($"{study}/take-back"), $"{study}/take-back");
        Assert.Contains("It is a draft again", back.Text);
        // The page that kept the words goes through now.
        Assert.Equal("Changed behind their backs", (await StudyFlow.TypeAsync(author, refused, study, [])).Document.QuerySelector("#Problem")!.TextContent);
        Assert.Equal("Changed openly", (await StudyFlow.TypeAsync(author, study, Fields(("Problem", "Changed openly")))).Document.QuerySelector("#Problem")!.TextContent);
        Assert.DoesNotContain($"/queue/{StudyFlow.IdOf(study)}", (await (await _flow.EditorAsync()).GetAsync("/case-studies/queue")).Document.QuerySelector(".study-line")?.OuterHtml ?? "");
    }

    [Fact]
    public async Task A_draft_that_nobody_has_seen_can_be_discarded()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var study = await StudyFlow.BeginAsync(author);
        await StudyFlow.TypeAsync(author, study, [], "picture", "picture", "p.png", StudyPictures.Png());

        var list = await author.PostFormAsync(await author.GetAsync($"{study}/discard"), $"{study}/discard");

        Assert.Contains("The draft is discarded", list.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(study)).Status);
        Assert.Equal(0L, await _flow.World.AskAsync<long>("select count(*) from case_study_files where study = $1", StudyFlow.IdOf(study)));
    }

    [Fact]
    public async Task Pictures_are_cleaned_described_moved_and_removed()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var study = await StudyFlow.BeginAsync(author);
        await StudyFlow.TypeAsync(author, study, Fields(("Problem", "Typed beside")), "picture", "picture", "first.png", StudyPictures.Png());
        var two = await StudyFlow.TypeAsync(author, study, Fields(("Files[0].Alternative", "A hall")), "picture", "picture", "second.jpg", StudyPictures.Png());
        Assert.Equal("Typed beside", two.Document.QuerySelector("#Problem")!.TextContent);
        Assert.Equal("A hall", two.Document.QuerySelector("#Files_0__Alternative")!.GetAttribute("value"));
        var picture = two.Document.QuerySelector(".study-file__picture")!.GetAttribute("src")!;
        Assert.Equal("image/png", (await author.GetAsync(picture)).Response.Content.Headers.ContentType!.MediaType);

        var moved = await StudyFlow.TypeAsync(author, study, [], $"down:{picture.Split('/')[^1]}");
        Assert.Equal("A hall", moved.Document.QuerySelector("#Files_1__Alternative")!.GetAttribute("value"));
        var left = await StudyFlow.TypeAsync(author, study, [], $"remove:{picture.Split('/')[^1]}");
        Assert.Single(left.Document.QuerySelectorAll(".study-file__picture"));
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync(picture)).Status);
        Assert.Contains("Say in words what picture 1 shows", (await author.GetAsync($"{study}/check")).Text);
    }

    [Fact]
    public async Task A_file_of_the_wrong_kind_is_refused_in_a_sentence_and_the_words_are_kept()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var study = await StudyFlow.BeginAsync(author);

        var refused = await StudyFlow.TypeAsync(
            author, study, Fields(("Problem", "Typed beside")), "picture", "picture", "photo.jpg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("#picture", refused.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Contains("photo.jpg", refused.Document.QuerySelector("#picture-error")!.TextContent);
        Assert.Contains("Everything else is saved", refused.Text);
        Assert.Equal("Typed beside", (await author.GetAsync($"{study}/edit")).Document.QuerySelector("#Problem")!.TextContent);
        var document = await StudyFlow.TypeAsync(author, study, [], "document", "document", "minutes.pdf", "PK\u0003\u0004"u8.ToArray());
        Assert.Contains("minutes.pdf: The file is not a PDF", document.Text);
        Assert.Empty(document.Document.QuerySelectorAll(".study-file"));
    }

    [Theory]
    [InlineData("picture", "Choose a picture first")]
    [InlineData("document", "Choose a document first")]
    public async Task A_button_that_adds_a_file_asks_for_one_and_the_words_are_kept(string button, string words)
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var study = await StudyFlow.BeginAsync(author);

        var asked = await StudyFlow.TypeAsync(author, study, Fields(("Problem", "Typed beside")), button);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains(words, asked.Document.QuerySelector($"#{button}-error")!.TextContent);
        Assert.Equal("Typed beside", (await author.GetAsync($"{study}/edit")).Document.QuerySelector("#Problem")!.TextContent);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_kept_whole_and_its_excess_is_named()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var study = await StudyFlow.BeginAsync(author);
        var edit = await author.GetAsync($"{study}/edit");
        Assert.All(edit.Document.QuerySelectorAll("#Title, #Tags, textarea"), box => Assert.False(box.HasAttribute("maxlength")));

        var saved = await StudyFlow.TypeAsync(author, edit, study, Fields(("Problem", new string('a', 6_000))));
        Assert.Equal(6_000, saved.Document.QuerySelector("#Problem")!.TextContent.Length);
        Assert.Contains("Use at most 4,000 characters here: there are 6,000", (await author.GetAsync($"{study}/check")).Text);

        // What nobody could ever send is not kept; it stays on the page.
        var refused = await StudyFlow.TypeAsync(author, study, Fields(("Problem", new string('a', 20_001))));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(20_001, refused.Document.QuerySelector("#Problem")!.TextContent.Length);
        Assert.Contains("Nothing was saved", refused.Text);
    }

    [Fact]
    public async Task Reasons_typed_while_a_colleague_sends_stay_on_the_page()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var study = await StudyFlow.BeginAsync(author);
        await StudyFlow.TypeAsync(author, study, [.. StudyFlow.Whole.Where(field => field.Key != "Lesson"), .. Fields(("Lesson", "Ask Mrs Brown."))]);
        var open = await author.GetAsync($"{study}/check");
        Assert.Equal(study, (await StudyFlow.CheckAsync(author, study, reason: "She agreed.")).Landed);

        var late = await author.PostFormAsync(open, $"{study}/check", ("Reasons[0].Words", "My own reason"), ("Do", "save"));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("My own reason", late.Document.QuerySelector("#Reasons_0__Words")!.GetAttribute("value"));
        Assert.Empty(late.Document.QuerySelectorAll("button[value=send]"));
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused_before_anything_is_kept()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var study = await StudyFlow.BeginAsync(author);

        var refused = await StudyFlow.TypeAsync(author, study, [], "picture", "picture", "photo.jpg", new byte[23 * 1024 * 1024]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.Status);
        Assert.Contains("A picture may have at most 10 MB, and so may a PDF.", refused.Text);
        Assert.Contains("Go back: your words are still on that page.", refused.Text);
        Assert.DoesNotContain("workbook", refused.Text);
        Assert.Empty((await author.GetAsync($"{study}/edit")).Document.QuerySelectorAll(".study-file"));
    }

    [Fact]
    public async Task To_another_organisation_a_study_is_as_if_it_were_not_there()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var study = await StudyFlow.BeginAsync(author);
        var page = await StudyFlow.TypeAsync(author, study, [], "picture", "picture", "p.png", StudyPictures.Png());
        var picture = page.Document.QuerySelector(".study-file__picture")!.GetAttribute("src")!;
        var other = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor, Role.Approver, Role.OrganisationAdmin, Role.Steering);

        foreach (var address in new[] { study, $"{study}/edit", $"{study}/preview", $"{study}/check", $"{study}/discard", $"{study}/take-back", $"{study}/publish", $"{study}/withdraw", picture, $"/case-studies/queue/{StudyFlow.IdOf(study)}/1" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).Status);
        Assert.DoesNotContain("Residents rewrote", (await other.GetAsync("/case-studies/own")).Text);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(params (string Name, string Value)[] fields) =>
        fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
}
