using System.Net;
using System.Text.Json;
using Benchmarking.Web.Database.Tables;
using Benchmarking.Web.Features.SignIn;
using Benchmarking.Web.Tenancy;

namespace Benchmarking.Web.Tests.Features.Privacy;

/// <summary>Taking away what is held of oneself, and having it erased.</summary>
public sealed class OwnDataTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    [Fact]
    public async Task The_file_holds_what_is_held_of_the_person_and_nothing_of_others_nor_a_secret()
    {
        var member = await _world.MemberAsync();
        var (person, other) = (await _world.PersonAsync(member, Role.Contributor), await _world.PersonAsync(member, Role.Contributor));
        foreach (var who in new[] { person, other })
            await _world.RunAsync("insert into audit_entries (organisation_id, at, user_id, action, subject) values ($1, now(), $2, 'saved', $3)", member.Id, who.Id, $"thing of {who.Name}");
        var visitor = await postgres.Web.SignInAsync(person);

        var file = await visitor.GetAsync("/account/data/file.json");

        var data = JsonDocument.Parse(file.Body).RootElement;
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(person.Email, data.GetProperty("account").GetProperty("email").GetString());
        Assert.Equal(member.Name, data.GetProperty("acts_for")[0].GetProperty("name").GetString());
        Assert.NotEmpty(data.GetProperty("sessions").EnumerateArray());
        Assert.Contains($"thing of {person.Name}", file.Body);
        Assert.DoesNotContain(other.Name, file.Body);
        Assert.DoesNotContain(await _world.AskAsync<string>("select password_hash from users where id = $1", person.Id), file.Body);
        Assert.DoesNotContain(await _world.AskAsync<string>("select security_stamp from users where id = $1", person.Id), file.Body);
    }

    [Fact]
    public async Task Who_is_erased_is_gone_but_for_a_pseudonym_on_the_trail()
    {
        var member = await _world.MemberAsync();
        var (person, admin) = (await _world.PersonAsync(member, Role.Contributor), await _world.PersonAsync(member, Role.OrganisationAdmin));
        await _world.RunAsync("insert into person_roles (user_id, role, granted_at) values ($1, 'researcher', now())", person.Id);
        await _world.RunAsync("insert into researchers values ($1, 'A Name', 'A University', 'why', now())", person.Id);
        await _world.RunAsync("insert into audit_entries (organisation_id, at, user_id, action, subject) values ($1, now(), $2, 'saved', 'a thing')", member.Id, person.Id);
        var (visitor, elsewhere) = (await postgres.Web.SignInAsync(person), await postgres.Web.SignInAsync(person));

        var answer = await EraseAsync(visitor);

        Assert.Equal("You are erased", answer.Heading);
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/account")).Landed);
        Assert.StartsWith("/sign-in", (await elsewhere.GetAsync("/account")).Landed);
        Assert.Equal(
            (string?)null, await _world.AskAsync<object>("select coalesce(email, user_name, normalized_email, normalized_user_name, password_hash, phone_number) from users where id = $1", person.Id) as string);
        foreach (var table in new[] { "memberships", "person_roles", "researchers", "sessions", "sign_in_events", "second_factors" })
            Assert.Equal(0L, await _world.AskAsync<long>($"select count(*) from {table} where user_id = $1", person.Id));
        var trail = (await (await postgres.Web.SignInAsync(admin)).GetAsync("/audit")).Text;
        Assert.Contains($"Erased person {person.Id.ToString()[..8]} saved a thing", trail);
        Assert.DoesNotContain(person.Name, trail);
    }

    [Fact]
    public async Task A_last_administrator_hands_over_first()
    {
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.OrganisationAdmin);
        var visitor = await postgres.Web.SignInAsync(person);

        var answer = await EraseAsync(visitor);

        Assert.Contains($"You are the last active administrator of {member.Name}", answer.Text);
        Assert.Equal(person.Email, await _world.AskAsync<string>("select email from users where id = $1", person.Id));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/people")).Status);
    }

    [Fact]
    public async Task Nothing_is_left_before_it_is_known_that_everything_may_be()
    {
        var (first, second) = (await _world.MemberAsync(), await _world.MemberAsync());
        var person = await _world.PersonAsync(first, Role.Contributor);
        await _world.JoinAsync(person, second, "active", Role.OrganisationAdmin);
        var suspended = await _world.PersonAsync(second, Role.OrganisationAdmin);
        await _world.RunAsync("update users set suspended_at = now() where id = $1", suspended.Id);

        var answer = await EraseAsync(await postgres.Web.SignInAsync(person));

        Assert.Contains($"You are the last active administrator of {second.Name}", answer.Text);
        Assert.Equal(2L, await _world.AskAsync<long>("select count(*) from memberships where user_id = $1", person.Id));
        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from audit_entries where user_id = $1 and action = 'left the organisation'", person.Id));
    }

    [Fact]
    public async Task Memberships_that_are_suspended_go_too_and_what_was_left_stands_on_its_trail()
    {
        var (active, former) = (await _world.MemberAsync(), await _world.MemberAsync());
        var person = await _world.PersonAsync(active, Role.Contributor);
        await _world.JoinAsync(person, former, "suspended", Role.OrganisationAdmin);
        await _world.RunAsync("insert into person_roles values ($1, 'consortium_admin', now())", person.Id);
        await _world.PersonAsync(Role.ConsortiumAdmin);

        Assert.Equal("You are erased", (await EraseAsync(await postgres.Web.SignInAsync(person))).Heading);

        Assert.Equal(0L, await _world.AskAsync<long>("select count(*) from memberships where user_id = $1", person.Id));
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from audit_entries where user_id = $1 and action = 'left the organisation'", person.Id));
        Assert.Equal(1L, await _world.AskAsync<long>("select count(*) from consortium_audit_entries where user_id = $1 and action = 'left the consortium'", person.Id));
    }

    [Fact]
    public async Task Who_owes_a_second_factor_for_any_hat_gives_it_first()
    {
        var (plain, demanding) = (await _world.MemberAsync(), await _world.MemberAsync());
        var person = await _world.PersonAsync(plain, Role.Contributor);
        await _world.JoinAsync(person, demanding, "active", Role.Approver);
        await _world.AuthenticatorAsync(person, postgres.Web);
        foreach (var hat in new[] { plain, demanding })
        {
            var visitor = await postgres.Web.SignInAsync(
                person, new SignInProof(SignInMethod.Password, SecondFactor: false), hat.Id.ToString());
            var token = (await visitor.GetAsync("/account/mail")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            foreach (var address in new[] { "/account/data/erase", "/account/data/file.json" })
                Assert.StartsWith("/account/second-factor", (await visitor.GetAsync(address)).Landed);
            await visitor.PostAsync("/account/data/erase", ("sure", "true"), ("__RequestVerificationToken", token));
        }

        Assert.Equal(person.Email, await _world.AskAsync<string>("select email from users where id = $1", person.Id));
    }

    [Fact]
    public async Task Under_the_consortiums_hat_the_file_holds_what_was_done_for_it()
    {
        var person = await _world.PersonAsync(Role.ConsortiumAdmin);
        await _world.RunAsync("insert into consortium_audit_entries (at, user_id, action, subject) values (now(), $1, 'opened', $2)", person.Id, $"thing of {person.Name}");

        var file = await (await postgres.Web.SignInAsync(person)).GetAsync("/account/data/file.json");

        Assert.Contains($"thing of {person.Name}", file.Body);
    }

    [Fact]
    public async Task It_asks_whether_one_is_sure()
    {
        var person = await _world.PersonAsync(await _world.MemberAsync(), Role.Contributor);
        var visitor = await postgres.Web.SignInAsync(person);

        var answer = await visitor.PostFormAsync(await visitor.GetAsync("/account/data/erase"), "/account/data/erase");

        Assert.Contains("Tick the box", answer.Text);
        Assert.Equal(person.Email, await _world.AskAsync<string>("select email from users where id = $1", person.Id));
    }

    private static async Task<Page> EraseAsync(Visitor visitor) =>
        await visitor.PostFormAsync(await visitor.GetAsync("/account/data/erase"), "/account/data/erase", ("sure", "true"));
}
