using System.Net;
using Benchmarking.Web.Features.Research;
using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.People;
using Benchmarking.Web.Tests.Features.Research;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.ConsortiumPeople;

public sealed class ConsortiumPeopleTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task An_administrator_is_invited_accepts_and_loses_the_role_again()
    {
        var (admin, self) = await AdministratorAsync();
        var email = Invitations.NewEmail();

        var sent = await admin.PostFormAsync(await admin.GetAsync("/consortium-people/invite"), "/consortium-people/invite", ("Email", email));
        Assert.Contains($"on its way to {email}", sent.Text);
        Assert.Contains("invited already", (await admin.PostFormAsync(await admin.GetAsync("/consortium-people/invite"), "/consortium-people/invite", ("Email", email))).Text);
        var path = await _world.InvitedAsync(email);
        var page = await postgres.Web.NewVisitor().GetAsync(path);
        Assert.Equal("You are invited to administer the consortium", page.Heading);
        Assert.Contains(self.Name, page.Text);
        Assert.StartsWith("/sign-in", (await postgres.Web.NewVisitor().AcceptAsync(path, "Second Administrator")).Landed);

        var id = await _world.AskAsync<Guid>("select user_id from person_roles p join users u on u.id = p.user_id where email = $1 and role = 'consortium_admin'", email);
        var second = await postgres.Web.SignInAsync(new Person(id, email, "Second Administrator"));
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/organisations")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await postgres.Web.NewVisitor().GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/consortium-people/{self.Id}/take-away")).Status);

        var done = await admin.PostFormAsync(await admin.GetAsync($"/consortium-people/{id}/take-away"), $"/consortium-people/{id}/take-away");
        Assert.Contains("Second Administrator does not administer the consortium any more", done.Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await second.GetAsync("/organisations")).Status);
        Assert.Equal("accepted an invitation", await _world.AskAsync<string>("select action from consortium_audit_entries where user_id = $1", id));
    }

    [Fact]
    public async Task An_invitation_of_an_administrator_who_is_none_any_more_is_worth_nothing()
    {
        var (admin, self) = await AdministratorAsync();
        var email = Invitations.NewEmail();
        await admin.PostFormAsync(await admin.GetAsync("/consortium-people/invite"), "/consortium-people/invite", ("Email", email));
        var path = await _world.InvitedAsync(email);

        await _world.RunAsync("delete from person_roles where user_id = $1", self.Id);

        Assert.Equal(HttpStatusCode.Gone, (await postgres.Web.NewVisitor().GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_researcher_is_suspended_and_comes_back_with_their_other_roles_untouched()
    {
        var (admin, _) = await AdministratorAsync();
        var researcher = await _world.ResearcherAsync();
        await _world.JoinAsync(researcher, await _world.MemberAsync(), "active", Role.Contributor);
        var token = (await _world.ResearchTokenAsync(researcher)).Text;
        var theirs = await postgres.Web.SignInAsync(researcher);
        await PutOnAsync(theirs, "research");
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync("/research/account")).Status);
        Assert.Contains(researcher.Name, (await admin.GetAsync($"/consortium-people?search={researcher.Email}")).Text);

        var suspend = $"/consortium-people/researchers/{researcher.Id}/suspend";
        Assert.Contains("Say why", (await admin.PostFormAsync(await admin.GetAsync(suspend), suspend)).Text);
        await admin.PostFormAsync(await admin.GetAsync(suspend), suspend, ("Why", "Shared a file with others"));

        Assert.Equal(HttpStatusCode.Forbidden, (await theirs.GetAsync("/research/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync("/returns")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(token));
        var list = await admin.GetAsync($"/consortium-people?search={researcher.Email}");
        Assert.Contains("Shared a file with others", list.Text);
        await admin.PostFormAsync(list, $"/consortium-people/researchers/{researcher.Id}/restore");
        Assert.NotEqual(HttpStatusCode.Unauthorized, await CallAsync(token));
        await PutOnAsync(theirs, "research");
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync("/research/account")).Status);
    }

    [Fact]
    public async Task A_researcher_whose_role_was_taken_away_for_good_does_not_come_by_it_anew()
    {
        var (admin, _) = await AdministratorAsync();
        var researcher = await _world.ResearcherAsync();
        var remove = $"/consortium-people/researchers/{researcher.Id}/remove";
        await admin.PostFormAsync(await admin.GetAsync(remove), remove, ("Why", "Broke the terms"));
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(remove)).Status);

        var code = RegistrationCode.Make();
        await _world.RunAsync(
            """
            insert into research_registrations (email, normalized_email, code_hash, name, affiliation, purpose, terms_version, asked_at, expires_at)
            values ($1, upper($1), $2, 'n', 'a', 'p', '1.0', now(), now() + interval '1 hour')
            """, researcher.Email, code.Hash);

        Assert.Equal(HttpStatusCode.Gone, (await postgres.Web.NewVisitor().GetAsync($"/research/confirm/{code.Text}")).Status);
        Assert.Equal("removed", await _world.AskAsync<string>("select state from person_roles where user_id = $1", researcher.Id));
        Assert.Equal("active → removed", await _world.AskAsync<string>(
            "select detail from consortium_audit_entries where subject = $1", $"person {researcher.Id}"));
        // The walls say so too: the letter finds nobody whom it could make a researcher.
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var command = site.CreateCommand("select set_config('app.registration', $1, false), user_of_letter()");
        command.Parameters.Add(new NpgsqlParameter { Value = Convert.ToHexStringLower(code.Hash) });
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.True(await reader.IsDBNullAsync(1, TestContext.Current.CancellationToken));
    }

    private async Task<(Visitor Visitor, Person Person)> AdministratorAsync()
    {
        var person = await _world.PersonAsync(Role.ConsortiumAdmin);
        return (await postgres.Web.SignInAsync(person), person);
    }

    private static async Task PutOnAsync(Visitor visitor, string hat)
    {
        var page = await visitor.GetAsync("/account");
        var token = page.Document.QuerySelector("form[action='/hat'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await visitor.PostAsync("/hat", ("hat", hat), ("__RequestVerificationToken", token));
    }

    private async Task<HttpStatusCode> CallAsync(string token)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/api/v1/releases");
        asked.Headers.Authorization = new("Bearer", token);
        return (await postgres.Web.NewVisitor().Client.SendAsync(asked, TestContext.Current.CancellationToken)).StatusCode;
    }
}
