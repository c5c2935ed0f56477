using System.Net;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.CaseStudies;

/// <summary>What could still tell whose an anonymous study is, by what is left out, changed or taken back.</summary>
public sealed class AnonymityTests(PostgresFixture postgres)
{
    private readonly StudyFlow _flow = new(postgres);

    [Fact]
    public async Task Of_an_anonymous_author_neither_size_nor_type_is_said_however_many_share_them()
    {
        var (size, type) = (Reading.Library.Word(), Reading.Library.Word());
        var members = new List<Member>();
        for (var more = 0; more < 6; more++)
            members.Add(await _flow.World.MemberAsync("Somewhere", size, type));
        var author = await _flow.SignInAsync(members[0], Role.Contributor);

        var anonymous = await StudyFlow.SendAsync(author);
        var named = await StudyFlow.SendAsync(author, ("Author", "named"));

        const string said = "select concat_ws('/', author_name, size_band, organisation_type) from case_study_revisions where study = $1";
        Assert.Equal("", await _flow.World.AskAsync<string>(said, StudyFlow.IdOf(anonymous)));
        Assert.Equal($"{members[0].Name}/{size}/{type}", await _flow.World.AskAsync<string>(said, StudyFlow.IdOf(named)));
    }

    [Fact]
    public async Task What_was_sent_with_a_name_does_not_become_anonymous()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var study = await StudyFlow.SendAsync(author, ("Author", "named"));
        await StudyFlow.DecideAsync(await _flow.EditorAsync(), study, 1, "changes", "Shorter, please.");
        await StudyFlow.TypeAsync(author, study, [KeyValuePair.Create("Author", "anonymous")]);

        var refused = await StudyFlow.CheckAsync(author, study, reason: "It stands for anybody.");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Begin a new case study for that", refused.Text);
        Assert.Equal(1L, await _flow.World.AskAsync<long>("select count(*) from case_study_revisions where study = $1", StudyFlow.IdOf(study)));
    }

    [Fact]
    public async Task That_an_author_is_named_now_is_no_difference_that_editors_are_shown()
    {
        var member = await _flow.World.MemberAsync();
        var author = await _flow.SignInAsync(member, Role.Contributor);
        var editor = await _flow.EditorAsync();
        var study = await StudyFlow.SendAsync(author);
        await StudyFlow.DecideAsync(editor, study, 1, "changes", "Shorter, please.");
        await StudyFlow.SendAgainAsync(author, study, ("Author", "named"));

        var page = await editor.GetAsync($"/case-studies/queue/{StudyFlow.IdOf(study)}/2");

        Assert.Contains("No words differ.", page.Document.QuerySelector(".study-changes")!.TextContent);
    }

    [Fact]
    public async Task What_an_author_took_back_is_gone_for_the_editors()
    {
        var member = await _flow.World.MemberAsync();
        var author = await _flow.SignInAsync(member, Role.Contributor, Role.Steering);
        var editor = await _flow.EditorAsync();
        var study = await StudyFlow.BeginAsync(author);
        await StudyFlow.TypeAsync(author, study, StudyFlow.Whole, "picture", "picture", "p.png", StudyPictures.Png());
        await StudyFlow.SendAgainAsync(author, study, ("Files[0].Alternative", "A hall"));
        var address = $"/case-studies/queue/{StudyFlow.IdOf(study)}/1";
        Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync($"{address}/files/1")).Status);

        await author.PostFormAsync(await author.GetAsync($"{study}/take-back"), $"{study}/take-back");

        foreach (var who in new[] { editor, author })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await who.GetAsync(address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await who.GetAsync($"{address}/files/1")).Status);
        }
    }

    [Fact]
    public async Task An_editor_withdraws_with_what_is_published_also_what_waits()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor, Role.Approver);
        var editor = await _flow.EditorAsync();
        var study = await StudyFlow.SendAsync(author);
        await StudyFlow.DecideAsync(editor, study, 1, "approve");
        await StudyFlow.PublishAsync(author, study, everyone: false);
        await StudyFlow.SendAgainAsync(author, study, ("Problem", "Forty letters were hard to read."));
        var address = $"/case-studies/queue/{StudyFlow.IdOf(study)}/1";

        var done = await editor.PostFormAsync(await editor.GetAsync($"{address}/withdraw"), $"{address}/withdraw", ("reason", "It told of a person."));

        Assert.Contains("is withdrawn", done.Text);
        Assert.Equal(2L, await _flow.World.AskAsync<long>("select count(*) from case_study_revisions where study = $1 and state = 'withdrawn'", StudyFlow.IdOf(study)));
        // It was for members: nobody else learns that it was there.
        Assert.Equal(HttpStatusCode.NotFound, (await postgres.Web.NewVisitor().GetAsync($"/case-studies/{StudyFlow.IdOf(study)}")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await editor.GetAsync($"/case-studies/{StudyFlow.IdOf(study)}")).Status);
    }

    [Fact]
    public async Task A_reason_for_withdrawing_does_not_name_the_author_of_what_was_published_anonymously()
    {
        var member = await _flow.World.MemberAsync();
        var author = await _flow.SignInAsync(member, Role.Contributor, Role.Approver);
        var study = await StudyFlow.SendAsync(author);
        await StudyFlow.DecideAsync(await _flow.EditorAsync(), study, 1, "approve");
        await StudyFlow.PublishAsync(author, study);
        // The draft would say whose it is; what is published does not.
        await StudyFlow.TypeAsync(author, study, [KeyValuePair.Create("Author", "named")]);

        var refused = await author.PostFormAsync(await author.GetAsync($"{study}/withdraw"), $"{study}/withdraw", ("reason", $"{member.Name} has other plans"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Leave out", refused.Text);
    }
}
