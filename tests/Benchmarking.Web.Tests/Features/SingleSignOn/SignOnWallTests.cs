using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Features.SignIn;
using Benchmarking.Web.Tests.Tenancy;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.SingleSignOn;

/// <summary>What the database itself says to raw SQL of the site's own role, and what is asked of an administrator again.</summary>
public sealed class SignOnWallTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);
    private readonly SignOnWorld _signOn = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("insert into single_sign_on values ($1, 'https://evil.example', 'c', '', 1, false, now(), $2)")]
    [InlineData("insert into single_sign_on_domains values ($1, 'evil.example', now(), $2)")]
    public async Task Only_an_administrator_adds(string insert)
    {
        var member = await _world.MemberAsync();
        var contributor = await _world.PersonAsync(member, Role.Contributor, Role.Approver);

        Assert.Equal(-1, await TryAsync(member.Id, contributor.Id, insert, member.Id, contributor.Id));
        var administrator = await _world.PersonAsync(member, Role.OrganisationAdmin);
        Assert.Equal(1, await TryAsync(member.Id, administrator.Id, insert, member.Id, administrator.Id));
    }

    [Theory]
    [InlineData("update single_sign_on set issuer = 'https://evil.example' where organisation_id = $1")]
    [InlineData("delete from single_sign_on where organisation_id = $1")]
    [InlineData("delete from single_sign_on_domains where organisation_id = $1")]
    public async Task Only_an_administrator_changes_and_takes_away(string change)
    {
        var member = await _world.MemberAsync();
        await _signOn.HoldsAsync(member);
        await _signOn.SetUpAsync(member, "https://issuer.example", "c", "s");
        var contributor = await _world.PersonAsync(member, Role.Contributor, Role.Approver);

        Assert.Equal(0, await TryAsync(member.Id, contributor.Id, change, member.Id));
        Assert.Equal(1, await TryAsync(member.Id, (await _world.PersonAsync(member, Role.OrganisationAdmin)).Id, change, member.Id));
    }

    [Fact]
    public async Task A_domain_is_confirmed_under_the_consortiums_hat_alone()
    {
        var member = await _world.MemberAsync();
        var both = await _world.PersonAsync(member, Role.OrganisationAdmin);
        await _world.RunAsync("insert into person_roles values ($1, 'consortium_admin', now())", both.Id);
        var domain = SignOnWorld.NewDomain();
        await _world.RunAsync("insert into single_sign_on_domains values ($1, $2, now(), $3)", member.Id, domain, both.Id);
        const string Confirm = "insert into domain_holders values ($1, $2, now(), $3)";

        Assert.Equal(-1, await TryAsync(member.Id, both.Id, Confirm, domain, member.Id, both.Id));
        Assert.Equal(1, await TryAsync(null, both.Id, Confirm, domain, member.Id, both.Id));
    }

    [Fact]
    public async Task Whoever_is_suspended_does_not_wipe_it_out_by_leaving()
    {
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync();
        await _world.JoinAsync(person, member, "suspended", Role.Contributor);
        const string Leave = "delete from memberships where organisation_id = $1 and user_id = $2";

        Assert.Equal(0, await TryAsync(member.Id, person.Id, Leave, member.Id, person.Id));
        await _world.RunAsync("update memberships set status = 'active' where user_id = $1", person.Id);
        Assert.Equal(1, await TryAsync(member.Id, person.Id, Leave, member.Id, person.Id));
    }

    [Fact]
    public async Task Who_found_an_administrators_browser_open_changes_nothing_and_switching_on_tells_all_administrators()
    {
        var member = await _world.MemberAsync();
        var (one, other) = (await _world.PersonAsync(member, Role.OrganisationAdmin), await _world.PersonAsync(member, Role.OrganisationAdmin));
        await _signOn.HoldsAsync(member);
        await _signOn.SetUpAsync(member, "https://issuer.example", "c", "s", on: false);
        var visitor = await postgres.Web.SignInAsync(one);
        var (settings, question) = (await visitor.GetAsync("/single-sign-on"), await visitor.GetAsync("/single-sign-on/switch-on"));
        Assert.DoesNotContain("show first that it is still you", settings.Text);
        await _world.RunAsync("update sessions set proven_at = now() - interval '11 minutes' where user_id = $1", one.Id);

        Assert.Contains("show first that it is still you", (await visitor.GetAsync("/single-sign-on")).Text);
        foreach (var answer in new[]
        {
            await visitor.PostFormAsync(settings, "/single-sign-on/provider", ("Issuer", "https://evil.example"), ("ClientId", "e"), ("ClientSecret", "e")),
            await visitor.PostFormAsync(settings, "/single-sign-on/domains", ("Domain", "evil.example")),
            await visitor.PostFormAsync(question, "/single-sign-on/switch-on"),
            await visitor.GetAsync("/single-sign-on/remove"),
        })
            Assert.Equal("/account/prove?returnUrl=%2Fsingle-sign-on", answer.Landed);
        Assert.False(await _world.AskAsync<bool>("select switched_on from single_sign_on where organisation_id = $1", member.Id));

        await _world.RunAsync("update sessions set proven_at = now() where user_id = $1", one.Id);
        await visitor.PostFormAsync(question, "/single-sign-on/switch-on");

        Assert.True(await _world.AskAsync<bool>("select switched_on from single_sign_on where organisation_id = $1", member.Id));
        foreach (var administrator in new[] { one, other })
            Assert.Equal($"Single sign-on is on for {member.Name}", await _world.KindsOfLettersAsync(administrator));
    }

    /// <returns>How many rows it touched; -1 where it is refused.</returns>
    private async Task<int> TryAsync(Guid? organisation, Guid user, string sql, params object[] values)
    {
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, organisation, user, Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        try
        {
            return await command.ExecuteNonQueryAsync(Cancel);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return -1;
        }
    }
}
