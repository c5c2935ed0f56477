using System.Net;
using Benchmarking.Web.Tenancy;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.CaseStudies;

public sealed class ModeratingTests(PostgresFixture postgres)
{
    private readonly StudyFlow _flow = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_study_is_sent_changed_approved_published_and_withdrawn()
    {
        var member = await _flow.World.MemberAsync();
        var (author, approver) = (await _flow.SignInAsync(member, Role.Contributor), await _flow.SignInAsync(member, Role.Approver));
        var editor = await _flow.EditorAsync();
        var study = await StudyFlow.SendAsync(author);
        Assert.Contains("to read", (await editor.GetAsync("/")).Text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await StudyFlow.DecideAsync(editor, study, 1, "changes")).Status);
        Assert.Contains("asked for changes", (await StudyFlow.DecideAsync(editor, study, 1, "changes", "Say how many letters.\nAnd when.")).Text);
        Assert.Contains("Changes asked for", (await author.GetAsync("/")).Text);
        Assert.Contains("Say how many letters.", (await author.GetAsync($"{study}/edit")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await approver.GetAsync($"{study}/publish")).Status);

        await StudyFlow.SendAgainAsync(author, study, ("Problem", "Forty letters were hard to read."));
        var second = await editor.GetAsync($"/case-studies/queue/{StudyFlow.IdOf(study)}/2");
        Assert.Contains("Say how many letters.", second.Text);
        Assert.Contains("What differs from revision 1, which was decided on last", second.Text);
        Assert.Equal("New: Forty letters ", second.Document.QuerySelector(".difference ins")!.TextContent);
        await StudyFlow.DecideAsync(editor, study, 2, "approve");
        Assert.Equal(HttpStatusCode.Forbidden, (await author.GetAsync($"{study}/publish")).Status);
        Assert.Contains("is published", (await StudyFlow.PublishAsync(approver, study)).Text);
        Assert.Equal("everyone", await _flow.World.AskAsync<string>("select audience from case_study_revisions where study = $1 and state = 'published'", StudyFlow.IdOf(study)));

        // The next revision: what is published stays until it is approved and published.
        await StudyFlow.SendAgainAsync(author, study, ("Problem", "Forty-two letters were hard to read."));
        var difference = await editor.GetAsync($"/case-studies/queue/{StudyFlow.IdOf(study)}/3");
        Assert.Equal("Gone: Forty ", difference.Document.QuerySelector(".difference del")!.TextContent);
        Assert.Equal("New: Forty-two ", difference.Document.QuerySelector(".difference ins")!.TextContent);
        await StudyFlow.DecideAsync(editor, study, 3, "approve");
        Assert.Equal(2, await PublishedAsync(study));
        await StudyFlow.PublishAsync(approver, study, everyone: false);
        Assert.Equal(3, await PublishedAsync(study));
        Assert.Equal("members", await _flow.World.AskAsync<string>("select audience from case_study_revisions where study = $1 and state = 'published'", StudyFlow.IdOf(study)));

        var open = await author.GetAsync($"{study}/edit");
        var named = await approver.PostFormAsync(await approver.GetAsync($"{study}/withdraw"), $"{study}/withdraw", ("reason", $"{member.Name} has other plans"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, named.Status);
        Assert.Contains("Leave out", named.Text);
        var withdrawn = await approver.PostFormAsync(named, $"{study}/withdraw", ("reason", "The letters changed again."));
        Assert.Contains("Withdrawn", withdrawn.Text);
        Assert.Equal(0, await _flow.World.AskAsync<long>("select count(*) from case_study_revisions where study = $1 and state = 'published'", StudyFlow.IdOf(study)));
        Assert.Equal(HttpStatusCode.Conflict, (await StudyFlow.TypeAsync(author, open, study, [])).Status);
    }

    [Fact]
    public async Task Editors_never_learn_whose_an_anonymous_study_is()
    {
        var member = await _flow.World.MemberAsync("Nowhere at all", "A size of its own", "a type of its own");
        var author = await _flow.SignInAsync(member, Role.Contributor);
        var study = await StudyFlow.BeginAsync(author, "Residents rewrote a letter");
        await StudyFlow.TypeAsync(author, study, [.. StudyFlow.Whole, KeyValuePair.Create("Quotes", $"We at {member.Name} thank Mrs Brown.")], "picture", "picture", $"{member.Name}.png", StudyPictures.Png());
        await StudyFlow.TypeAsync(author, study, [KeyValuePair.Create("Files[0].Alternative", "A hall")]);
        var refused = await StudyFlow.CheckAsync(author, study, reason: $"Because {member.Name} says so", consent: true);
        Assert.Contains("tells them who you are", refused.Text);

        // What it decided about its own name stays behind; here the author lets the name itself stand, and the text is as it is.
        await StudyFlow.TypeAsync(author, study, [KeyValuePair.Create("Quotes", "We thank Mrs Brown.")]);
        Assert.Equal(study, (await StudyFlow.CheckAsync(author, study, reason: "She agreed.", consent: true)).Landed);
        var editor = await _flow.EditorAsync();
        var administrator = await postgres.Web.SignInAsync(await _flow.World.PersonAsync(Role.ConsortiumAdmin));
        foreach (var who in new[] { editor, administrator })
        {
            foreach (var address in new[] { "/case-studies/queue", $"/case-studies/queue/{StudyFlow.IdOf(study)}/1" })
            {
                var page = await who.GetAsync(address);
                Assert.Contains("Residents rewrote a letter", page.Text);
                foreach (var told in new[] { member.Name, member.Id.ToString(), "Nowhere at all", "A size of its own", "a type of its own" })
                    Assert.DoesNotContain(told, page.Body, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.Contains("Kept, because: She agreed.", (await editor.GetAsync($"/case-studies/queue/{StudyFlow.IdOf(study)}/1")).Text);
        Assert.Equal("picture-1.png", await _flow.World.AskAsync<string>("select name from case_study_attachments where study = $1", StudyFlow.IdOf(study)));
        Assert.DoesNotContain(member.Name, await _flow.World.AskAsync<string>("select r::text from case_study_revisions r where study = $1", StudyFlow.IdOf(study)));
    }

    [Fact]
    public async Task An_anonymous_author_s_own_decisions_stay_behind_its_wall()
    {
        var member = await _flow.World.MemberAsync();
        var author = await _flow.SignInAsync(member, Role.Contributor);
        var study = await StudyFlow.SendAsync(author, ("Problem", $"The word {member.Name} stays here."));

        Assert.Equal("[]", await _flow.World.AskAsync<string>("select scan::text from case_study_revisions where study = $1", StudyFlow.IdOf(study)));
        Assert.Contains("OwnName", await _flow.World.AskAsync<string>("select content::text from case_studies where id = $1", StudyFlow.IdOf(study)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Nobody_decides_on_a_study_of_their_own_organisation()
    {
        var member = await _flow.World.MemberAsync();
        var both = await _flow.SignInAsync(member, Role.Contributor, Role.Steering);
        var study = await StudyFlow.SendAsync(both);
        var address = $"/case-studies/queue/{StudyFlow.IdOf(study)}/1";
        var page = await both.GetAsync(address);
        Assert.Contains("another editor decides", page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("#decide"));

        var token = (await both.GetAsync($"{study}/take-back")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var refused = await both.PostAsync($"{address}/decide", ("verdict", "approve"), ("__RequestVerificationToken", token));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("sent", await _flow.World.AskAsync<string>("select state from case_study_revisions where study = $1", StudyFlow.IdOf(study)));
    }

    [Fact]
    public async Task Of_two_editors_the_first_decides()
    {
        var author = await _flow.SignInAsync(await _flow.World.MemberAsync(), Role.Contributor);
        var (one, other) = (await _flow.EditorAsync(), await _flow.EditorAsync());
        var study = await StudyFlow.SendAsync(author);
        var address = $"/case-studies/queue/{StudyFlow.IdOf(study)}/1";
        var stale = await other.GetAsync(address);
        await StudyFlow.DecideAsync(one, study, 1, "approve");

        var late = await other.PostFormAsync(stale, $"{address}/decide", ("verdict", "changes"), ("comment", "Too short."));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("another editor was first", late.Text);
        Assert.Equal("approved", await _flow.World.AskAsync<string>("select state from case_study_revisions where study = $1", StudyFlow.IdOf(study)));
    }

    [Fact]
    public async Task An_editor_withdraws_what_is_published_and_says_why()
    {
        var member = await _flow.World.MemberAsync();
        var author = await _flow.SignInAsync(member, Role.Contributor, Role.OrganisationAdmin);
        var editor = await _flow.EditorAsync();
        var study = await StudyFlow.SendAsync(author);
        await StudyFlow.DecideAsync(editor, study, 1, "approve");
        await StudyFlow.PublishAsync(author, study);
        var address = $"/case-studies/queue/{StudyFlow.IdOf(study)}/1";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.PostFormAsync(await editor.GetAsync($"{address}/withdraw"), $"{address}/withdraw", ("reason", " "))).Status);
        var done = await editor.PostFormAsync(await editor.GetAsync($"{address}/withdraw"), $"{address}/withdraw", ("reason", "It told of a person."));

        Assert.Contains("is withdrawn", done.Text);
        var page = await author.GetAsync(study);
        Assert.Contains("An editor withdrew it", page.Text);
        Assert.Contains("It told of a person.", page.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync($"{study}/publish")).Status);
    }

    /// <summary>Raw SQL as the site's own role: what the database itself refuses, whatever the code does.</summary>
    [Theory]
    [InlineData("update case_study_revisions set title = 'another' where study = $1", true)]
    [InlineData("delete from case_study_revisions where study = $1", true)]
    [InlineData("update case_study_revisions set state = 'published', published_at = now() where study = $1 returning 1", true)]
    [InlineData("update case_study_revisions set state = 'approved', decided_at = now(), decided_by = app_user() where study = $1 returning 1", true)]
    [InlineData("insert into case_study_withdrawals values ($1, now(), true, 'mine')", true)]
    [InlineData("insert into case_study_withdrawals values ($1, now(), false, 'mine')", false)]
    [InlineData("insert into case_studies (organisation_id, id, nonce, state, content, version, anonymous, audience, made_at, made_by, edited_at, edited_by) values (app_organisation(), $1, gen_random_uuid(), 'draft', '{}', 1, true, 'members', now(), app_user(), now(), app_user())", false)]
    [InlineData("insert into case_study_revisions (study, revision, state, title, problem, residents_did, what_changed, audience, sent_at) values ($1, 9, 'sent', 't', 'p', 'r', 'w', 'members', now())", false)]
    [InlineData("select count(*) from case_study_revisions where study = $1", false)]
    [InlineData("update case_study_revisions set state = 'withdrawn' where study = $1", false)]
    public async Task A_revision_is_neither_changed_nor_moved_nor_claimed_past_its_author_and_editors(string deed, bool byAuthor)
    {
        var member = await _flow.World.MemberAsync();
        var person = await _flow.World.PersonAsync(member, Role.Contributor, Role.Steering);
        var study = await StudyFlow.SendAsync(await postgres.Web.SignInAsync(person));
        var stranger = await _flow.World.MemberAsync();
        var strangerPerson = await _flow.World.PersonAsync(stranger, Role.OrganisationAdmin);
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await Tenancy.TwoOrganisations.ActAsAsync(connection, byAuthor ? member.Id : stranger.Id, byAuthor ? person.Id : strangerPerson.Id, Cancel);
        await using var command = new NpgsqlCommand(deed, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = StudyFlow.IdOf(study) });

        if (deed.StartsWith("select", StringComparison.Ordinal))
            Assert.Equal(0L, await command.ExecuteScalarAsync(Cancel));
        else if (!byAuthor && deed.StartsWith("update", StringComparison.Ordinal))
            Assert.Equal(0, await command.ExecuteNonQueryAsync(Cancel));
        else
            Assert.Contains((await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel))).SqlState, new[] { PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.CheckViolation, PostgresErrorCodes.IntegrityConstraintViolation });
    }

    private async Task<int> PublishedAsync(string study) =>
        await _flow.World.AskAsync<int>("select revision from case_study_revisions where study = $1 and state = 'published'", StudyFlow.IdOf(study));
}
