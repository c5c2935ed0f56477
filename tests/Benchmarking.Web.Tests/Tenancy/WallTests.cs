using Npgsql;

namespace Benchmarking.Web.Tests.Tenancy;

/// <summary>Raw SQL as the site's own role against every table with a wall: what the database itself refuses.</summary>
public sealed class WallTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Tables => [.. TwoOrganisations.Rows.Select(row => row.Table)];

    [Fact]
    public async Task Every_table_of_an_organisation_is_probed()
    {
        await using var owner = NpgsqlDataSource.Create(postgres.Owner);
        await using var command = owner.CreateCommand(
            """
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
            """);
        var walled = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
            walled.Add(reader.GetString(0));

        Assert.Equal(walled.Order(), TwoOrganisations.Rows.Select(row => row.Table).Order());
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task An_organisation_reads_its_own_rows_and_nobody_reads_without_one(string table)
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);

        Assert.Equal(1, await CountAsync(table, two.A, two.UserA, two.A));
        Assert.Equal(0, await CountAsync(table, two.A, two.UserA, two.B));
        Assert.Equal(1, await CountAsync(table, two.B, two.UserB, two.B));
        Assert.Equal(0, await CountAsync(table, null, null, two.A));
        Assert.Equal(0, await CountAsync(table, Guid.NewGuid(), Guid.NewGuid(), two.A));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Nobody_changes_or_removes_another_organisations_rows(string table)
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);

        foreach (var verb in new[] { $"update {table} set organisation_id = organisation_id where organisation_id = $1", $"delete from {table} where organisation_id = $1" })
        {
            // Either the role may not do it at all, or it finds no row to do it to.
            Assert.Equal(0, await ChangeAsync(verb, two.A, two.UserA, two.B));
            Assert.Equal(0, await ChangeAsync(verb, null, null, two.B));
        }

        Assert.Equal(1, await CountAsync(table, two.B, two.UserB, two.B));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Nobody_writes_into_another_organisation(string table)
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        var insert = TwoOrganisations.Rows.Single(row => row.Table == table).Insert;
        Assert.SkipWhen(insert.Length == 0, "Written by a trigger, inside the writer's own wall.");

        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, two.A, two.UserA, Cancel);
        await using var command = new NpgsqlCommand(insert, connection);
        foreach (var value in new[] { two.B, two.UserA, Guid.NewGuid(), two.Collection })
            command.Parameters.Add(new NpgsqlParameter { Value = value });

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_careless_second_policy_opens_nothing(string table)
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        await using var owner = NpgsqlDataSource.Create(postgres.Owner);
        await using var connection = await owner.OpenConnectionAsync(Cancel);
        await using var undone = await connection.BeginTransactionAsync(Cancel);
        await using (var careless = new NpgsqlCommand(
            $"set local role bm_owner; create policy careless on {table} to bm_app using (true); set local role bm_app", connection))
        {
            await careless.ExecuteNonQueryAsync(Cancel);
        }

        await TwoOrganisations.ActAsAsync(connection, two.A, two.UserA, Cancel);
        await using var command = new NpgsqlCommand($"select count(*) from {table} where organisation_id = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = two.B });
        Assert.Equal(0L, await command.ExecuteScalarAsync(Cancel));
    }

    /// <summary>The consortium's administrator in a look stands behind the member's wall, and still reads nothing of its register.</summary>
    [Fact]
    public async Task A_look_reads_no_row_of_the_register()
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, two.A, two.UserA, Cancel);
        foreach (var table in Register)
            Assert.Equal((table, 1L), (table, await CountAsync(table)));

        await using (var look = new NpgsqlCommand("select set_config('app.looking', 'true', true)", connection))
            await look.ExecuteScalarAsync(Cancel);

        foreach (var table in Register)
            Assert.Equal((table, 0L), (table, await CountAsync(table)));
        Assert.Equal(1L, await CountAsync("returns"));

        async Task<long> CountAsync(string table)
        {
            await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
            return (long)(await command.ExecuteScalarAsync(Cancel))!;
        }
    }

    private static readonly string[] Register =
    [
        "panels", "activities", "panel_papers", "recommendations", "service_changes", "tallies", "head_counts", "resident_profiles", "named_groups",
        "involvement_costs", "valuations", "action_plans", "actions", "opportunities", "register_documents", "register_files", "register_imports",
        "document_links", "return_offers",
    ];

    [Fact]
    public async Task A_used_connection_remembers_nobody()
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        await using var site = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres.Site) { MaxPoolSize = 1 });

        Assert.Equal(1, await CountAsync(site, "returns", two.A, two.UserA, two.A));
        await using var command = site.CreateCommand("select count(*) from returns");
        Assert.Equal(0L, await command.ExecuteScalarAsync(Cancel));
        await using var write = site.CreateCommand(
            $"insert into targets values ('{two.A}', 'wall-metric', 'none', null, false, '', '', '')");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => write.ExecuteNonQueryAsync(Cancel));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_row_of_another_organisation_and_a_row_of_nobody_are_refused_alike()
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        var theirs = await ReturnOfAsync(two.B, two.UserB);

        Assert.Equal(await RefusalAsync(Guid.NewGuid()), await RefusalAsync(theirs));

        async Task<string> RefusalAsync(Guid returnId)
        {
            await using var site = NpgsqlDataSource.Create(postgres.Site);
            await using var connection = await site.OpenConnectionAsync(Cancel);
            await using var transaction = await connection.BeginTransactionAsync(Cancel);
            await TwoOrganisations.ActAsAsync(connection, two.A, two.UserA, Cancel);
            await using var command = new NpgsqlCommand(
                $"insert into return_answers values ('{two.A}', '{returnId}', 'wall-input', 7, null, null, now(), '{two.UserA}')", connection);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel));
            return $"{refused.SqlState} {refused.MessageText} {refused.ConstraintName}";
        }
    }

    [Fact]
    public async Task What_one_organisation_has_used_is_still_free_for_another()
    {
        // Uniques begin with the organisation, so no refusal tells what somebody else has.
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        Assert.Equal(1, await CountAsync("targets", two.A, two.UserA, two.A));
        Assert.Equal(1, await CountAsync("targets", two.B, two.UserB, two.B));
    }

    [Fact]
    public async Task The_engine_reads_signed_figures_of_all_and_drafts_of_none()
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        await using var engine = NpgsqlDataSource.Create(postgres.Engine);
        await using var signed = engine.CreateCommand("select count(*) from signed_figures where organisation_id = any($1)");
        signed.Parameters.Add(new NpgsqlParameter { Value = new[] { two.A, two.B } });
        Assert.Equal(2L, await signed.ExecuteScalarAsync(Cancel));

        await using var name = engine.CreateCommand("select name from organisations");
        Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            (await Assert.ThrowsAsync<PostgresException>(() => name.ExecuteScalarAsync(Cancel))).SqlState);

        foreach (var table in new[]
                 {
                     "return_answers", "return_explanations", "returns", "uploads", "targets", "memberships", "users", "audit_entries",
                     "history_figures", "history_imports", "history_changes", "api_tokens", "idempotent_replies", "mail_messages",
                     "target_actions", "said_entries", "scorecard_drafts", "scorecards", "scorecard_links",
                     "case_studies", "case_study_files", "case_study_attachments",
                 })
        {
            await using var draft = engine.CreateCommand($"select count(*) from {table}");
            var refused = await Assert.ThrowsAsync<PostgresException>(() => draft.ExecuteScalarAsync(Cancel));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task The_clerk_sees_how_far_everybody_is_and_no_figure()
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);

        Assert.Equal(2L, await AsClerkAsync($"select count(*) from return_progress where organisation_id in ('{two.A}', '{two.B}')"));
        Assert.Equal(2L, await AsClerkAsync($"select count(*) from organisation_jobs where organisation_id in ('{two.A}', '{two.B}')"));
        foreach (var table in new[]
                 {
                     "returns", "return_answers", "return_explanations", "uploads", "signed_returns", "signed_figures", "targets",
                     "history_figures", "history_imports", "history_changes", "api_tokens", "idempotent_replies", "quality_notes", "audit_entries",
                     "published_cells", "ledger_inputs", "engine_keys", "case_study_files", "case_study_attachments",
                 })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => AsClerkAsync($"select count(*) from {table}"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        async Task<object?> AsClerkAsync(string question)
        {
            await using var transaction = await connection.BeginTransactionAsync(Cancel);
            await using var command = new NpgsqlCommand($"set local role bm_clerk; {question}", connection);
            return await command.ExecuteScalarAsync(Cancel);
        }
    }

    [Fact]
    public async Task A_letter_in_the_outbox_is_read_by_no_page()
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, two.A, two.UserA, Cancel);
        await using var write = new NpgsqlCommand(
            $"insert into mail_messages (kind, user_id, address, subject, body, about, made_at, next_try_at) values ('sent_back', '{two.UserA}', 'a', 's', 'b', '{Guid.NewGuid()}', now(), now())",
            connection);
        Assert.Equal(1, await write.ExecuteNonQueryAsync(Cancel));
        await using var read = new NpgsqlCommand("select count(*) from mail_messages", connection);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => read.ExecuteScalarAsync(Cancel));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_note_on_quality_is_read_by_the_steering_group_and_dropped_only_by_its_writer()
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        var note = Guid.NewGuid();
        await using var owner = NpgsqlDataSource.Create(postgres.Owner);
        await using (var prepare = owner.CreateCommand(
            $"""
            insert into quality_notes values ('{note}', '{two.Collection}', 'wall-metric', 'odd', 'so it was', now());
            update return_explanations set note_id = '{note}' where organisation_id = '{two.A}';
            insert into memberships values ('{two.B}', '{two.UserB}', 'steering', 'active', now());
            """))
        {
            await prepare.ExecuteNonQueryAsync(Cancel);
        }

        Assert.Equal(1L, await AsAsync(two.B, two.UserB, $"select count(*) from quality_notes where id = '{note}'"));
        Assert.Equal(1L, await AsAsync(two.A, two.UserA, $"select count(*) from quality_notes where id = '{note}'"));
        Assert.Equal(0L, await AsAsync(two.B, Guid.NewGuid(), $"select count(*) from quality_notes where id = '{note}'"));
        Assert.Null(await AsAsync(two.B, two.UserB, $"delete from quality_notes where id = '{note}' returning 1"));
        Assert.Equal(1, await AsAsync(two.A, two.UserA, $"delete from quality_notes where id = '{note}' returning 1"));

        async Task<object?> AsAsync(Guid organisation, Guid user, string question)
        {
            await using var site = NpgsqlDataSource.Create(postgres.Site);
            await using var connection = await site.OpenConnectionAsync(Cancel);
            await using var transaction = await connection.BeginTransactionAsync(Cancel);
            await TwoOrganisations.ActAsAsync(connection, organisation, user, Cancel);
            await using var command = new NpgsqlCommand(question, connection);
            return await command.ExecuteScalarAsync(Cancel);
        }
    }

    [Theory]
    [InlineData("set role bm_engine")]
    [InlineData("set role bm_owner")]
    [InlineData("set session authorization bm_engine")]
    [InlineData("truncate return_answers")]
    [InlineData("alter table returns disable row level security")]
    [InlineData("create table mine (id int)")]
    [InlineData("update published_cells set median = 1")]
    [InlineData("insert into publications (number, kind, period, title, source, method, minimum_for_median, minimum_for_quartiles, published_at) values (1, 'national', '', '', '', '', 1, 1, now())")]
    [InlineData("select * from ledger_inputs")]
    [InlineData("select * from ledger_entries")]
    [InlineData("select * from engine_keys")]
    [InlineData("select * from release_partitions")]
    [InlineData("select * from release_ledger_entries")]
    [InlineData("insert into publication_reports select id, '{}' from publications")]
    [InlineData("update signed_figures set value = 1")]
    [InlineData("delete from audit_entries")]
    [InlineData("update person_roles set role = 'consortium_admin'")]
    [InlineData("insert into person_roles select id, 'consortium_admin', now() from users")]
    [InlineData("select pg_read_file('/etc/passwd')")]
    [InlineData("copy returns to program 'cat'")]
    public async Task The_site_may_not(string deed)
    {
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var command = site.CreateCommand(deed);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Turning_the_wall_off_raises_an_error_and_widens_nothing()
    {
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var command = new NpgsqlCommand("set row_security = off; select count(*) from returns", connection);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteScalarAsync(Cancel));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    private async Task<long> CountAsync(string table, Guid? organisation, Guid? user, Guid asked)
    {
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        return await CountAsync(site, table, organisation, user, asked);
    }

    private static async Task<long> CountAsync(NpgsqlDataSource site, string table, Guid? organisation, Guid? user, Guid asked)
    {
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, organisation, user, Cancel);
        await using var command = new NpgsqlCommand($"select count(*) from {table} where organisation_id = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = asked });
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private async Task<int> ChangeAsync(string verb, Guid? organisation, Guid? user, Guid asked)
    {
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, organisation, user, Cancel);
        await using var command = new NpgsqlCommand(verb, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = asked });
        try
        {
            return await command.ExecuteNonQueryAsync(Cancel);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return 0;
        }
    }

    private async Task<Guid> ReturnOfAsync(Guid organisation, Guid user)
    {
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, organisation, user, Cancel);
        await using var command = new NpgsqlCommand("select id from returns", connection);
        return (Guid)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
