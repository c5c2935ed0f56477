using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.CaseStudies;

/// <summary>What an organisation takes out of the editors' hands, and an approval that is not lost by accident.</summary>
public sealed class GivingUpTests(PostgresFixture postgres)
{
    private readonly StudyFlow _flow = new(postgres);

    [Theory]
    [InlineData(null)]
    [InlineData("changes")]
    [InlineData("approve")]
    public async Task What_was_never_published_is_given_up_wherever_it_stands(string? verdict)
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor, Role.Approver);
        var editor = await _flow.EditorAsync();
        var study = await StudyFlow.SendAsync(author);
        if (verdict is not null)
            await StudyFlow.DecideAsync(editor, study, 1, verdict, "Shorter, please.");
        Assert.NotNull((await author.GetAsync(study)).Document.QuerySelector($"a[href='{study}/give-up']"));

        var page = await author.PostFormAsync(await author.GetAsync($"{study}/give-up"), $"{study}/give-up");

        Assert.Contains("It is given up. The editors no longer see it.", page.Text);
        Assert.Contains("Withdrawn", page.Text);
        Assert.Equal("withdrawn", await _flow.World.AskAsync<string>("select state from case_study_revisions where study = $1", StudyFlow.IdOf(study)));
        Assert.DoesNotContain((await editor.GetAsync("/case-studies/queue")).Document.QuerySelectorAll(".study-line a"), link => link.GetAttribute("href")!.Contains(StudyFlow.IdOf(study).ToString(), StringComparison.Ordinal));
        foreach (var address in new[] { "publish", "give-up", "go-back", "take-back" })
            Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync($"{study}/{address}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync($"/case-studies/{StudyFlow.IdOf(study)}")).Status);
        Assert.Contains("Residents rewrote", (await author.GetAsync("/case-studies/own")).Text);
    }

    [Fact]
    public async Task Changes_of_what_is_published_are_dropped_and_the_draft_is_what_is_published()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor, Role.Approver);
        var editor = await _flow.EditorAsync();
        var study = await StudyFlow.BeginAsync(author);
        await StudyFlow.TypeAsync(author, study, StudyFlow.Whole, "picture", "picture", "p.png", StudyPictures.Png());
        await StudyFlow.SendAgainAsync(author, study, ("Files[0].Alternative", "A hall"), ("Cost", "1,250"));
        await StudyFlow.DecideAsync(editor, study, 1, "approve");
        await StudyFlow.PublishAsync(author, study);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync($"{study}/go-back")).Status);
        var picture = (await author.GetAsync($"{study}/edit")).Document.QuerySelector(".study-file__picture")!.GetAttribute("src")!.Split('/')[^1];
        await StudyFlow.TypeAsync(author, study, [KeyValuePair.Create("Problem", "Another story altogether.")], $"remove:{picture}");
        var asked = await author.GetAsync($"{study}/go-back");
        Assert.Contains("Everything that was changed since is dropped.", asked.Text);

        var page = await author.PostFormAsync(asked, $"{study}/go-back");

        Assert.Contains("The changes are dropped.", page.Text);
        Assert.Contains("Published on", page.Text);
        var edit = await author.GetAsync($"{study}/edit");
        Assert.Equal("Letters were hard to read.", edit.Document.QuerySelector("#Problem")!.TextContent);
        Assert.Equal("1250", edit.Document.QuerySelector("#Cost")!.GetAttribute("value"));
        Assert.Equal("A hall", edit.Document.QuerySelector("#Files_0__Alternative")!.GetAttribute("value"));
        Assert.True(edit.Document.QuerySelector("input[name=Rung][value='5']")!.HasAttribute("checked"));
        Assert.True(edit.Document.QuerySelector("input[name=Author][value=anonymous]")!.HasAttribute("checked"));
        Assert.Equal(HttpStatusCode.OK, (await author.GetAsync($"/case-studies/{StudyFlow.IdOf(study)}")).Status);
        // Written on from here, it is sent and decided on like any other.
        await StudyFlow.SendAgainAsync(author, study, ("Problem", "Letters were very hard to read."), ("Files[0].Alternative", "A hall"));
        Assert.Contains("approved", (await StudyFlow.DecideAsync(editor, study, 2, "approve")).Text);
    }

    [Fact]
    public async Task A_colleague_s_change_is_not_dropped_unseen()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor, Role.Approver);
        var study = await StudyFlow.SendAsync(author);
        await StudyFlow.DecideAsync(await _flow.EditorAsync(), study, 1, "approve");
        await StudyFlow.PublishAsync(author, study);
        await StudyFlow.TypeAsync(author, study, [KeyValuePair.Create("Problem", "Changed once.")]);
        var stale = await author.GetAsync($"{study}/go-back");
        await StudyFlow.TypeAsync(author, study, [KeyValuePair.Create("Problem", "Changed twice.")]);

        Assert.Contains("Nothing was dropped", (await author.PostFormAsync(stale, $"{study}/go-back")).Text);
        Assert.Equal("Changed twice.", (await author.GetAsync($"{study}/edit")).Document.QuerySelector("#Problem")!.TextContent);
    }

    [Fact]
    public async Task What_is_approved_is_not_sent_again_unchanged()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor, Role.Approver);
        var study = await StudyFlow.SendAsync(author);
        await StudyFlow.DecideAsync(await _flow.EditorAsync(), study, 1, "approve");
        Assert.Null((await author.GetAsync($"{study}/preview")).Document.QuerySelector($"a[href='{study}/check']"));
        Assert.Empty((await author.GetAsync($"{study}/check")).Document.QuerySelectorAll("button[value=send]"));

        var refused = await StudyFlow.CheckAsync(author, study);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Nothing has changed since it was sent last", refused.Text);
        Assert.Equal("approved", await _flow.World.AskAsync<string>("select state from case_study_revisions where study = $1", StudyFlow.IdOf(study)));
    }

    [Fact]
    public async Task The_page_that_publishes_does_not_open_where_it_could_only_be_refused()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor, Role.Approver);
        var study = await StudyFlow.SendAsync(author);
        await StudyFlow.DecideAsync(await _flow.EditorAsync(), study, 1, "approve");
        Assert.Equal("Publish this case study?", (await author.GetAsync($"{study}/publish")).Heading);
        await StudyFlow.TypeAsync(author, study, [KeyValuePair.Create("Problem", "Changed since.")]);

        var page = await author.GetAsync($"{study}/publish");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("the draft was changed after the editors approved it", page.Text);
    }
}
