using Benchmarking.Web.Platform.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarking.Web.Tests.Platform.Audit;

/// <summary>The chain as the database makes it and as it is computed anew: whole, and after every kind of tampering.</summary>
public sealed class TrailCheckTests(PostgresFixture postgres)
{
    private readonly AuditWorld _audit = new(postgres);

    [Fact]
    public async Task A_trail_that_nobody_touched_is_whole_whatever_its_entries_say()
    {
        var actor = await _audit.TrailAsync(3, "Zoë’s “détail”\n, \u0001 and 🏠");
        await _audit.SealAsync(actor);
        await _audit.WriteAsync(actor, "went on");

        Assert.Equal(new TrailVerdict(4, 1, null), await _audit.CheckAsync(actor));
    }

    [Fact]
    public async Task A_trail_without_entries_is_whole() =>
        Assert.Equal(new TrailVerdict(0, 0, null), await _audit.CheckAsync(await _audit.TrailAsync(0)));

    [Theory]
    [InlineData("update audit_entries set detail = 'else' where organisation_id = :org and number = 3", "Entry 3 was changed after it was written.")]
    [InlineData("update audit_entries set at = at + interval '1 microsecond' where organisation_id = :org and number = 3", "Entry 3 was changed after it was written.")]
    [InlineData("update audit_entries set user_id = gen_random_uuid() where organisation_id = :org and number = 3", "Entry 3 was changed after it was written.")]
    [InlineData("update audit_entries set action = action || subject, subject = '' where organisation_id = :org and number = 3", "Entry 3 was changed after it was written.")]
    [InlineData("update audit_entries set hash = set_byte(hash, 0, (get_byte(hash, 0) + 1) % 256) where organisation_id = :org and number = 3", "Entry 3 was changed after it was written.")]
    [InlineData("update audit_entries set previous_hash = set_byte(previous_hash, 31, (get_byte(previous_hash, 31) + 1) % 256) where organisation_id = :org and number = 3", "Entry 3 does not follow the entry before it.")]
    [InlineData("delete from audit_entries where organisation_id = :org and number = 3", "Entry 3 is missing.")]
    [InlineData("delete from audit_entries where organisation_id = :org and number in (3, 4)", "Entry 3 is missing: the next one that is there has the number 5.")]
    [InlineData("delete from audit_entries where organisation_id = :org and number = 1", "Entry 1 is missing.")]
    [InlineData("delete from audit_entries where organisation_id = :org and number = 6", "The trail ends at entry 5, though its head remembers entry 6.")]
    [InlineData("delete from audit_heads where organisation_id = :org", "The trail has 6 entries, though none is remembered at its head.")]
    [InlineData("update audit_heads set hash = decode(repeat('11', 32), 'hex') where organisation_id = :org", "The trail ends at entry 6, though its head remembers entry 6.")]
    [InlineData("update audit_entries set number = 13 - number where organisation_id = :org and number in (2, 3)", "Entry 2 is missing: the next one that is there has the number 4.")]
    public async Task Whoever_touches_it_is_found_at_the_first_entry_that_is_wrong(string tampering, string said)
    {
        var actor = await _audit.TrailAsync(6);

        await _audit.TamperAsync(actor, tampering);

        Assert.Equal(said, (await _audit.CheckAsync(actor)).Wrong);
    }

    [Fact]
    public async Task Two_entries_that_changed_places_are_found()
    {
        var actor = await _audit.TrailAsync(4);

        await _audit.TamperAsync(actor, "update audit_entries set number = -number where organisation_id = :org and number in (2, 3)");
        await _audit.TamperAsync(actor, "update audit_entries set number = 5 + number where organisation_id = :org and number < 0");

        Assert.Equal("Entry 2 does not follow the entry before it.", (await _audit.CheckAsync(actor)).Wrong);
    }

    [Fact]
    public async Task Who_cuts_the_end_off_and_sets_the_head_back_is_found_by_the_seal()
    {
        var actor = await _audit.TrailAsync(4);
        await _audit.SealAsync(actor);
        await _audit.TamperAsync(actor, "delete from audit_entries where organisation_id = :org and number > 2");
        await _audit.TamperAsync(
            actor, "update audit_heads set number = 2, hash = (select hash from audit_entries where organisation_id = :org and number = 2) where organisation_id = :org");

        Assert.StartsWith("The trail ends at entry 2, though entry 4 was sealed on ", (await _audit.CheckAsync(actor)).Wrong);
    }

    [Fact]
    public async Task Who_writes_the_whole_trail_anew_with_right_hashes_is_found_by_the_seal()
    {
        var actor = await _audit.TrailAsync(3);
        await _audit.SealAsync(actor);
        await _audit.TamperAsync(actor, "delete from audit_entries where organisation_id = :org");
        await _audit.TamperAsync(actor, "delete from audit_heads where organisation_id = :org");
        for (var number = 1; number <= 3; number++)
            await _audit.WriteAsync(actor, $"told otherwise {number}");

        Assert.StartsWith("Entry 3 is not the one that was sealed on ", (await _audit.CheckAsync(actor)).Wrong);
    }

    [Fact]
    public async Task A_seal_of_another_key_or_of_another_trail_proves_nothing()
    {
        var (actor, other) = (await _audit.TrailAsync(2), await _audit.TrailAsync(2));
        await _audit.SealAsync(actor);
        await _audit.SealAsync(other);

        Assert.Contains("which is not known here", (await _audit.CheckAsync(actor, AuditWorld.WithAnotherKey())).Wrong);

        await _audit.TamperAsync(actor, $"update audit_seals set signature = (select signature from audit_seals where organisation_id = '{other.OrganisationId}') where organisation_id = :org");
        Assert.EndsWith(" is not signed with its key.", (await _audit.CheckAsync(actor)).Wrong);
    }

    [Fact]
    public async Task Eight_writers_at_once_make_one_chain_without_a_fork()
    {
        var each = System.Environment.GetEnvironmentVariable("BENCHMARKING_FULL") == "1" ? 4000 : 100;
        var actor = await _audit.TrailAsync(0);

        await Task.WhenAll(Enumerable.Range(1, 8).Select(writer => Task.Run(async () =>
        {
            for (var turn = 0; turn < each; turn++)
                await _audit.WriteAsync(actor, $"writer {writer}");
        })));

        Assert.Equal(new TrailVerdict(8 * each, 0, null), await _audit.CheckAsync(actor));
    }

    [Theory]
    [InlineData("update audit_heads set number = number + 1, hash = hash where organisation_id = :org")]
    [InlineData("insert into audit_heads values (:org, 10, decode(repeat('00', 32), 'hex'))")]
    public async Task The_site_moves_no_head_by_hand(string sql)
    {
        var actor = await _audit.TrailAsync(sql.StartsWith("update", StringComparison.Ordinal) ? 2 : 0);

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => _audit.AsSiteAsync(actor, sql));

        Assert.Equal("the head of an audit trail moves with its entries alone", refused.MessageText);
        Assert.True((await _audit.CheckAsync(actor)).IsWhole);
    }

    [Fact]
    public async Task An_entry_that_pretends_to_be_there_already_breaks_nothing()
    {
        var actor = await _audit.TrailAsync(2);

        await _audit.AsSiteAsync(actor, $"insert into audit_entries (organisation_id, id, at, user_id, action, subject) select organisation_id, id, at, user_id, action, subject from audit_entries where organisation_id = :org on conflict do nothing");

        Assert.Equal(new TrailVerdict(4, 0, null), await _audit.CheckAsync(actor));
    }

    [Theory]
    [InlineData("insert into audit_seals select organisation_id, current_date + 2, number, hash, '', 'key', now() from audit_heads where organisation_id = :org")]
    [InlineData("insert into audit_seals select organisation_id, current_date, number + 1, hash, '', 'key', now() from audit_heads where organisation_id = :org")]
    public async Task The_clerk_seals_nothing_but_where_a_trail_stands_today(string sql)
    {
        var actor = await _audit.TrailAsync(2);

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => _audit.AsSiteAsync(actor, "set local role bm_clerk; " + sql));

        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task The_command_looks_every_trail_through_as_the_auditor()
    {
        var name = await postgres.CreateMigratedDatabaseAsync();
        var owner = postgres.OwnerOf(name);
        await using (var source = Npgsql.NpgsqlDataSource.Create(owner))
        await using (var fill = source.CreateCommand(
            """
            insert into organisations (id, slug, name, short_name, region, size_band, type, joined_at)
              values ('a0000000-0000-4000-8000-000000000001', 'a', 'a', 'a', '', '', '', now());
            insert into audit_entries (organisation_id, at, user_id, action, subject)
              select 'a0000000-0000-4000-8000-000000000001', now(), gen_random_uuid(), 'did', n::text from generate_series(1, 5) n;
            insert into consortium_audit_entries (at, action, subject) values (now(), 'did', 'it');
            """))
        {
            await fill.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var (whole, said) = await CommandAsync(owner);
        Assert.Equal(0, whole);
        Assert.Contains("a0000000-0000-4000-8000-000000000001: whole, 5 entries, 0 seals", said);
        Assert.Contains("consortium: whole, 1 entries, 0 seals", said);

        await using (var source = Npgsql.NpgsqlDataSource.Create(owner))
        await using (var tamper = source.CreateCommand("set session_replication_role = replica; update audit_entries set subject = 'x' where number = 4"))
            await tamper.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        (whole, said) = await CommandAsync(owner);
        Assert.Equal(1, whole);
        Assert.Contains("NOT WHOLE, 3 entries, 0 seals. Entry 4 was changed after it was written.", said);
    }

    private async Task<(int Code, string Said)> CommandAsync(string owner)
    {
        var output = new StringWriter();
        var code = await VerifyAudit.RunAsync(owner, postgres.Web.Services.GetRequiredService<Trails>(), output, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
