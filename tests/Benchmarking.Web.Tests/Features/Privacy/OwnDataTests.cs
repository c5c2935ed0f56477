using System.Net;
using System.Text.Json;
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
