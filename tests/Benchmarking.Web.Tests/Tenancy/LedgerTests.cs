using Npgsql;

namespace Benchmarking.Web.Tests.Tenancy;

/// <summary>The ledger only grows, the key stays the engine's, and reports are for those who answer for the consortium.</summary>
public sealed class LedgerTests(PostgresFixture postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("update engine_keys set key = key")]
    [InlineData("delete from engine_keys")]
    [InlineData("truncate engine_keys")]
    [InlineData("update ledger_inputs set tokens = tokens")]
    [InlineData("delete from ledger_inputs")]
    [InlineData("truncate ledger_inputs cascade")]
    [InlineData("update ledger_entries set value = value")]
    [InlineData("delete from ledger_entries")]
    [InlineData("truncate ledger_entries")]
    [InlineData("update publication_returns set revision = revision")]
    [InlineData("delete from publication_returns")]
    [InlineData("truncate publication_returns")]
    [InlineData("update publication_reports set report = report")]
    [InlineData("delete from publication_reports")]
    [InlineData("truncate publication_reports")]
    public async Task What_was_shown_is_never_changed_not_even_by_the_superuser(string deed)
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        await using var owner = NpgsqlDataSource.Create(postgres.Owner);
        await using var connection = await owner.OpenConnectionAsync(Cancel);
        await using var undone = await connection.BeginTransactionAsync(Cancel);
        await using var fill = new NpgsqlCommand(
            $$"""
            insert into ledger_inputs values ('wall', '{a}', '{b}');
            insert into publication_reports values ('{{two.Publication}}', '{}');
            insert into ledger_entries values ('{{two.Publication}}', 1, '', '', '', 'median', null, null, null, '', 'V', 'wall');
            """,
            connection);
        await fill.ExecuteNonQueryAsync(Cancel);
        await using var command = new NpgsqlCommand(deed, connection);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel));
        Assert.Equal("a publication is never changed", refused.MessageText);
    }

    [Fact]
    public async Task Each_database_has_a_key_of_its_own_of_32_bytes()
    {
        var keys = new List<byte[]>();
        foreach (var database in new[] { await postgres.CreateEmptyDatabaseAsync(), await postgres.CreateEmptyDatabaseAsync() })
        {
            await Web.Database.Migrator.ApplyAsync(
                postgres.OwnerOf(database), Web.Database.MigrationFiles.Embedded(), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, Cancel);
            await using var owner = NpgsqlDataSource.Create(postgres.OwnerOf(database));
            await using var command = owner.CreateCommand("select key from engine_keys where purpose = 'publisher'");
            keys.Add((byte[])(await command.ExecuteScalarAsync(Cancel))!);
        }

        Assert.All(keys, key => Assert.Equal(32, key.Length));
        Assert.NotEqual(keys[0], keys[1]);
    }

    [Fact]
    public async Task A_report_opens_to_the_steering_group_and_to_administrators_and_to_nobody_else()
    {
        var two = await TwoOrganisations.MakeAsync(postgres, Cancel);
        await using var owner = NpgsqlDataSource.Create(postgres.Owner);
        await using (var prepare = owner.CreateCommand(
            $$"""
            insert into publication_reports values ('{{two.Publication}}', '{}');
            insert into memberships values ('{{two.A}}', '{{two.UserA}}', 'steering', 'active', now());
            insert into memberships values ('{{two.B}}', '{{two.UserB}}', 'steering', 'suspended', now());
            """))
        {
            await prepare.ExecuteNonQueryAsync(Cancel);
        }

        Assert.Equal(1L, await ReadAsync(two, two.A, two.UserA));
        Assert.Equal(0L, await ReadAsync(two, two.B, two.UserB)); // suspended
        Assert.Equal(0L, await ReadAsync(two, two.B, two.UserA)); // a hat without the role
        Assert.Equal(0L, await ReadAsync(two, null, null));
        await using (var promote = owner.CreateCommand($"insert into person_roles values ('{two.UserB}', 'consortium_admin', now())"))
            await promote.ExecuteNonQueryAsync(Cancel);
        Assert.Equal(1L, await ReadAsync(two, null, two.UserB));
    }

    private async Task<long> ReadAsync(TwoOrganisations two, Guid? organisation, Guid? user)
    {
        await using var site = NpgsqlDataSource.Create(postgres.Site);
        await using var connection = await site.OpenConnectionAsync(Cancel);
        await using var transaction = await connection.BeginTransactionAsync(Cancel);
        await TwoOrganisations.ActAsAsync(connection, organisation, user, Cancel);
        await using var command = new NpgsqlCommand($"select count(*) from publication_reports where publication_id = '{two.Publication}'", connection);
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
