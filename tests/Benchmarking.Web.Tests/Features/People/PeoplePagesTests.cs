using System.Net;
using Benchmarking.Web.Features.ApiTokens;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.People;

public sealed class PeoplePagesTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task Roles_are_changed_from_the_next_click_on_with_old_and_new_on_record()
    {
        var (member, admin, _) = await AdministratorAsync();
        var person = await _world.PersonAsync(member, Role.Contributor, Role.Steering);
        var theirs = await postgres.Web.SignInAsync(person);
        Assert.Equal(HttpStatusCode.Forbidden, (await theirs.GetAsync("/people")).Status);

        var page = await admin.GetAsync($"/people/{person.Id}");
        var done = await admin.PostFormAsync(page, $"/people/{person.Id}/roles", ("Roles", "approver"), ("Roles", "organisation_admin"));

        Assert.Contains("The roles are changed", done.Text);
        Assert.Equal("approver,organisation_admin,steering", await RolesAsync(member, person));
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync("/people")).Status);
        Assert.Equal("contributor → approver, organisation_admin", await _world.AskAsync<string>(
            "select detail from audit_entries where organisation_id = $1 and action = 'changed roles' and subject = $2", member.Id, $"person {person.Id}"));
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles()
    {
        var (member, admin, self) = await AdministratorAsync();
        await _world.PersonAsync(member, Role.OrganisationAdmin);

        var page = await admin.GetAsync($"/people/{self.Id}");
        Assert.Contains("This is you", page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        var token = await TokenAsync(admin);
        foreach (var deed in new[] { "roles", "suspend", "remove" })
        {
            var answer = await admin.PostAsync($"/people/{self.Id}/{deed}", ("Roles", "approver"), ("Why", "because"), ("__RequestVerificationToken", token));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("Nobody changes their own roles", answer.Text);
        }

        Assert.Equal("organisation_admin", await RolesAsync(member, self));
    }

    [Fact]
    public async Task A_suspended_person_is_out_at_the_next_click_keeps_their_other_organisation_and_comes_back()
    {
        var (member, admin, _) = await AdministratorAsync();
        var other = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.Contributor, Role.Steering);
        await _world.JoinAsync(person, other, "active", Role.Contributor);
        var theirs = await postgres.Web.SignInAsync(person);

        var asked = await admin.GetAsync($"/people/{person.Id}/suspend");
        Assert.Contains("Their seat on the steering group ends", asked.Text);
        var without = await admin.PostFormAsync(asked, $"/people/{person.Id}/suspend", ("Why", " "));
        Assert.Contains("Say why", without.Text);
        var done = await admin.PostFormAsync(asked, $"/people/{person.Id}/suspend", ("Why", "On leave until spring"));

        Assert.Contains("On leave until spring", done.Text);
        Assert.Equal("active → suspended", await _world.AskAsync<string>(
            "select detail from audit_entries where organisation_id = $1 and action = 'suspended a person'", member.Id));
        Assert.Equal("contributor:suspended", await StatesAsync(member, person));
        var home = await theirs.GetAsync("/account");
        Assert.DoesNotContain(member.Name, home.Document.QuerySelector("main")!.TextContent);
        Assert.Contains(other.Name, home.Text);
        Assert.Contains("Suspended", (await admin.GetAsync("/people?state=suspended")).Text);

        await admin.PostFormAsync(done, $"/people/{person.Id}/restore");
        Assert.Equal("contributor:active", await StatesAsync(member, person));
        Assert.Contains(member.Name, (await theirs.GetAsync("/account")).Text);
    }

    [Theory]
    [InlineData("suspend")]
    [InlineData("remove")]
    public async Task Tokens_of_somebody_who_is_suspended_or_removed_stop(string deed)
    {
        var (member, admin, _) = await AdministratorAsync();
        var person = await _world.PersonAsync(member, Role.OrganisationAdmin);
        var secret = TokenSecret.Make(new OrganisationId(member.Id), Guid.NewGuid());
        await _world.RunAsync(
            "insert into api_tokens (organisation_id, id, name, hash, scopes, made_at, made_by, expires_at) values ($1, $2, 'Nightly', $3, '{returns:read}', now(), $4, now() + interval '1 day')",
            member.Id, secret.Id, secret.Hash, person.Id);
        Assert.Equal(HttpStatusCode.OK, await CallAsync(secret.Text));

        await admin.PostFormAsync(await admin.GetAsync($"/people/{person.Id}/{deed}"), $"/people/{person.Id}/{deed}", ("Why", "They left"));

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(secret.Text));
    }

    [Fact]
    public async Task A_removed_person_is_gone_from_the_organisation_and_nothing_else()
    {
        var (member, admin, _) = await AdministratorAsync();
        var person = await _world.PersonAsync(member, Role.Contributor);
        var theirs = await postgres.Web.SignInAsync(person);
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync("/returns")).Status);

        var done = await admin.PostFormAsync(await admin.GetAsync($"/people/{person.Id}/remove"), $"/people/{person.Id}/remove");

        Assert.Equal("/people", done.Landed);
        Assert.Contains($"{person.Name} does not belong to your organisation any more", done.Text);
        Assert.Equal("", await RolesAsync(member, person));
        Assert.Equal(HttpStatusCode.Forbidden, (await theirs.GetAsync("/returns")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/people/{person.Id}")).Status);
    }

    [Fact]
    public async Task Two_administrators_who_remove_each_other_at_once_leave_one()
    {
        var member = await _world.MemberAsync();
        var (one, other) = (await _world.PersonAsync(member, Role.OrganisationAdmin), await _world.PersonAsync(member, Role.OrganisationAdmin));
        var (first, second) = (await postgres.Web.SignInAsync(one), await postgres.Web.SignInAsync(other));
        var (firstPage, secondPage) = (await first.GetAsync($"/people/{other.Id}/remove"), await second.GetAsync($"/people/{one.Id}/remove"));

        var answers = await Task.WhenAll(
            first.PostFormAsync(firstPage, $"/people/{other.Id}/remove"), second.PostFormAsync(secondPage, $"/people/{one.Id}/remove"));

        Assert.Single(answers, page => page.Landed == "/people");
        Assert.DoesNotContain(answers, page => page.Status == HttpStatusCode.InternalServerError);
        Assert.Equal(1L, await AdministratorsAsync(member));
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from audit_entries where organisation_id = $1 and action = 'removed a person'", member.Id));
    }

    [Fact]
    public async Task Two_administrators_who_leave_at_once_leave_one()
    {
        var member = await _world.MemberAsync();
        var people = new[] { await _world.PersonAsync(member, Role.OrganisationAdmin), await _world.PersonAsync(member, Role.OrganisationAdmin) };
        var pages = new List<(Visitor Visitor, Page Page)>();
        foreach (var person in people)
        {
            var visitor = await postgres.Web.SignInAsync(person);
            pages.Add((visitor, await visitor.GetAsync($"/account/leave/{member.Id}")));
        }

        var answers = await Task.WhenAll(pages.Select(own => own.Visitor.PostFormAsync(own.Page, $"/account/leave/{member.Id}")));

        Assert.Single(answers, page => !page.Landed.StartsWith("/account/leave", StringComparison.Ordinal));
        Assert.Contains("You are its last active administrator", Assert.Single(answers, page => page.Status == HttpStatusCode.UnprocessableEntity).Text);
        Assert.Equal(1L, await AdministratorsAsync(member));
    }

    [Fact]
    public async Task The_list_is_searched_filtered_sorted_and_paged()
    {
        var (member, admin, _) = await AdministratorAsync();
        for (var number = 0; number < 27; number++)
        {
            var person = await _world.PersonAsync(member, number == 3 ? Role.Approver : Role.Contributor);
            await _world.RunAsync("update users set display_name = $2 where id = $1", person.Id, $"Somebody {number:00}");
        }

        Assert.Contains("28 people", (await admin.GetAsync("/people")).Text);
        Assert.DoesNotContain("Somebody 26", (await admin.GetAsync("/people")).Text);
        Assert.Contains("Somebody 26", (await admin.GetAsync("/people?page=2")).Text);
        Assert.Contains("1 person matches", (await admin.GetAsync("/people?role=approver")).Text);
        Assert.Contains("Somebody 03", (await admin.GetAsync("/people?search=body+03")).Text);
        Assert.Contains("Nobody matches", (await admin.GetAsync("/people?search=no+such+name")).Text);
        var turned = await admin.GetAsync("/people?sort=-name");
        Assert.Equal("descending", turned.Document.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        Assert.Contains("Somebody 26", turned.Text);
    }

    [Fact]
    public async Task Another_organisations_person_and_nobody_look_alike()
    {
        var (_, admin, _) = await AdministratorAsync();
        var foreign = await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor);
        var token = await TokenAsync(admin);
        foreach (var id in new[] { foreign.Id, Guid.NewGuid() })
        {
            foreach (var page in new[] { "", "/suspend", "/remove" })
                Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/people/{id}{page}")).Status);
            foreach (var deed in new[] { "roles", "suspend", "restore", "remove" })
                Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync($"/people/{id}/{deed}", ("Roles", "approver"), ("Why", "because"), ("__RequestVerificationToken", token))).Status);
        }
    }

    private async Task<(Member Member, Visitor Visitor, Person Person)> AdministratorAsync()
    {
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.OrganisationAdmin);
        return (member, await postgres.Web.SignInAsync(person), person);
    }

    private static async Task<string> TokenAsync(Visitor visitor) =>
        (await visitor.GetAsync("/people/invite")).Document.QuerySelector("main input[name='__RequestVerificationToken']")!.GetAttribute("value")!;

    private async Task<HttpStatusCode> CallAsync(string token)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/api/v1/metrics");
        asked.Headers.Authorization = new("Bearer", token);
        return (await postgres.Web.NewVisitor().Client.SendAsync(asked, TestContext.Current.CancellationToken)).StatusCode;
    }

    private Task<long> AdministratorsAsync(Member member) => _world.AskAsync<long>(
        "select count(*) from memberships where organisation_id = $1 and role = 'organisation_admin' and status = 'active'", member.Id);

    private Task<string> RolesAsync(Member member, Person person) => _world.AskAsync<string>(
        "select coalesce(string_agg(role, ',' order by role), '') from memberships where organisation_id = $1 and user_id = $2", member.Id, person.Id);

    private Task<string> StatesAsync(Member member, Person person) => _world.AskAsync<string>(
        "select coalesce(string_agg(role || ':' || status, ',' order by role), '') from memberships where organisation_id = $1 and user_id = $2", member.Id, person.Id);
}
