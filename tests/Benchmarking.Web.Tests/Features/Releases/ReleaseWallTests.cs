using Benchmarking.Web.Tenancy;
using Benchmarking.Web.Tests.Tenancy;
using Npgsql;

namespace Benchmarking.Web.Tests.Features.Releases;

/// <summary>Raw SQL as the site's and the engine's logins: who asks for a release, who decides, and that it never changes.</summary>
public sealed class ReleaseWallTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.Steering, true)]
    [InlineData(Role.Approver, false)]
    [InlineData(Role.OrganisationAdmin, false)]
    public async Task Only_the_steering_group_of_the_members_asks(Role role, bool may)
    {
        var who = await MemberAsync(role);

        Assert.Equal(may, await MayAsync(who, Ask(who)));
        Assert.False(await MayAsync(who with { Organisation = null }, Ask(who)));
    }

    [Fact]
    public async Task The_consortiums_administrators_ask_too()
    {
        var admin = new Who(null, (await _world.PersonAsync(Role.ConsortiumAdmin)).Id);

        Assert.True(await MayAsync(admin, Ask(admin)));
    }

    [Fact]
    public async Task Nobody_asks_in_anothers_name_or_for_one_that_is_ready()
    {
        var (one, other) = (await MemberAsync(Role.Steering), await MemberAsync(Role.Steering));

        Assert.False(await MayAsync(one, Ask(other)));
        Assert.False(await MayAsync(one, Ask(one).Replace("'building'", "'ready'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Another_person_than_who_asked_approves_and_a_member_does_not()
    {
        var (asked, other) = (await MemberAsync(Role.Steering), await MemberAsync(Role.Steering));
        var release = await ReleaseAsync(asked.User, "ready");
        var approve = $"update releases set state = 'published', approved_by = app_user(), approved_at = now(), published_at = now() where id = '{release}'";

        Assert.False(await MayAsync(asked, approve));
        Assert.False(await MayAsync(asked, approve.Replace("app_user()", $"'{other.User}'", StringComparison.Ordinal)));
        Assert.False(await MayAsync(await MemberAsync(Role.Approver), approve));
        Assert.True(await MayAsync(other, approve));
    }

    [Theory]
    [InlineData("{\"passed\": false}")]
    [InlineData("{\"passed\": \"true\"}")]
    [InlineData("{}")]
    public async Task What_did_not_pass_is_never_published_whoever_asks(string report)
    {
        var asked = await MemberAsync(Role.Steering);
        var release = await ReleaseAsync(asked.User, "building");
        await _world.RunAsync("insert into release_reports values ($1, $2::jsonb)", release, report);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => _world.RunAsync(
            "update releases set state = 'ready', major = 1, minor = 0, patch = 0 where id = $1", release));
        Assert.Equal("a release that did not pass is not published", refused.MessageText);
    }

    [Theory]
    [InlineData("refused", "ready")]
    [InlineData("refused", "published")]
    [InlineData("withdrawn", "published")]
    [InlineData("published", "ready")]
    [InlineData("building", "published")]
    [InlineData("discarded", "ready")]
    public async Task A_release_moves_forward_only_even_for_the_superuser(string from, string to)
    {
        var release = await ReleaseAsync((await MemberAsync(Role.Steering)).User, from);

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            _world.RunAsync("update releases set state = $2 where id = $1", release, to));
        Assert.Equal($"a release that is {from} does not become {to}", refused.MessageText);
    }

    [Theory]
    [InlineData("update releases set title = 'other' where id = $1")]
    [InlineData("update releases set major = 9, state = 'withdrawn' where id = $1")]
    [InlineData("update releases set publications = '{9}' where id = $1")]
    [InlineData("delete from releases where id = $1")]
    [InlineData("update release_files set name = 'other' where release_id = $1")]
    [InlineData("delete from release_files where release_id = $1")]
    [InlineData("update release_reports set report = '{}' where release_id = $1")]
    [InlineData("delete from stored_files where sha256 in (select sha256 from release_files where release_id = $1)")]
    [InlineData("update stored_chunks set content = '' where sha256 in (select sha256 from release_files where release_id = $1)")]
    [InlineData("delete from stored_chunks where sha256 in (select sha256 from release_files where release_id = $1)")]
    public async Task What_was_released_is_never_changed_not_even_by_the_superuser(string deed)
    {
        var release = await ReleaseAsync((await MemberAsync(Role.Steering)).User, "published");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => _world.RunAsync(deed, release));
        Assert.Equal("a release is never changed", refused.MessageText);
    }

    [Theory]
    [InlineData("ready", false, false)]
    [InlineData("refused", false, false)]
    [InlineData("published", true, true)]
    [InlineData("withdrawn", true, false)]
    public async Task The_public_sees_published_releases_with_their_files_and_of_withdrawn_ones_that_they_were(
        string state, bool seen, bool files)
    {
        var steering = await MemberAsync(Role.Steering);
        var release = await ReleaseAsync(steering.User, state);
        var nobody = new Who(null, null);
        long Rows(bool may) => may ? 1 : 0;

        Assert.Equal(Rows(seen), await CountAsync(nobody, $"releases where id = '{release}'"));
        Assert.Equal(Rows(files), await CountAsync(nobody, $"release_files where release_id = '{release}'"));
        Assert.Equal(Rows(files), await CountAsync(nobody, $"stored_chunks where {Of(release)}"));
        Assert.Equal(0, await CountAsync(nobody, $"release_reports where release_id = '{release}'"));
        Assert.Equal(0, await CountAsync(await MemberAsync(Role.Approver), $"release_reports where release_id = '{release}'"));
        Assert.Equal(1, await CountAsync(steering, $"releases where id = '{release}'"));
        Assert.Equal(1, await CountAsync(steering, $"stored_chunks where {Of(release)}"));
        Assert.Equal(1, await CountAsync(steering, $"release_reports where release_id = '{release}'"));
    }

    [Fact]
    public async Task The_content_of_one_that_is_not_open_is_for_researchers_who_said_who_they_are()
    {
        var release = await ReleaseAsync((await MemberAsync(Role.Steering)).User, "published", open: false);
        var researcher = await _world.PersonAsync(Role.Researcher);

        Assert.Equal(1, await CountAsync(new Who(null, null), $"release_files where release_id = '{release}'"));
        Assert.Equal(0, await CountAsync(new Who(null, null), $"stored_files where {Of(release)}"));
        Assert.Equal(0, await CountAsync(new Who(null, null), $"stored_chunks where {Of(release)}"));
        Assert.Equal(0, await CountAsync(new Who(null, researcher.Id), $"stored_chunks where {Of(release)}"));
        await _world.RunAsync("insert into researchers values ($1, 'n', 'a', 'p', now())", researcher.Id);
        await _world.RunAsync("insert into terms_acceptances values ($1, '1', now())", researcher.Id);
        Assert.Equal(1, await CountAsync(new Who(null, researcher.Id), $"stored_chunks where {Of(release)}"));
    }

    [Fact]
    public async Task The_engine_makes_what_was_asked_for_and_decides_nothing_else()
    {
        var steering = await MemberAsync(Role.Steering);
        var (building, ready) = (await ReleaseAsync(steering.User, "building"), await ReleaseAsync(steering.User, "ready"));
        await using var engine = NpgsqlDataSource.Create(postgres.Engine);

        Assert.Null(await EngineAsync(engine, $"update releases set state = 'published', approved_at = now() where id = '{ready}'"));
        Assert.Equal(0, await EngineAsync(engine, $"update releases set state = 'refused' where id = '{ready}'"));
        Assert.Null(await EngineAsync(engine, $"update releases set title = 'x' where id = '{building}'"));
        Assert.Equal(1, await EngineAsync(engine, $"update releases set state = 'refused', message = 'no' where id = '{building}'"));
    }

    private static string Of(Guid release) => $"sha256 in (select sha256 from release_files where release_id = '{release}')";

    private static string Ask(Who who) =>
        $"""
        insert into releases (series, state, title, summary, licence, open, publications, records, case_studies, made_at, made_by)
        values ('wall-{Guid.NewGuid():N}', 'building', 't', 's', 'cc-by-4.0', true, array[1], 'none', false, now(), '{who.User}')
        """;

    private async Task<Who> MemberAsync(Role role)
    {
        var member = await _world.MemberAsync();
        return new Who(member.Id, (await _world.PersonAsync(member, role)).Id);
    }

    /// <summary>A release of a series of its own, with a report and one file, brought to a state step by step.</summary>
    private async Task<Guid> ReleaseAsync(Guid? by, string state, bool open = true)
    {
        var (id, sha) = (Guid.NewGuid(), $"{Guid.NewGuid():N}{Guid.NewGuid():N}");
        await _world.RunAsync(
            """
            insert into releases (id, series, state, title, summary, licence, open, publications, records, case_studies, made_at, made_by)
            values ($1, 'wall-' || $1, 'building', 't', 's', 'cc-by-4.0', $3, array[1], 'none', false, now(), $2)
            """, id, by!.Value, open);
        if (state == "building")
            return id;

        await _world.RunAsync("insert into release_reports values ($1, jsonb_build_object('passed', $2))", id, state != "refused");
        await _world.RunAsync("insert into stored_files values ($1, 1, 1)", sha);
        await _world.RunAsync("insert into stored_chunks values ($1, 0, $1, 'x')", sha);
        await _world.RunAsync("insert into release_files (release_id, name, position, media_type, sha256, bytes, description) values ($1, 'cells.csv', 1, 'text/csv', $2, 1, '')", id, sha);
        await _world.RunAsync(state switch
        {
            "refused" => "update releases set state = 'refused' where id = $1",
            "discarded" => "update releases set state = 'discarded', withdrawn_at = now(), withdrawn_by = made_by where id = $1",
            _ => "update releases set state = 'ready', major = 1, minor = 0, patch = 0 where id = $1",
        }, id);
        if (state is "published" or "withdrawn")
            await _world.RunAsync("update releases set state = 'published', approved_at = now(), approved_by = gen_random_uuid(), published_at = now() where id = $1", id);
        if (state == "withdrawn")
            await _world.RunAsync("update releases set state = 'withdrawn', withdrawn_at = now(), withdrawn_by = made_by, withdrawn_reason = 'r' where id = $1", id);
        return id;
    }

    /// <summary>Whether it did anything; undone either way.</summary>
    private async Task<bool> MayAsync(Who who, string sql)
    {
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var undone = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, who.Organisation, who.User, Cancel);
        try
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteNonQueryAsync(Cancel) > 0;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.CheckViolation)
        {
            return false;
        }
    }

    private async Task<long> CountAsync(Who who, string from)
    {
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var undone = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, who.Organisation, who.User, Cancel);
        await using var command = new NpgsqlCommand($"select count(*) from {from}", connection);
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
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

    private sealed record Who(Guid? Organisation, Guid? User);
}
