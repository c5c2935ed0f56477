using Benchmarking.Web.Tenancy;
using Npgsql;

namespace Benchmarking.Web.Tests.Tenancy;

/// <summary>
/// "Nobody can cause anyone to hold what they lack" (threat 20): each role × each role × each way to hold it, as the table of
/// the code says and as the database answers raw SQL of the site's own role.
/// </summary>
public sealed class GrantTests(PostgresFixture postgres)
{
    private readonly World _world = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<Role, Role, bool> Matrix
    {
        get
        {
            var data = new TheoryData<Role, Role, bool>();
            foreach (var giver in Enum.GetValues<Role>())
            {
                foreach (var given in Enum.GetValues<Role>())
                {
                    data.Add(giver, given, true);
                    data.Add(giver, given, false);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Each_role_gives_each_role_as_the_table_says_and_never_to_oneself(Role giver, Role given, bool hasAdministrator)
    {
        // An organisation whose only administrator gives has one.
        if (!hasAdministrator && giver == Role.OrganisationAdmin)
            return;
        var member = await _world.MemberAsync();
        var ofPerson = giver is Role.ConsortiumAdmin or Role.Researcher;
        var person = ofPerson ? await _world.PersonAsync(giver) : await _world.PersonAsync(member, giver);
        // So that a seat on the steering group could be meant for them too.
        if (ofPerson)
            await _world.JoinAsync(person, member, "active", Role.Contributor);
        if (hasAdministrator)
            await _world.PersonAsync(member, Role.OrganisationAdmin);
        var to = await _world.PersonAsync(member, given == Role.Contributor ? Role.Approver : Role.Contributor);
        Guid? wall = ofPerson ? null : member.Id;

        var expected = (giver, given) switch
        {
            (Role.OrganisationAdmin, Role.Contributor or Role.Approver or Role.OrganisationAdmin) => true,
            (Role.ConsortiumAdmin, Role.Steering or Role.ConsortiumAdmin) => true,
            (Role.ConsortiumAdmin, Role.OrganisationAdmin) => !hasAdministrator,
            _ => false,
        };
        var hat = new Hat("hat", "", wall is null ? null : new OrganisationId(member.Id), [giver]);
        var actor = new Actor(new UserId(person.Id), "", hat, [hat]);
        Assert.Equal(expected, Grants.MayHandOut(actor, given, new UserId(to.Id), hasAdministrator));
        Assert.False(Grants.MayHandOut(actor, given, actor.UserId, hasAdministrator));

        Assert.Equal(expected, await AnyAsync(wall, person.Id, Ways(member, person, to, given)));
        Assert.False(await AnyAsync(wall, person.Id, Ways(member, person, person, given)));
    }

    [Theory]
    [InlineData("insert into memberships values ('{0}', '{2}', 'approver', 'active', now())")]
    [InlineData("update memberships set status = 'suspended' where organisation_id = '{0}' and user_id = '{2}' returning 1")]
    [InlineData("delete from memberships where organisation_id = '{0}' and user_id = '{2}' returning 1")]
    [InlineData("insert into invitations (organisation_id, email, normalized_email, roles, code_hash, invited_at, invited_by, expires_at) values ('{0}', 'x', 'X', array['approver'], sha256('x'), now(), '{1}', now())")]
    public async Task An_administrator_of_one_organisation_has_no_say_in_another(string sql)
    {
        var (mine, theirs) = (await _world.MemberAsync(), await _world.MemberAsync());
        var me = await _world.PersonAsync(mine, Role.OrganisationAdmin);
        var victim = await _world.PersonAsync(theirs, Role.Contributor);

        Assert.False(await DoesAsync(mine.Id, me.Id, Filled(sql, theirs.Id, me.Id, victim.Id)));
        // Nor where they say that they act for it.
        Assert.False(await DoesAsync(theirs.Id, me.Id, Filled(sql, theirs.Id, me.Id, victim.Id)));
    }

    [Theory]
    [InlineData("suspended")]
    [InlineData("invited")]
    public async Task An_administrator_who_is_not_active_hands_out_nothing(string status)
    {
        var member = await _world.MemberAsync();
        var me = await _world.PersonAsync();
        await _world.JoinAsync(me, member, status, Role.OrganisationAdmin);
        var other = await _world.PersonAsync(member, Role.Contributor);

        Assert.False(await AnyAsync(member.Id, me.Id, Ways(member, me, other, Role.Approver)));
        Assert.False(await DoesAsync(member.Id, me.Id, $"update memberships set status = 'active' where user_id = '{me.Id}' returning 1"));
    }

    [Fact]
    public async Task Somebody_who_belongs_nowhere_is_made_a_member_by_nobody_but_their_own_press()
    {
        var member = await _world.MemberAsync();
        var (me, stranger) = (await _world.PersonAsync(member, Role.OrganisationAdmin), await _world.PersonAsync());

        Assert.False(await DoesAsync(member.Id, me.Id, $"insert into memberships values ('{member.Id}', '{stranger.Id}', 'contributor', 'active', now())"));
    }

    [Fact]
    public async Task A_suspended_person_is_restored_by_no_invitation_and_gets_no_role_beside()
    {
        var member = await _world.MemberAsync();
        var (me, out_) = (await _world.PersonAsync(member, Role.OrganisationAdmin), await _world.PersonAsync());
        await _world.JoinAsync(out_, member, "suspended", Role.Contributor);
        await _world.RunAsync(
            "insert into invitations (organisation_id, email, normalized_email, roles, code_hash, invited_at, invited_by, expires_at) values ($1, $2, upper($2), array['approver'], sha256($3::text::bytea), now(), $4, now() + interval '1 hour')",
            member.Id, out_.Email, out_.Id.ToString(), me.Id);

        var insert = $"insert into memberships values ('{member.Id}', '{out_.Id}', 'approver', 'active', now())";
        Assert.False(await DoesAsync(member.Id, me.Id, insert));
        Assert.False(await DoesAsync(member.Id, out_.Id, insert, secret: out_.Id.ToString()));
        await _world.RunAsync("update memberships set status = 'active' where user_id = $1", out_.Id);
        Assert.True(await DoesAsync(member.Id, out_.Id, insert, secret: out_.Id.ToString()));
        // The letter opens what it offers, to whom it offers it, and nothing more.
        Assert.False(await DoesAsync(member.Id, out_.Id, insert, secret: "another"));
        Assert.False(await DoesAsync(member.Id, out_.Id, insert.Replace("approver", "organisation_admin", StringComparison.Ordinal), secret: out_.Id.ToString()));
    }

    [Theory]
    [InlineData("delete from memberships where organisation_id = '{0}' and user_id = '{1}' returning 1")]
    [InlineData("update memberships set status = 'suspended' where organisation_id = '{0}' and user_id = '{1}' returning 1")]
    public async Task The_last_active_administrator_stays_whatever_is_tried(string sql)
    {
        var member = await _world.MemberAsync();
        var me = await _world.PersonAsync(member, Role.OrganisationAdmin);
        Assert.False(await DoesAsync(member.Id, me.Id, Filled(sql, member.Id, me.Id, me.Id)));

        var second = await _world.PersonAsync(member, Role.OrganisationAdmin);
        Assert.True(await DoesAsync(member.Id, me.Id, Filled(sql, member.Id, second.Id, me.Id)));
    }

    [Fact]
    public async Task The_consortium_keeps_an_administrator_who_sees_no_figure_draft_or_trail_of_a_member()
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        var admin = await _world.PersonAsync(Role.ConsortiumAdmin);

        // One gives up their own role where others are there (other tests have theirs); all at once are never gone.
        Assert.False(await DoesAsync(null, admin.Id, "delete from person_roles where role = 'consortium_admin' returning 1"));
        foreach (var table in TwoOrganisations.Rows.Select(row => row.Table).Except(["memberships", "invitations", "reopenings", "metric_proposals", "return_progress", "audit_heads", "single_sign_on_domains"]))
            Assert.False(await DoesAsync(null, admin.Id, $"select 1 from {table} where organisation_id in ('{two.A}', '{two.B}')"), table);
        Assert.True(await DoesAsync(null, admin.Id, $"insert into audit_entries (organisation_id, at, user_id, action, subject) values ('{two.A}', now(), '{admin.Id}', 'tried', 'wall')"));
        Assert.False(await DoesAsync(null, admin.Id, $"insert into audit_entries (organisation_id, at, user_id, action, subject) values ('{two.A}', now(), '{two.UserA}', 'tried', 'wall')"));
        // Under the hat of a member they are that member's, and write on no other's trail.
        Assert.False(await DoesAsync(two.B, admin.Id, $"insert into audit_entries (organisation_id, at, user_id, action, subject) values ('{two.A}', now(), '{admin.Id}', 'tried', 'wall')"));
        Assert.False(await DoesAsync(two.B, admin.Id, $"select 1 from memberships where organisation_id = '{two.A}'"));
    }

    [Theory]
    [InlineData("update organisations set name = 'Mine' where id = '{0}' returning 1")]
    [InlineData("update organisations set merged_into = null, left_at = now() where id = '{0}' returning 1")]
    [InlineData("insert into organisations (slug, name, short_name, region, size_band, type, joined_at) values ('{2}', '', '', '', '', '', now())")]
    [InlineData("insert into organisation_names (organisation, name, short_name, until) values ('{0}', '', '', now())")]
    [InlineData("insert into consortium_invitations (email, normalized_email, code_hash, invited_at, invited_by, expires_at) values ('x', 'X', sha256('{2}'), now(), '{1}', now())")]
    [InlineData("update person_roles set state = 'active', changed_by = '{1}' returning 1")]
    public async Task What_is_the_consortiums_is_written_by_nobody_else(string sql)
    {
        var member = await _world.MemberAsync();
        var person = await _world.PersonAsync(member, Role.Contributor, Role.Approver, Role.OrganisationAdmin, Role.Steering);

        Assert.False(await DoesAsync(member.Id, person.Id, Filled(sql, member.Id, person.Id, Guid.NewGuid())));
        Assert.False(await DoesAsync(null, person.Id, Filled(sql, member.Id, person.Id, Guid.NewGuid())));
    }

    [Fact]
    public async Task An_organisation_that_has_left_changes_no_return_and_no_target()
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        await _world.RunAsync("update organisations set left_at = now() where id = $1", two.A);
        foreach (var table in new[] { "returns", "return_answers", "targets", "target_actions", "uploads", "history_figures" })
        {
            var insert = TwoOrganisations.Rows.Single(row => row.Table == table).Insert;
            Assert.True(await DoesAsync(two.A, two.UserA, $"select 1 from {table} where organisation_id = '{two.A}'"), table);
            Assert.False(await DoesAsync(two.A, two.UserA, Numbered(insert, two.A, two.UserA, two.Collection)), table);
        }

        Assert.False(await DoesAsync(two.A, two.UserA, $"update returns set version = version + 1 where organisation_id = '{two.A}' returning 1"));
        Assert.True(await DoesAsync(two.B, two.UserB, $"update returns set version = version + 1 where organisation_id = '{two.B}' returning 1"));
    }

    private static string Numbered(string insert, Guid organisation, Guid user, Guid collection) => insert
        .Replace("$1", $"'{organisation}'::uuid", StringComparison.Ordinal).Replace("$2", $"'{user}'::uuid", StringComparison.Ordinal)
        .Replace("$3", $"'{Guid.NewGuid()}'::uuid", StringComparison.Ordinal).Replace("$4", $"'{collection}'::uuid", StringComparison.Ordinal);

    private static string Filled(string sql, Guid organisation, Guid one, Guid other) => sql
        .Replace("{0}", organisation.ToString(), StringComparison.Ordinal).Replace("{1}", one.ToString(), StringComparison.Ordinal)
        .Replace("{2}", other.ToString(), StringComparison.Ordinal);

    /// <summary>Every way there is in which somebody could come to hold a role, tried by who gives.</summary>
    private static IEnumerable<string> Ways(Member member, Person giver, Person to, Role given)
    {
        var role = given.Stored();
        if (given is not (Role.ConsortiumAdmin or Role.Researcher))
            yield return $"insert into memberships values ('{member.Id}', '{to.Id}', '{role}', 'active', now()) on conflict do nothing";
        yield return $"insert into invitations (organisation_id, email, normalized_email, roles, code_hash, invited_at, invited_by, expires_at) values ('{member.Id}', '{to.Email}', upper('{to.Email}'), array['{role}'], sha256('{Guid.NewGuid()}'), now(), '{giver.Id}', now() + interval '1 hour')";
        if (given == Role.ConsortiumAdmin)
            yield return $"insert into consortium_invitations (email, normalized_email, code_hash, invited_at, invited_by, expires_at) select '{to.Email}', upper('{to.Email}'), sha256('{Guid.NewGuid()}'), now(), '{giver.Id}', now() + interval '1 hour' where '{to.Id}' <> '{giver.Id}'";
        if (given is Role.ConsortiumAdmin or Role.Researcher)
            yield return $"insert into person_roles values ('{to.Id}', '{role}', now())";
    }

    private async Task<bool> AnyAsync(Guid? wall, Guid user, IEnumerable<string> ways)
    {
        var any = false;
        foreach (var way in ways)
            any |= await DoesAsync(wall, user, way);
        return any;
    }

    /// <summary>Whether a statement of the site's role does something; undone in any case.</summary>
    private async Task<bool> DoesAsync(Guid? wall, Guid user, string sql, string? secret = null)
    {
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, wall, user, Cancel);
        if (secret is not null)
        {
            await using var came = new NpgsqlCommand($"select set_config('app.secret', encode(sha256('{secret}'), 'hex'), true)", connection);
            await came.ExecuteNonQueryAsync(Cancel);
        }

        await using var command = new NpgsqlCommand(sql, connection);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(Cancel);
            return await reader.ReadAsync(Cancel) || reader.RecordsAffected > 0;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege
            or PostgresErrorCodes.CheckViolation or PostgresErrorCodes.IntegrityConstraintViolation or PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }
}
