using System.Net;
using Benchmarking.Web.Tenancy;
using Npgsql;
using Benchmarking.Web.Tests.Tenancy;

namespace Benchmarking.Web.Tests.Features.CaseStudies.Reading;

public sealed class UseStudyTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);
    private readonly Library _library = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organisation_is_counted_once_whoever_of_it_presses_and_can_take_it_back()
    {
        var study = await _library.AddAsync(new Told());
        var member = await _world.MemberAsync();
        var (one, colleague) = (await SignInAsync(member), await SignInAsync(member));
        var before = await colleague.GetAsync(Address(study));

        var pressed = await one.PostFormAsync(await one.GetAsync(Address(study)), $"{Address(study)}/used");
        Assert.Contains("1 member used this", pressed.Text);
        Assert.Contains("Your organisation used this", pressed.Text);
        // A colleague who still has the page with the button.
        Assert.Contains("1 member used this", (await colleague.PostFormAsync(before, $"{Address(study)}/used")).Text);
        var other = await SignInAsync(await _world.MemberAsync());
        Assert.Contains("2 members used this", (await other.PostFormAsync(await other.GetAsync(Address(study)), $"{Address(study)}/used")).Text);

        var asking = await colleague.GetAsync($"{Address(study)}/used/take-back");
        Assert.Contains("counted once less", asking.Text);
        Assert.Contains("1 member used this", (await colleague.PostFormAsync(asking, $"{Address(study)}/used/take-back")).Text);
        Assert.NotNull((await one.GetAsync(Address(study))).Form($"{Address(study)}/used"));
        Assert.Equal(HttpStatusCode.NotFound, (await one.GetAsync($"{Address(study)}/used/take-back")).Status);
    }

    [Fact]
    public async Task The_author_cannot_press_and_nobody_can_what_is_not_there()
    {
        var author = await _world.MemberAsync();
        var study = await _library.AddAsync(new Told(), author);
        var own = await SignInAsync(author);

        var page = await own.GetAsync(Address(study));
        Assert.Contains("This is your organisation’s own.", page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("form[action$='/used']"));
        var token = ("__RequestVerificationToken", Token(await own.GetAsync("/case-studies/own/new")));
        Assert.Equal(HttpStatusCode.NotFound, (await own.PostAsync($"{Address(study)}/used", token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await own.PostAsync($"{Address(Guid.NewGuid())}/used", token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await own.PostAsync($"{Address(study)}/used/words", token, ("Note", "x"))).Status);
    }

    [Fact]
    public async Task What_came_of_it_is_read_by_author_and_editors_alone_and_named_only_where_wished()
    {
        var (author, reader, stranger) = (await _world.MemberAsync(), await _world.MemberAsync(), await _world.MemberAsync());
        var study = await _library.AddAsync(new Told { Title = Library.Word() }, author);
        var visitor = await SignInAsync(reader);
        var used = await visitor.PostFormAsync(await visitor.GetAsync(Address(study)), $"{Address(study)}/used");
        const string words = "We tried <b>it</b> in two blocks.";

        await visitor.PostFormAsync(used, $"{Address(study)}/used/words", ("Note", words));

        var editor = await SignInAsync(await _world.MemberAsync(), Role.Steering);
        var (own, dashboard) = (await SignInAsync(author), "/case-studies/own/readers");
        foreach (var page in new[] { await own.GetAsync(Address(study)), await own.GetAsync(dashboard), await editor.GetAsync(Address(study)), await editor.GetAsync("/case-studies/follow-ups") })
        {
            Assert.Contains(words, page.Text);
            Assert.Contains("A member, not named", page.Text);
            Assert.DoesNotContain(reader.Name, page.Body);
        }

        foreach (var other in new[] { postgres.Web.NewVisitor(), await SignInAsync(stranger) })
            Assert.DoesNotContain("in two blocks", (await other.GetAsync(Address(study))).Body);

        await visitor.PostFormAsync(await visitor.GetAsync(Address(study)), $"{Address(study)}/used/words", ("Note", words), ("Named", "true"));
        Assert.Contains(reader.Name, (await own.GetAsync(dashboard)).Text);
        Assert.Contains(reader.Name, (await editor.GetAsync("/case-studies/follow-ups")).Text);

        await visitor.PostFormAsync(await visitor.GetAsync($"{Address(study)}/used/take-back"), $"{Address(study)}/used/take-back");
        Assert.DoesNotContain("in two blocks", (await own.GetAsync(dashboard)).Body);
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from case_study_follow_ups where study = $1", study));
    }

    [Fact]
    public async Task Words_that_are_too_many_come_back_as_they_were_typed()
    {
        var study = await _library.AddAsync(new Told());
        var visitor = await SignInAsync(await _world.MemberAsync());
        var used = await visitor.PostFormAsync(await visitor.GetAsync(Address(study)), $"{Address(study)}/used");
        var typed = new string('x', 1001);

        var refused = await visitor.PostFormAsync(used, $"{Address(study)}/used/words", ("Note", typed), ("Named", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.StartsWith("Error: ", refused.Title);
        Assert.Contains("1001 characters long. Shorten it to 1000.", refused.Text);
        Assert.Equal(typed, refused.Document.QuerySelector("#Note")!.TextContent);
        Assert.True(refused.Document.QuerySelector("#Named")!.HasAttribute("checked"));
        // Nothing typed takes back what was said.
        await visitor.PostFormAsync(await visitor.GetAsync(Address(study)), $"{Address(study)}/used/words", ("Note", "Short."));
        Assert.Contains("Your words are taken back.", (await visitor.PostFormAsync(await visitor.GetAsync(Address(study)), $"{Address(study)}/used/words", ("Note", " "))).Text);
    }

    [Theory]
    [InlineData("insert into case_study_counted_uses values (gen_random_uuid(), '{study}')")]
    [InlineData("insert into case_study_follow_ups values ('{theirs}', '{study}', null, 'x', now())")]
    [InlineData("insert into case_study_uses (organisation_id, study, id, nonce, used_at, used_by) values ('{own}', gen_random_uuid(), case_study_id('{own}', '{own}'), '{own}', now(), '{own}')")]
    [InlineData("update case_study_counted_uses set study = '{own}'")]
    [InlineData("update case_study_reads set study = '{own}'")]
    [InlineData("delete from case_study_reads")]
    [InlineData("insert into case_study_reads values (gen_random_uuid(), now(), 'public', 1)")]
    [InlineData("insert into case_study_reads values ('{study}', '2001-01-01', 'public', 1000)")]
    public async Task The_database_itself_refuses_what_no_page_would_do(string deed)
    {
        var study = await _library.AddAsync(new Told());
        var (mine, theirs) = (await _world.MemberAsync(), await _world.MemberAsync());
        var visitor = await SignInAsync(theirs);
        await visitor.PostFormAsync(await visitor.GetAsync(Address(study)), $"{Address(study)}/used");
        var use = await _world.AskAsync<Guid>("select id from case_study_counted_uses where study = $1", study);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => AsMemberAsync(
            mine, deed.Replace("{study}", $"{study}").Replace("{theirs}", $"{use}").Replace("{own}", $"{mine.Id}")));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Nobody_takes_back_anothers_use_or_counts_looks_in_dozens()
    {
        var study = await _library.AddAsync(new Told());
        var (mine, theirs) = (await _world.MemberAsync(), await _world.MemberAsync());
        var visitor = await SignInAsync(theirs);
        await visitor.PostFormAsync(await visitor.GetAsync(Address(study)), $"{Address(study)}/used");

        Assert.Equal(0, await AsMemberAsync(mine, $"delete from case_study_counted_uses where study = '{study}'"));
        Assert.Equal(1, await AsMemberAsync(mine, $"insert into case_study_reads values ('{study}', '2030-01-01', 'public', 1)"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AsMemberAsync(
            mine, $"insert into case_study_reads values ('{study}', '2030-01-02', 'public', 1); update case_study_reads set reads = reads + 12 where study = '{study}'"));
        Assert.Equal(PostgresErrorCodes.IntegrityConstraintViolation, refused.SqlState);
    }

    private async Task<int> AsMemberAsync(Member member, string deed)
    {
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var undone = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, member.Id, Guid.NewGuid(), Cancel);
        await using var command = new NpgsqlCommand(deed, connection);
        return await command.ExecuteNonQueryAsync(Cancel);
    }

    private static string Address(Guid study) => $"/case-studies/{study}";

    private static string Token(Page page) => page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private async Task<Visitor> SignInAsync(Member member, params Role[] roles) =>
        await postgres.Web.SignInAsync(await _world.PersonAsync(member, roles is [] ? [Role.Contributor] : roles));
}
