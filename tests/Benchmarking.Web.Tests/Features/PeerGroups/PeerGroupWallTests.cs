using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Tenancy;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.PeerGroups;

/// <summary>Raw SQL as the site's and the engine's logins: who asks, who decides, who retires.</summary>
public sealed class PeerGroupWallTests(PostgresFixture postgres)
{
    private const string Ask =
        """
        insert into peer_groups (code, dimension, name, description, attribute_value, position, state, members, reason, asked_at, asked_by)
        values ('named:' || gen_random_uuid(), 'named', gen_random_uuid()::text, '', '', 999, 'asked', array[gen_random_uuid()], 'r', now(), app_user())
        """;

    private readonly World _world = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.Steering, true)]
    [InlineData(Role.Contributor, false)]
    [InlineData(Role.OrganisationAdmin, false)]
    public async Task Only_the_steering_group_of_the_members_asks(Role role, bool may)
    {
        var (member, person) = await MemberAsync(role);

        Assert.Equal(may, await MayAsync(member, person, Ask));
        Assert.False(await MayAsync(null, person, Ask));
    }

    [Fact]
    public async Task The_consortiums_administrators_ask_too() =>
        Assert.True(await MayAsync(null, (await _world.PersonAsync(Role.ConsortiumAdmin)).Id, Ask));

    [Theory]
    [InlineData("insert into peer_groups (code, dimension, name, description, attribute_value, position, state, asked_at, asked_by) values ('named:x', 'named', 'x', '', '', 1, 'live', now(), app_user())")]
    [InlineData("insert into peer_groups (code, dimension, name, description, attribute_value, position, state, asked_at, asked_by) values ('region:x', 'region', 'x', '', 'x', 1, 'asked', now(), app_user())")]
    [InlineData("insert into peer_groups (code, dimension, name, description, attribute_value, position, state, asked_at, asked_by) values ('named:x', 'named', 'x', '', '', 1, 'asked', now(), gen_random_uuid())")]
    [InlineData("update peer_groups set state = 'live' where state = 'asked'")]
    [InlineData("update peer_groups set members = members || gen_random_uuid() where state = 'asked'")]
    [InlineData("update peer_groups set outcome = 'yes' where state = 'asked'")]
    [InlineData("update peer_groups set name = 'x'")]
    [InlineData("delete from peer_groups")]
    [InlineData("insert into consortium_jobs (kind, subject, state, requested_at, requested_by) values ('publish_collection', gen_random_uuid(), 'queued', now(), app_user())")]
    public async Task The_steering_group_can_neither_let_a_group_live_nor_change_it_nor_ask_for_other_work(string sql)
    {
        var (member, person) = await MemberAsync(Role.Steering);
        await GroupAsync("asked");

        Assert.False(await MayAsync(member, person, sql));
    }

    [Fact]
    public async Task A_member_retires_nothing_and_the_steering_group_only_what_was_asked_for()
    {
        var code = await GroupAsync("live");
        var retire = $"update peer_groups set state = 'retired', retired_at = now(), retired_by = app_user() where code = '{code}'";
        var (member, person) = await MemberAsync(Role.Contributor);
        var (other, steering) = await MemberAsync(Role.Steering);

        Assert.False(await MayAsync(member, person, retire));
        Assert.False(await MayAsync(other, steering, retire.Replace(code, "region:north-west", StringComparison.Ordinal)));
        Assert.True(await MayAsync(other, steering, retire));
    }

    [Fact]
    public async Task The_engine_decides_once_and_on_nothing_else()
    {
        var (asked, live) = (await GroupAsync("asked"), await GroupAsync("live"));
        await using var engine = NpgsqlDataSource.Create(postgres.Engine);

        Assert.Equal(0, await EngineAsync(engine, $"update peer_groups set state = 'refused', decided_at = now() where code = '{live}'"));
        Assert.Equal(1, await EngineAsync(engine, $"update peer_groups set state = 'live', decided_at = now() where code = '{asked}'"));
        Assert.Equal(0, await EngineAsync(engine, $"update peer_groups set state = 'refused', decided_at = now() where code = '{asked}'"));
        Assert.Null(await EngineAsync(engine, $"update peer_groups set members = '{{}}' where code = '{live}'"));
        Assert.Null(await EngineAsync(engine, "insert into peer_groups (code, dimension, name, description, attribute_value, position) values ('named:y', 'named', 'y', '', '', 1)"));
    }

    [Fact]
    public async Task The_steering_group_sees_of_the_consortiums_work_its_own_checks_and_releases_alone()
    {
        var admin = await _world.PersonAsync(Role.ConsortiumAdmin);
        await _world.RunAsync("insert into consortium_jobs (kind, subject, state, requested_at, requested_by) values ('import_public_data', gen_random_uuid(), 'done', now(), $1), ('make_release', gen_random_uuid(), 'done', now(), $1), ('check_peer_group', gen_random_uuid(), 'done', now(), $1)", admin.Id);
        var (member, steering) = await MemberAsync(Role.Steering);
        var (other, contributor) = await MemberAsync(Role.Contributor);

        Assert.Equal(["check_peer_group", "make_release"], await KindsAsync(member, steering));
        Assert.Empty(await KindsAsync(other, contributor));
    }

    private async Task<(Guid Member, Guid Person)> MemberAsync(Role role)
    {
        var member = await _world.MemberAsync();
        return (member.Id, (await _world.PersonAsync(member, role)).Id);
    }

    private async Task<string> GroupAsync(string state)
    {
        var code = $"named:{Guid.NewGuid():N}";
        await _world.RunAsync(
            """
            insert into peer_groups (code, dimension, name, description, attribute_value, position, state, asked_at, asked_by, decided_at)
            values ($1, 'named', $1, '', '', 999, $2, now(), gen_random_uuid(), case $2 when 'asked' then null else now() end)
            """, code, state);
        return code;
    }

    /// <summary>Whether it did anything; undone either way.</summary>
    private async Task<bool> MayAsync(Guid? member, Guid person, string sql)
    {
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var undone = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, member, person, Cancel);
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteNonQueryAsync(Cancel) > 0;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }
    }

    private async Task<List<string>> KindsAsync(Guid member, Guid person)
    {
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var undone = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, member, person, Cancel);
        await using var command = new NpgsqlCommand("select distinct kind from consortium_jobs order by kind", connection);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var kinds = new List<string>();
        while (await reader.ReadAsync(Cancel))
            kinds.Add(reader.GetString(0));
        return kinds;
    }

    /// <summary>How many rows it changed; null where the engine's login may not do it at all.</summary>
    private static async Task<int?> EngineAsync(NpgsqlDataSource engine, string sql)
    {
        await using var command = engine.CreateCommand(sql);
        try
        {
            return await command.ExecuteNonQueryAsync(Cancel);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return null;
        }
    }
}
